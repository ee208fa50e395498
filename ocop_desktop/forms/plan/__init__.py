"""The form of a production plan: its answers read for the planning room, its figures shown."""
