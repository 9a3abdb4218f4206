"""Days and moments are typed as people write them, and never taken for another day."""

from __future__ import annotations

from datetime import date, datetime

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.cli.times import Day, Moment, When

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))


@given(DAYS)
def test_a_day_may_be_written_with_the_day_or_the_year_first(day: date):
    written = (day.isoformat(), f"{day:%d-%m-}{day.year}", f"{day.day}-{day.month}-{day.year}")
    assert {Day().convert(one, None, None) for one in written} == {day}
    assert {When().convert(one, None, None) for one in written} == {day}


def test_a_moment_may_begin_with_the_day():
    assert Moment().convert("5-3-2026T10:15:00+01:00", None, None) == datetime.fromisoformat(
        "2026-03-05T10:15:00+01:00"
    )


@pytest.mark.parametrize("typed", ["31-02-2026", "03/05/2026", "3-5-26", "2026-13-01", "31-10-20261", "1-1-1815"])
def test_what_is_no_day_or_may_be_two_is_refused(typed: str):
    with pytest.raises(click.BadParameter):
        Day().convert(typed, None, None)
