"""A plan carried out: prepared, treated, written, read back, judged, published; each step a module."""
