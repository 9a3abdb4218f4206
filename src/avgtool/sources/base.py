"""What every source gives: a data set that can be streamed as often as needed, and what was seen in opening it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import compress
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path
    from typing import Any

    import polars as pl

    from avgtool.model.findings import Notice


_CHOSEN = "\0chosen"
"""A name that no column has."""


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
class Declaration:
    """What a database says of a table and its columns, as far as a copy can say it too."""

    types: Mapping[str, str] = field(default_factory=dict)
    required: frozenset[str] = frozenset()
    """Columns that are ``NOT NULL``."""
    primary_key: tuple[str, ...] = ()
    indices: tuple[tuple[bool, tuple[str, ...]], ...] = ()
    """The columns of each index, and whether its values are unique."""

    def of(self, columns: Collection[str]) -> Declaration:
        """The part that speaks of ``columns`` alone."""
        return Declaration(
            {name: declared for name, declared in self.types.items() if name in columns},
            self.required.intersection(columns),
            self.primary_key if set(self.primary_key) <= set(columns) else (),
            tuple(index for index in self.indices if set(index[1]) <= set(columns)),
        )


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
    records: Callable[[], Iterator[Any]] | None = field(default=None, repr=False)
    """The records of JSON as they were written, in order: a copy in JSON takes its spelling from them."""
    indent: str = ""
    """What each level of a JSON document is indented by; empty where it is written without line ends."""
    declaration: Declaration = field(default_factory=Declaration)
    """Of a table in SQLite."""
    formats: Mapping[str, str | int] = field(default_factory=dict)
    """How a workbook shows the numbers and dates of a column: Excel's code, or the number of a built-in one."""
    rows_before: int | None = None
    """Rows of the sheet above the first one of data, blank ones too."""
    blank_lines: Callable[[], list[int]] = field(default=list, repr=False)
    """Places of the blank lines among the rows of a text, from 0 and counted with them; looked up when asked for."""
    comments: tuple[str, ...] = field(default=(), repr=False)
    """The texts of the comments beside the cells; they are judged, and never copied."""

    def selecting(self, chosen: pl.Expr) -> Dataset:
        """The data set with the rows in which ``chosen`` is true, and no others, wherever rows are kept."""
        records = None if self.records is None else _Selected(self.records, self.frame, chosen)
        # As a column of its own: a predicate would be handed down to the reader, which cannot take every expression.
        marked = self.frame.with_columns(chosen.fill_null(value=False).alias(_CHOSEN))
        return replace(self, frame=marked.filter(_CHOSEN).drop(_CHOSEN), records=records, row_estimate=None)

    def keeping(self, columns: Collection[str]) -> Dataset:
        """The data set as a copy that keeps only the values of ``columns`` should be written."""
        formats = {name: code for name, code in self.formats.items() if name in columns}
        return replace(self, declaration=self.declaration.of(columns), formats=formats)


@dataclass(frozen=True, slots=True)
class _Selected:
    """The records of the rows that were chosen."""

    records: Callable[[], Iterator[Any]]
    frame: pl.LazyFrame
    chosen: pl.Expr

    def __call__(self) -> Iterator[Any]:
        kept = self.frame.select(self.chosen.fill_null(value=False).alias("kept")).collect(engine="streaming")
        return compress(self.records(), kept.get_column("kept"))
