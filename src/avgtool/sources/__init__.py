"""Opening and writing data sets: delimited text, workbooks, Parquet, JSON, databases, frames."""
