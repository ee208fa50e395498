"""Lists that come in: file, columns, row by row, done."""
