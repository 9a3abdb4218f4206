"""Whether a file is one that avgtool made, and so one that it may make again in its place.

Judged by the content and never by the name: what a user calls ``rapport.pdf`` may be anything.
"""

from __future__ import annotations

import json
import re
import sqlite3
import zlib
from contextlib import closing
from typing import TYPE_CHECKING

from avgtool.keys.content import FORMAT as KEY_FORMAT
from avgtool.keys.log import is_key_log

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLAN_FORMAT = "plan/1"
CHECK_FORMAT = "check/1"
CONSENTS_FORMAT = "consents-report/1"
REQUESTS_FORMAT = "requests-report/1"
ANNUAL_FORMAT = "annual-report/1"
TEXT_SIGNATURE = "avgtool {version} · {what}"
"""The last line of a scan or a check that is kept as plain text."""
_REPORT_FORMATS = frozenset(
    {"scan/1", "anonymization/1", CHECK_FORMAT, CONSENTS_FORMAT, REQUESTS_FORMAT, ANNUAL_FORMAT}
)
_TEXT_END = re.compile(rb"^avgtool \S+ \xc2\xb7 (?:scan|check)/1\s*\Z", re.MULTILINE)
_HTML_GENERATOR = b'<meta name="generator" content="avgtool '
_PDF_CREATOR = b"<xmp:CreatorTool>avgtool "
_PDF_STREAM = re.compile(rb"stream\r?\n")
_PDF_METADATA_BYTES = 65_536
_SQLITE = b"SQLite format 3\x00"
_LEDGER_TABLE = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'ledger_version'"


def is_key_file(data: bytes) -> bool:
    """Whether the file holds, or held before it was damaged, a key or its log, which are never replaced."""
    head = data[:4096]
    return KEY_FORMAT.encode() in head or is_key_log(head)


def is_ledger(path: Path) -> bool:
    """Whether the file is a ledger in SQLite, or what belongs to one: it is never replaced, for it is the proof."""
    database = path.with_name(re.sub(r"-(wal|shm|journal)$", "", path.name))
    try:
        with database.open("rb") as file:
            if file.read(len(_SQLITE)) != _SQLITE:
                return False
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            return connection.execute(_LEDGER_TABLE).fetchone() is not None
    except (OSError, sqlite3.Error):
        return False


def is_saved_plan(data: bytes) -> bool:
    """Whether the file is a plan that was saved, of any state: a changed one may be made again too."""
    return _format_of(data) == PLAN_FORMAT


def is_report(data: bytes) -> bool:
    """Whether the file is a report of avgtool: PDF, HTML, JSON or plain text."""
    if data.startswith(b"%PDF-"):
        return any(_PDF_CREATOR in content for content in _pdf_streams(data))
    if data.lstrip()[:15].lower() == b"<!doctype html>":
        return _HTML_GENERATOR in data
    return _format_of(data) in _REPORT_FORMATS or bool(_TEXT_END.search(data))


def _format_of(data: bytes) -> object:
    try:
        content = json.loads(data)
    except ValueError:
        return None
    return content.get("format") if isinstance(content, dict) else None


def _pdf_streams(data: bytes) -> Iterator[bytes]:
    """What stands in the streams of a PDF, the beginning of each, unpacked where it is packed."""
    for found in _PDF_STREAM.finditer(data):
        try:
            yield zlib.decompressobj().decompress(data[found.end() :], _PDF_METADATA_BYTES)
        except zlib.error:
            yield data[found.end() : found.end() + _PDF_METADATA_BYTES]
