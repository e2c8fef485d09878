"""What templates need to show figures."""
