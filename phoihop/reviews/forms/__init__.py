"""What is handed in about reviews and about conferences."""
