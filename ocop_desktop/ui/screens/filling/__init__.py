"""Guided entry: one form of one record."""
