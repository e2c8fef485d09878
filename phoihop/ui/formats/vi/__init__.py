"""Formats for readers of Vietnamese."""
