"""Whether a date that has the shape of one is in the calendar: no 31 April, 29 February in leap years only.

As regexes, not arithmetic: the same ones serve a value and a column, and a column is judged as fast as its shape.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

_BEGIN = "\\A[ \\t\\r\\n\u00a0]*"
"""A column is asked about values with the blanks around them, too."""
_END = r"(?:[^0-9]|\z)"
_DAY_MONTH = r"(?:3[01][-/. ]0?2|31[-/. ](?:0?[469]|11))"
_MONTH_DAY = r"(?:0?2[-/]3[01]|(?:0?[469]|11)[-/]31)"
_YEAR_MONTH_DAY = r"[0-9]{4}[-/.]?(?:0?2[-/.]?3[01]|(?:0?[469]|11)[-/.]?31)"
_LEAP_YEAR = r"(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"

_IN_A_ROW = r"(?:3[01]02|31(?:0[469]|11))(?:19|20)[0-9]{2}"

_TOO_LATE = rf"{_BEGIN}(?:(?:{_DAY_MONTH}|{_MONTH_DAY})[-/. ][0-9]{{4}}|{_YEAR_MONTH_DAY}|{_IN_A_ROW}){_END}"
"""A day that its month does not have in any year."""


def _leap_day(year: str) -> str:
    return rf"{_BEGIN}(?:(?:29[-/. ]0?2|0?2[-/]29)[-/. ]{year}|{year}[-/.]?0?2[-/.]?29){_END}"


_LEAP_DAY = _leap_day("[0-9]{4}")
_LEAP_DAY_IN_LEAP_YEAR = _leap_day(_LEAP_YEAR)


def is_calendar_date(value: str) -> bool:
    """Whether the date exists; what names its month, has a short year or leaves a part unknown (00), passes."""
    if _python(_TOO_LATE).search(value):
        return False
    return not _python(_LEAP_DAY).search(value) or _python(_LEAP_DAY_IN_LEAP_YEAR).search(value) is not None


def calendar_expression(values: pl.Expr) -> pl.Expr:
    """The same for a column."""
    is_right_leap_day = ~values.str.contains(_LEAP_DAY) | values.str.contains(_LEAP_DAY_IN_LEAP_YEAR)
    return ~values.str.contains(_TOO_LATE) & is_right_leap_day


@cache
def _python(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace(r"\z", r"\Z"), re.ASCII)
