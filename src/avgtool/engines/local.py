"""The rows on this machine, by Polars' streaming engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence


class LocalEngine:
    """Implements :class:`avgtool.engines.base.Engine` with Polars alone.

    Polars' own errors may quote a value: who calls translates them (``sources.failures.translated_errors``).
    """

    def aggregate(self, frame: pl.LazyFrame, expressions: Sequence[pl.Expr]) -> pl.DataFrame:
        """One row: each of ``expressions``, over all rows, in one pass."""
        return _collect(frame.select(expressions))

    def every(self, frame: pl.LazyFrame, stride: int) -> pl.DataFrame:
        """Every ``stride``-th row, in order."""
        return _collect(frame if stride == 1 else frame.gather_every(stride))

    def tallies(self, frame: pl.LazyFrame, *, is_held: bool = False) -> pl.DataFrame:
        """The distinct values of every column of strings with their numbers of rows: ``column``, ``value``, ``len``.

        Rows that must be read are read once, and all cells grouped as one table; of rows in memory each column is
        grouped by itself, which takes half as long (both measured).
        """
        if not is_held:
            return _collect(frame.unpivot(variable_name="column", value_name="value").group_by("column", "value").len())
        columns = frame.collect_schema().names()
        counted = [frame.group_by(pl.col(name).alias("value")).len() for name in columns]
        tables = zip(columns, pl.collect_all(counted, engine="streaming"), strict=True)
        return pl.concat(table.select(pl.lit(name).alias("column"), "value", "len") for name, table in tables)

    def frequencies(self, values: pl.LazyFrame, limit: int | None) -> pl.DataFrame:
        """The distinct rows of ``values`` with their number in ``len``, by number, then value; ``limit`` at most."""
        columns = values.collect_schema().names()
        counted = values.group_by(columns).len()
        ranked = counted.sort(["len", *columns], descending=[True, *[False] * len(columns)])
        return _collect(ranked if limit is None else ranked.head(limit))

    def held(self, frame: pl.LazyFrame) -> pl.LazyFrame:
        """The rows, in order, in memory."""
        return _collect(frame).lazy()


def _collect(frame: pl.LazyFrame) -> pl.DataFrame:
    return frame.collect(engine="streaming")
