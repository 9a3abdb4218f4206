"""The calendar check against Python's own calendar."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.recognizers.calendar_check import calendar_expression, is_calendar_date


def exists(year: int, month: int, day: int) -> bool:
    """Whether the Gregorian calendar has the day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


WRITINGS = (
    "{day:02}-{month:02}-{year}", "{day}/{month}/{year}", "{day}.{month}.{year}", "{year}-{month:02}-{day:02}",
    "{year}{month:02}{day:02}", "{year}-{month:02}-{day:02} 12:30:00",
)  # fmt: skip


@given(st.integers(1800, 2099), st.integers(1, 12), st.integers(28, 31), st.sampled_from(WRITINGS))
def test_a_day_passes_where_the_calendar_has_it(year: int, month: int, day: int, writing: str):
    """The last days of each month, for a value and for a column."""
    value = writing.format(year=year, month=month, day=day)
    assert is_calendar_date(value) is exists(year, month, day)
    assert pl.select(calendar_expression(pl.lit(value))).item() is exists(year, month, day)


@given(st.integers(1800, 2099), st.integers(1, 12), st.integers(28, 31))
def test_the_american_order_is_read_too(year: int, month: int, day: int):
    """The month first."""
    assert is_calendar_date(f"{month}/{day}/{year}") is exists(year, month, day)


@pytest.mark.parametrize("value", ["00-00-1950", "1950-00-00", "31 FEBRUARI 1980", "31-02-80"])
def test_what_cannot_be_judged_passes(value: str):
    """Unknown parts, months in words, years of two digits."""
    assert is_calendar_date(value)
