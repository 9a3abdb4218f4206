"""Days and months by the calendar and the clock of Amsterdam, for one moment and for a column of them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.consent import calendar_frame, moments

AMSTERDAM = "Europe/Amsterdam"
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds


def column(value, dtype):
    return pl.DataFrame({"x": pl.Series([value], dtype=dtype)})


@pytest.mark.parametrize(
    ("at", "months", "expected"),
    [
        ("2026-01-31T10:00+01:00", 1, "2026-02-28T10:00+01:00"),
        ("2024-01-31T10:00+01:00", 1, "2024-02-29T10:00+01:00"),
        ("2024-02-29T10:00+01:00", 12, "2025-02-28T10:00+01:00"),
        ("2026-01-10T10:00+01:00", 6, "2026-07-10T10:00+02:00"),
        ("2025-09-29T02:30+02:00", 6, "2026-03-29T03:30+02:00"),
        ("2026-04-25T02:30+02:00", 6, "2026-10-25T02:30+02:00"),
        ("2025-10-26T02:30+01:00", 12, "2026-10-26T02:30+01:00"),
        ("2025-10-26T02:30+01:00", 72, "2031-10-26T02:30+02:00"),
        ("2025-12-31T23:59:59.999999+01:00", 2, "2026-02-28T23:59:59.999999+01:00"),
    ],
)
def test_months_are_those_of_the_calendar_and_hours_those_of_the_clock(at, months, expected):
    assert moments.months_later(datetime.fromisoformat(at), months, AMSTERDAM) == datetime.fromisoformat(expected)


@given(MOMENTS, st.integers(1, 60))
def test_a_column_counts_months_alike(at, months):
    frame = column(at, pl.Datetime("us", "UTC"))
    counted = frame.select(calendar_frame.months_later(pl.col("x"), months, AMSTERDAM)).item()
    assert counted == moments.months_later(at, months, AMSTERDAM)


@given(MOMENTS)
def test_a_column_knows_the_local_day_alike(at):
    frame = column(at, pl.Datetime("us", "UTC"))
    assert frame.select(calendar_frame.local_date(pl.col("x"), AMSTERDAM)).item() == moments.local_date(at, AMSTERDAM)


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from([13, 14, 15, 16]))
def test_a_column_reckons_birthdays_alike(day, age):
    frame = column(day, pl.Date)
    of_age = calendar_frame.of_age_on(pl.col("x"), age)
    reckoned, began = frame.select(of_age, began=calendar_frame.start_of(of_age, AMSTERDAM)).row(0)
    assert reckoned == moments.of_age_on(day, age)
    assert began == moments.start_of(moments.of_age_on(day, age), AMSTERDAM)
