"""The pages about activities."""
