"""What may be opened, and how much of it: the choices of a user, as plain data."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes above which an input is refused, or is no longer looked through before it is used."""

    workbook_bytes: int = 256 * MEBIBYTE
    """Of a workbook on disk; workbooks cannot be streamed."""
    workbook_unpacked_bytes: int = 2048 * MEBIBYTE
    """Of all parts of a workbook together."""
    workbook_cells: int = 50_000_000
    """Rows times columns of one sheet."""
    json_bytes: int = 256 * MEBIBYTE
    """Of a JSON document; it cannot be streamed, NDJSON can."""
    unpacked_bytes: int = 64 * 1024 * MEBIBYTE
    """Of the table inside a gzip or zip file."""
    unpacked_ratio: int = 250
    """Unpacked over packed size; more points to a decompression bomb. Small files are let off."""
    checked_bytes: int = 64 * MEBIBYTE
    """Delimited text up to this size is looked through when it is opened. Of larger files the start, the end and
    blocks in between are; what is wrong elsewhere is found while the file is read, and refused then."""

    def thorough(self) -> Limits:
        """The same limits, but with every delimited text looked through whole, of whatever size."""
        return replace(self, checked_bytes=sys.maxsize)


@dataclass(frozen=True, slots=True)
class TableChoice:
    """Which tables of a source are wanted; by default every sheet of a workbook, and no table of a database."""

    table: str | None = None
    """Name of one sheet or table."""
    all: bool = False
    """Every table of a database."""
    query: str | None = None
    """SQL that gives the rows, for a database."""
    header: bool | None = None
    """Whether the first row of a text or a sheet names the columns; by default judged by its looks."""
