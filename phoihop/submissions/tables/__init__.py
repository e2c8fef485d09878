"""Tables that a person made, whose columns are told once and known again (bảng tự lập)."""
