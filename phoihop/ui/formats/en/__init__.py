"""Formats for readers of English."""
