"""Which sources are databases: by their URL, or because the file is one of SQLite."""

from __future__ import annotations

from pathlib import Path

from avgtool.sources.databases.urls import is_database_url

_SQLITE = b"SQLite format 3\x00"
"""The first bytes of each file of SQLite (Database File Format, section 1.3)."""


def database_url(location: str) -> str | None:
    """The URL of a source that is a database; none for all other files and folders."""
    if is_database_url(location):
        return location
    path = Path(location)
    try:
        with path.open("rb") as file:
            is_sqlite = file.read(len(_SQLITE)) == _SQLITE
    except OSError:  # told when it is opened as a file
        return None
    return f"sqlite:///{path}" if is_sqlite else None
