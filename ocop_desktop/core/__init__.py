"""Words every room uses; imports nothing of ours."""
