"""Databases behind a URL, and SQLite files."""
