"""Sending packages up, checking them, what was sent."""
