"""What travels between offices: packages that can be checked, lists in workbooks."""
