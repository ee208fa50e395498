"""Today: what waits."""
