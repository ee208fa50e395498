"""The numbers of a plan: what she types, what follows from it, and what does not fit together."""
