"""The report on requests: how many, which rights, answered in time or not."""
