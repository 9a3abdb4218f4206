"""How old rows are: rows a month by a column with dates, and how many of them are past a term."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from avgtool.model.kept_scans import DateCounts
from avgtool.operators.generalize.dates import Dates
from avgtool.operators.generalize.readings import general

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from avgtool.model.retention import Term
    from avgtool.sources.base import Dataset

_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
_DECEMBER = 12


def rows_a_month(dataset: Dataset, columns: Collection[str]) -> Iterator[DateCounts]:
    """How many rows have a date in each month, of each of ``columns`` that the table has.

    A column is written ``column`` or ``table.column``. Dates are read in the ways in which Dutch files write them.
    """
    for written in columns:
        if (name := _column_of(dataset, written)) is not None:
            month = _month(pl.col(name), dataset.frame.collect_schema()[name]).alias("month")
            counted = dataset.frame.select(month).group_by("month").len().collect(engine="streaming")
            yield _counts(written, dict(counted.iter_rows()))


def rows_past(counts: DateCounts, term: Term, today: date) -> int:
    """How many rows are past a term for certain: the term of the last day of their month is over."""
    return sum(rows for month, rows in counts.months.items() if term.until(_last_day(month)) < today)


def _column_of(dataset: Dataset, written: str) -> str | None:
    """The column that is meant; none where the table has no such one. Upper and lower case are alike."""
    table, _, column = written.rpartition(".")
    by_name = {name.casefold(): name for name in dataset.columns}
    if (whole := by_name.get(written.casefold())) is not None:
        return whole
    is_meant = not table or table.casefold() == (dataset.table or "").casefold()
    return by_name.get(column.casefold()) if is_meant else None


def _month(column: pl.Expr, kind: pl.DataType) -> pl.Expr:
    if kind.is_temporal() and kind != pl.Time:
        return column.dt.strftime("%Y-%m")
    return general(column.cast(pl.String), Dates("month"))


def _counts(column: str, counted: Mapping[str | None, int]) -> DateCounts:
    months = {month: rows for month, rows in counted.items() if month and _is_month(month)}
    unread = sum(rows for month, rows in counted.items() if month is None or (month.strip() and month not in months))
    return DateCounts(column, dict(sorted(months.items())), unread)


def _is_month(text: str) -> bool:
    return bool(_MONTH.fullmatch(text)) and 1 <= int(text[5:]) <= _DECEMBER


def _last_day(month: str) -> date:
    from avgtool.model.retention import Term

    year, number = int(month[:4]), int(month[5:])
    return Term(months=1, days=-1).until(date(year, number, 1))
