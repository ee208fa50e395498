"""A form, a list or a letter laid out as the blocks that every output reads."""
