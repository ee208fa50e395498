"""Blocks and sheets become files: one module for each format, no database."""
