"""Whether a date that has the shape of one is in the calendar: no 31 April, 29 February in leap years only."""

from __future__ import annotations

import re
from calendar import isleap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

_YEAR_FIRST = r"\A([12][0-9]{3})[-/.]?([0-9]{1,2})[-/.]?([0-9]{1,2})(?:[^0-9]|\z)"
_YEAR_LAST = r"\A([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})(?:[^0-9]|\z)"
_LONG_MONTH_DAY = 31
_FEBRUARY = 2
_SHORT_MONTHS = (4, 6, 9, 11)


def is_calendar_date(value: str) -> bool:
    """Whether the date exists; what names its month, or leaves a part unknown (00), passes."""
    if match := _python(_YEAR_FIRST).match(value):
        year, month, day = map(int, match.groups())
        return _exists(year, month, day)
    if match := _python(_YEAR_LAST).match(value):
        first, second, year = map(int, match.groups())
        return _exists(year, second, first) or _exists(year, first, second)
    return True


def calendar_expression(values: pl.Expr) -> pl.Expr:
    """The same for a column."""
    import polars as pl

    year_first = _numbers(values, _YEAR_FIRST)
    year_last = _numbers(values, _YEAR_LAST)
    day_or_month = _exists_expr(year_last[2], year_last[1], year_last[0]) | _exists_expr(
        year_last[2], year_last[0], year_last[1]
    )
    return (
        pl.when(year_first[0].is_not_null())
        .then(_exists_expr(*year_first))
        .when(year_last[0].is_not_null())
        .then(day_or_month)
        .otherwise(pl.lit(value=True))
    )


def _exists(year: int, month: int, day: int) -> bool:
    if day == _LONG_MONTH_DAY and month in _SHORT_MONTHS:
        return False
    return month <= 12 and day <= _LONG_MONTH_DAY and not (month == _FEBRUARY and day > 28 + isleap(year))  # noqa: PLR2004


def _exists_expr(year: pl.Expr, month: pl.Expr, day: pl.Expr) -> pl.Expr:
    leap = ((year % 4 == 0) & (year % 100 != 0)) | (year % 400 == 0)
    february_ok = (month != _FEBRUARY) | (day <= 28) | (leap & (day == 29))  # noqa: PLR2004
    short_ok = ~month.is_in(_SHORT_MONTHS) | (day < _LONG_MONTH_DAY)
    return (month <= 12) & (day <= _LONG_MONTH_DAY) & february_ok & short_ok  # noqa: PLR2004


def _numbers(values: pl.Expr, pattern: str) -> tuple[pl.Expr, pl.Expr, pl.Expr]:
    import polars as pl

    first, second, third = (values.str.extract(pattern, group).cast(pl.Int32) for group in (1, 2, 3))
    return first, second, third


def _python(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace(r"\z", r"\Z"), re.ASCII)
