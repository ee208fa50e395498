"""Producers (chủ thể)."""
