"""The rows on this machine, by Polars' streaming engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence


MANY_COLUMNS = 200
"""Columns from which they are grouped as one table in any case: each query by itself must go over all of them."""

_ROW = "\0row"
"""A name that no column has."""
_TURN = 2**32
_STEP = 2_654_435_769
"""The golden ratio, of a turn: its multiples spread evenly and never fall into step with anything (Weyl, Knuth)."""


class LocalEngine:
    """Implements :class:`avgtool.engines.base.Engine` with Polars alone.

    Polars' own errors may quote a value: who calls translates them (``sources.failures.translated_errors``).
    """

    def aggregate(self, frame: pl.LazyFrame, expressions: Sequence[pl.Expr]) -> pl.DataFrame:
        """One row: each of ``expressions``, over all rows, in one pass."""
        return _collect(frame.select(expressions))

    def every(self, frame: pl.LazyFrame, stride: int) -> pl.DataFrame:
        """One row of each ``stride`` rows, in order, each time at another place and always at the same ones.

        Always the same place would see nothing of what comes back as regularly: a note in every third row.
        """
        if stride == 1:
            return _collect(frame)
        row = pl.col(_ROW).cast(pl.UInt64)
        group = row // stride
        place = (group * _STEP % _TURN) * stride // _TURN
        return _collect(frame.with_row_index(_ROW).filter(row % stride == place).drop(_ROW))

    def tallies(self, frame: pl.LazyFrame, *, is_held: bool = False) -> pl.DataFrame:
        """The distinct values of every column of strings with their numbers of rows: ``column``, ``value``, ``len``.

        Rows that must be read are read once, and all cells grouped as one table; of rows in memory each column is
        grouped by itself, which takes half as long (both measured), unless there are very many columns.
        """
        columns = frame.collect_schema().names()
        if not is_held or len(columns) > MANY_COLUMNS:
            return _collect(frame.unpivot(variable_name="column", value_name="value").group_by("column", "value").len())
        counted = [frame.group_by(pl.col(name).alias("value")).len() for name in columns]
        tables = zip(columns, pl.collect_all(counted, engine="streaming"), strict=True)
        return pl.concat(table.select(pl.lit(name).alias("column"), "value", "len") for name, table in tables)

    def frequencies(self, values: pl.LazyFrame, limit: int | None) -> pl.DataFrame:
        """The distinct rows of ``values`` with their number in ``len``, by number, then value; ``limit`` at most."""
        columns = values.collect_schema().names()
        counted = values.group_by(columns).len()
        ranked = counted.sort(["len", *columns], descending=[True, *[False] * len(columns)])
        return _collect(ranked if limit is None else ranked.head(limit))

    def groups(self, frame: pl.LazyFrame, keys: Sequence[pl.Expr], aggregates: Sequence[pl.Expr]) -> pl.DataFrame:
        """A row for each distinct combination of ``keys``, missing values included, with ``aggregates`` over its rows.

        Its order is arbitrary. The rows may exceed memory, their groups may not. Without keys all rows are one group.
        """
        return _collect(frame.group_by(keys).agg(aggregates) if keys else frame.select(aggregates))

    def held(self, frame: pl.LazyFrame) -> pl.LazyFrame:
        """The rows, in order, in memory."""
        return _collect(frame).lazy()


def _collect(frame: pl.LazyFrame) -> pl.DataFrame:
    return frame.collect(engine="streaming")
