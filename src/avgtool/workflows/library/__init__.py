"""What ``import avgtool`` offers: the workflows for callers who hold paths, tables and keys of their own."""
