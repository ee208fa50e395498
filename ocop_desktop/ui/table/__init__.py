"""The table of a form: cells to type in, rows, blocks from Excel."""
