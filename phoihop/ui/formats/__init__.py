"""How numbers and dates are written and read, one module for each language."""
