"""What every writer keeps count of, and the last touch that cells get before they are written."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from avgtool.sources.formulas import neutralize, neutralized_name
from avgtool.sources.values import as_written

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Written:
    """What was written."""

    rows: int
    sha256: str
    """Of the bytes of the file."""
    neutralized: Mapping[str, int] = field(default_factory=dict)
    """Cells made harmless to spreadsheet programs (CWE-1236), for each column that had any."""


class Tally:
    """Counts rows and neutralized cells while batches pass, perhaps in several threads."""

    def __init__(self) -> None:
        self.rows = 0
        self.counts: Counter[str] = Counter()
        self._lock = threading.Lock()

    def neutralize(self, batch: pl.DataFrame) -> pl.DataFrame:
        """The batch as it may be opened in a spreadsheet program."""
        safe, counts = neutralize(batch)
        with self._lock:
            self.rows += batch.height
            self.counts.update(counts)
        return safe

    @staticmethod
    def name(column: str) -> str:
        """The name of a column as it may stand in a spreadsheet."""
        return neutralized_name(column)


def lists_as_json(frame: pl.LazyFrame) -> list[pl.Expr]:
    """Lists, structs and bytes have no place in a cell: expressions that write them as JSON and as hexadecimal."""
    expressions = []
    for name, dtype in frame.collect_schema().items():
        if dtype.is_nested() or dtype == pl.Binary:
            expressions.append(as_written(pl.col(name), dtype).alias(name))
    return expressions


def lengths_as_text(frame: pl.LazyFrame) -> list[pl.Expr]:
    """Expressions that write lengths of time as ISO 8601 does (``P1DT12H``), for formats that have no such type."""
    return _written(frame, pl.Duration)


def times_as_text(frame: pl.LazyFrame) -> list[pl.Expr]:
    """Expressions that write times of the day without a tail of zeros."""
    return _written(frame, pl.Time)


def _written(frame: pl.LazyFrame, kind: type[pl.DataType]) -> list[pl.Expr]:
    return [as_written(pl.col(name), dtype) for name, dtype in frame.collect_schema().items() if dtype == kind]
