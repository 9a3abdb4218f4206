"""Records with types and depth: JSON, NDJSON and Parquet."""
