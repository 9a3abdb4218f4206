"""How avgtool.yaml says where a source is, and what it is called."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from avgtool.sources.databases.urls import is_database_url

_NO_NAME = re.compile(r"\W+")


def place_of(source: str) -> dict[str, str]:
    """How avgtool.yaml says where a source is: no password stands in it."""
    if not is_database_url(source):
        return {"path": source}
    if source.startswith("sqlite:"):
        return {"url": source}
    return {"url": source} if "@" not in source else {"url_from": f"{name_of(source).upper()}_URL"}


def name_of(source: str) -> str:
    """What a source is called: the database, the file or the folder."""
    last = urlsplit(source).path if is_database_url(source) and not source.startswith("sqlite:") else source
    return _NO_NAME.sub("_", Path(last.rstrip("/")).stem).strip("_") or "bron"
