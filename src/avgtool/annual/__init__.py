"""The annual report of the data protection officer: what the features count over a year, put side by side."""
