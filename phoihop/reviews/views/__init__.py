"""The pages about reviews and about conferences."""
