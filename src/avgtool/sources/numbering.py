"""Numbers of rows as a spreadsheet or an editor shows them, so that a person finds a row by its number."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, partial
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Callable

    from avgtool.sources.base import Dataset


def numbered(frame: pl.LazyFrame, dataset: Dataset) -> pl.LazyFrame:
    """All rows of a data set with their numbers in ``row``: blank lines between them count."""
    rows = frame.with_row_index("row", offset=_first_row(dataset))
    passed = _blank_lines_passed(dataset)
    if not passed:
        return rows
    before = pl.Series([place + _first_row(dataset) for place in passed], dtype=pl.UInt32)
    shifted = pl.col("row").map_batches(
        lambda number: number + before.search_sorted(number, side="right"), return_dtype=pl.UInt32
    )
    return rows.with_columns(shifted.cast(pl.UInt32))


def row_numbers(dataset: Dataset) -> Callable[[int], int]:
    """Gives the number of a row, by its place from 1; the file is looked through for blank lines at the first one."""
    passed = cache(partial(_blank_lines_passed, dataset))
    return lambda place: _first_row(dataset) + place - 1 + bisect_right(passed(), place - 1)


def _blank_lines_passed(dataset: Dataset) -> list[int]:
    """For each blank line how many rows stand before it."""
    return [place - earlier for earlier, place in enumerate(dataset.blank_lines())]


def _first_row(dataset: Dataset) -> int:
    """The number of the first row of data."""
    if dataset.dialect is None:
        return 1 if dataset.rows_before is None else dataset.rows_before + 1
    return 1 + dataset.dialect.preamble + dataset.dialect.sep_line + dataset.dialect.header
