"""What decides: identifiers, periods, what a list shows, and how a value is said."""
