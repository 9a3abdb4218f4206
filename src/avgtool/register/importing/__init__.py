"""A register that somebody kept as a table, read as activities."""
