"""Production plans: the list, beginning one from an idea, printing, workbooks, results."""
