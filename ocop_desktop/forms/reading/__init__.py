"""From TOML files to frozen definitions, in small passes; every mistake is named by its place."""
