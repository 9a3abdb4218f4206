"""Columns whose values repeat: the distinct values are counted in one pass, and each is judged once afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from avgtool.engines.base import Engine
    from avgtool.scanning.cells import Cells

FEW_ROWS = 200_000
"""Up to this many rows every column is tallied."""
REPEATING = 0.8
"""Distinct values per value in the sample, below which a column repeats itself."""
_MOSTLY = 0.95
_DAY = r"\A\s*\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\s*\z"
VALUE, NUMBER = "value", "len"

Tally = pl.DataFrame
"""The distinct values of a column, each with its number of rows: ``value``, ``len``; missing ones too."""


def repeating(sample: pl.DataFrame, cells: Sequence[Cells], rows: int) -> tuple[Cells, ...]:
    """The columns to tally: all where there are few rows, else those that repeat themselves, and days.

    A column of days may look distinct in a sample, but there have not been many days since people were born.
    """
    if rows <= FEW_ROWS:
        return tuple(cells)
    return tuple(one for one in cells if _repeats(sample.select(one.text.alias(VALUE)).get_column(VALUE)))


def tally(engine: Engine, frame: pl.LazyFrame, cells: Sequence[Cells], *, is_held: bool = False) -> dict[str, Tally]:
    """The tally of each of ``cells``, by the column's name: one pass, and one more for each column of lists."""
    flat = [one for one in cells if not one.is_list]
    passes = [flat, *([one] for one in cells if one.is_list)] if flat else [[one] for one in cells]
    tallied: dict[str, Tally] = {}
    for group in passes:
        texts = frame.select(one.text.alias(str(place)) for place, one in enumerate(group))
        found = engine.tallies(texts, is_held=is_held)
        parts = {str(part.item(0, "column")): part.select(VALUE, NUMBER) for part in found.partition_by("column")}
        empty = found.clear().select(VALUE, NUMBER)
        tallied |= {one.name: parts.get(str(place), empty) for place, one in enumerate(group)}
    return tallied


def rows_of(tallied: Mapping[str, Tally], cells: Sequence[Cells]) -> int | None:
    """How many rows were tallied; none where no column has one value a row."""
    flat = next((one for one in cells if not one.is_list and one.name in tallied), None)
    return int(tallied[flat.name].get_column(NUMBER).sum()) if flat else None


def _repeats(texts: pl.Series) -> bool:
    filled = texts.drop_nulls()
    if filled.is_empty() or filled.n_unique() < REPEATING * filled.len():
        return True
    days = filled.str.contains(_DAY).mean()
    return isinstance(days, float) and days >= _MOSTLY
