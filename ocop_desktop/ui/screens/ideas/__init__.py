"""Ideas: the list, beginning a new one, printing, the workbook."""
