"""Reports in words, pasted or sent as Word, PDF or plain text: what they hold and seem to say (báo cáo bằng lời)."""
