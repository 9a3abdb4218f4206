"""Databases searched for one person: by index where there is one, read only."""
