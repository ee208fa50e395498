"""Guided entry: one form, step by step."""
