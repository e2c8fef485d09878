"""What is asked of inspections, and what both sides hand in about them."""
