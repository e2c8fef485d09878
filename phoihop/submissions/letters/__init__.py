"""Reports in words: what a Word, PDF or plain text file holds, and what it seems to say (báo cáo bằng lời)."""
