"""What every source gives: a data set that can be streamed as often as needed, and what was seen in opening it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    import polars as pl

    from avgtool.model.findings import Notice


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a delimited text is written, so that a copy can be written the same way."""

    encoding: str
    """Python codec name: ``utf-8``, ``cp1252``, ``utf-16``."""
    delimiter: str
    quote: str = '"'
    escape: str | None = None
    """Escape character in front of quotes (MySQL); none where quotes are doubled."""
    header: bool = True
    bom: bool = False
    newline: str = "\n"
    sep_line: bool = False
    """Whether Excel's ``sep=;`` line stood first."""
    preamble: int = 0
    """Lines before the header; they belong to no table and are not copied."""
    quoting: Literal["necessary", "always", "never"] = "necessary"
    """Whether every cell stands in quotes, only those that need it, or quotes are ordinary characters."""

    @property
    def line_end(self) -> str:
        """The one character at which a record ends: the last of ``newline``."""
        return self.newline[-1]


@dataclass(frozen=True, slots=True)
class Dataset:
    """One table of data: a file, a sheet, a database table or a frame."""

    source: str
    """As the user named it; never a database password."""
    format: str
    """``csv``, ``xlsx``, ``parquet``, ``ndjson``, ``sqlite``, ``frame``, …"""
    frame: pl.LazyFrame
    """The rows, in order. Text formats: every column a string, as it was written. Typed formats: their own types.
    A nested field is a column named by its path (``klant.adres.postcode``); a field inside a list
    (``adressen[].straat``) is a column of lists. May be collected more than once; streams where the format can."""
    columns: tuple[str, ...]
    """Names in order; ``column_1`` … without a header."""
    table: str | None = None
    path: Path | None = None
    dialect: Dialect | None = None
    notices: tuple[Notice, ...] = ()
    digest: Callable[[], str | None] = field(default=lambda: None)
    """SHA-256 of the bytes, computed when asked for; none for a database or a frame."""
    row_estimate: int | None = None
    """A guess for progress bars."""
    paths: Mapping[str, tuple[str | None, ...]] = field(default_factory=dict)
    """Where the columns of a nested format come from: keys from the top down, ``None`` for each list on the way.
    By these a copy is nested again."""
