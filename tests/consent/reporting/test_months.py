"""What is counted in which month, and when a consent has ended by itself."""

from __future__ import annotations

from datetime import UTC, date, datetime

import polars as pl
import pytest

from avgtool.consent.reporting.months import counts_by_month
from avgtool.model.periods import Period
from tests.consent.building import purpose

SCHEMA = {
    "subject": pl.String,
    "purpose": pl.String,
    "type": pl.String,
    "at": pl.Datetime("us", "UTC"),
    "channel": pl.String,
    "seq": pl.Int64,
}
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
END = datetime(2026, 1, 1, tzinfo=UTC)


def counted(*events, valid_months=6, period=YEAR, at=END):
    """Counts of events of one person, given as (type, month, day, channel)."""
    rows = [
        ("s", "nieuwsbrief", type_, datetime(2025, month, day, 12, tzinfo=UTC), channel, seq)
        for seq, (type_, month, day, channel) in enumerate(events)
    ]
    frame = pl.LazyFrame(rows, schema=SCHEMA, orient="row").reverse()
    found = counts_by_month(frame, purpose(valid_months=valid_months), at, period, "Europe/Amsterdam")
    return {(month, type_.value): count for month, counts in found.items() for type_, count in counts.items()}


@pytest.mark.parametrize(
    ("events", "expired"),
    [
        ([("given", 1, 10, None)], {"2025-07"}),
        ([("given", 1, 10, "email")], {"2025-07"}),
        ([("given", 1, 10, None), ("withdrawn", 3, 1, None)], set()),
        ([("given", 1, 10, "email"), ("withdrawn", 3, 1, None)], set()),
        ([("given", 1, 10, None), ("withdrawn", 3, 1, "email")], {"2025-07"}),
        ([("given", 1, 10, "email"), ("withdrawn", 3, 1, "sms")], {"2025-07"}),
        ([("given", 1, 10, None), ("given", 5, 10, None)], {"2025-11"}),
        ([("given", 1, 10, None), ("requested", 5, 10, None)], {"2025-07"}),
        ([("given", 1, 10, None), ("given", 8, 10, None)], {"2025-07"}),
        ([("given", 1, 10, None), ("confirmed", 7, 1, None), ("withdrawn", 8, 1, None)], set()),
        ([("given", 8, 10, None)], set()),
        ([("refused", 1, 10, None)], set()),
    ],
)
def test_a_consent_ends_by_its_term_unless_something_else_was_said_before(events, expired):
    assert {month for month, type_ in counted(*events) if type_ == "expired"} == expired


def test_a_purpose_without_a_term_ends_no_consent():
    assert counted(("given", 1, 10, None), valid_months=None) == {("2025-01", "given"): 1}


def test_an_expiry_that_was_recorded_counts_once():
    """At the day on which it was recorded; after that nothing is left to end."""
    found = counted(("given", 1, 10, None), ("expired", 6, 20, None))
    assert found == {("2025-01", "given"): 1, ("2025-06", "expired"): 1}


def test_months_are_those_of_the_calendar_of_the_country():
    """Half past eleven at night in UTC is the next day in Amsterdam."""
    row = ("s", "nieuwsbrief", "given", datetime(2025, 1, 31, 23, 30, tzinfo=UTC), None, 0)
    frame = pl.LazyFrame([row], schema=SCHEMA, orient="row")
    found = counts_by_month(frame, purpose(), END, YEAR, "Europe/Amsterdam")
    assert [month for month, counts in found.items() if counts] == ["2025-02"]


def test_what_lies_outside_the_period_or_after_the_moment_is_left_out():
    short = Period(date(2025, 2, 1), date(2025, 3, 31))
    assert counted(("given", 1, 31, None), ("withdrawn", 4, 1, None), period=short) == {}
    assert counted(("given", 3, 1, None), at=datetime(2025, 2, 1, tzinfo=UTC)) == {}


def test_a_period_has_every_month_that_has_a_day_in_it():
    assert list(Period(date(2025, 11, 30), date(2026, 1, 1)).months()) == ["2025-11", "2025-12", "2026-01"]
