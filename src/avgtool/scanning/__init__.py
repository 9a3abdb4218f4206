"""From the values of a column to a verdict that can explain itself."""
