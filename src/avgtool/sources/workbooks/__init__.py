"""Workbooks: every sheet, every cell as it is, what hides beside the cells; written from values alone."""
