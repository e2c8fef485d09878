"""The components every room draws its pages with."""
