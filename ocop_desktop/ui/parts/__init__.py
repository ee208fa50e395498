"""Pieces of screen that several screens share."""
