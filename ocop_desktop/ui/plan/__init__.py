"""What stands beside the form of a plan: its figures, charts, what if."""
