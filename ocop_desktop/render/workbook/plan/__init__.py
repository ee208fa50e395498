"""A plan as a workbook that calculates: its sheets as data, and how they are drawn."""
