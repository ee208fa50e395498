"""The program without a window: the same services, commands instead of screens."""
