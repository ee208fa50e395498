"""What every list screen is made of: search, table, trash, menus, papers."""
