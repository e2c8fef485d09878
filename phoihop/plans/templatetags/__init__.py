"""What templates of this room may say."""
