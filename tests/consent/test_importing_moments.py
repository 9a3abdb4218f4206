"""Moments as exports write them."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from avgtool import catalog
from avgtool.consent.importing.moments import days, moments

DUTCH = catalog.consent_words()
AMSTERDAM = "Europe/Amsterdam"
MOMENTS = {
    "with an offset": ("2026-03-01T10:00:00+01:00", None, "2026-03-01 09:00:00", "+01:00"),
    "with a space": ("2026-03-01 10:00 +01", None, "2026-03-01 09:00:00", "+01:00"),
    "in UTC": ("2026-03-01T10:00:00.123456Z", None, "2026-03-01 10:00:00.123456", "+00:00"),
    "nanoseconds": ("2026-03-01T10:00:00.123456789z", None, "2026-03-01 10:00:00.123456", "+00:00"),
    "an offset without a colon": ("2026-03-01T00:30:00-0330", None, "2026-03-01 04:00:00", "-03:30"),
    "an offset counts, whatever the zone": ("2026-07-01T10:00:00+05:00", AMSTERDAM, "2026-07-01 05:00:00", "+05:00"),
    "by a clock in winter": ("2026-03-01 10:00", AMSTERDAM, "2026-03-01 09:00:00", "+01:00"),
    "by a clock in summer": ("2026-07-01T10:00:00", AMSTERDAM, "2026-07-01 08:00:00", "+02:00"),
    "a day": ("2026-07-01", AMSTERDAM, "2026-06-30 22:00:00", "+02:00"),
    "a day, Dutch": ("1-7-2026", AMSTERDAM, "2026-06-30 22:00:00", "+02:00"),
    "with dots": ("01.07.2026 9:05", AMSTERDAM, "2026-07-01 07:05:00", "+02:00"),
    "in words": ("31 maart 2024", AMSTERDAM, "2024-03-30 23:00:00", "+01:00"),
    "in short words, with a weekday": ("ma 1-JUL-2024 14:05", AMSTERDAM, "2024-07-01 12:05:00", "+02:00"),
    "in English words": ("Monday, 1 July 2024, 14:05:06", AMSTERDAM, "2024-07-01 12:05:06", "+02:00"),
    "in words with an offset": ("31 mrt. 2024 10:00 +02:00", None, "2024-03-31 08:00:00", "+02:00"),
    "with strokes, where only one day can be meant": ("20/08/2024", AMSTERDAM, "2024-08-19 22:00:00", "+02:00"),
    "the first of two hours": ("2026-10-25T02:30:00", AMSTERDAM, "2026-10-25 00:30:00", "+02:00"),
}
FAULTS = {
    "naive": ("2026-03-01T10:00:00", None, "no_time_zone"),
    "a day without a zone": ("2026-03-01", None, "no_time_zone"),
    "an hour that the clock skipped": ("2026-03-29T02:30:00", AMSTERDAM, "skipped_moment"),
    "no such day": ("2026-02-30", AMSTERDAM, "not_a_moment"),
    "no such hour": ("2026-02-20T25:00:00Z", None, "not_a_moment"),
    "no such offset": ("2026-02-20T10:00:00+25:00", None, "not_a_moment"),
    "either of two days": ("03/01/2026", AMSTERDAM, "not_a_moment"),
    "no such month": ("31 mrrt 2024", AMSTERDAM, "not_a_moment"),
    "months first": ("08/20/2024", AMSTERDAM, "not_a_moment"),
    "seconds since 1970": ("1772355600", AMSTERDAM, "not_a_moment"),
    "nothing": (None, AMSTERDAM, "no_moment"),
}


def read(text: str | None, zone: str | None) -> dict[str, object]:
    frame = pl.DataFrame({"at": [text]}, schema={"at": pl.String})
    return frame.select(moments(pl.col("at"), DUTCH, timezone=zone)).to_series().struct.unnest().row(0, named=True)


@pytest.mark.parametrize(("text", "zone", "at", "offset"), MOMENTS.values(), ids=MOMENTS)
def test_a_moment_is_read_as_it_was_meant(text, zone, at, offset):
    found = read(text, zone)
    assert (str(found["at"]), found["offset"], found["fault"]) == (f"{at}+00:00", offset, None)


@pytest.mark.parametrize(("text", "zone", "fault"), FAULTS.values(), ids=FAULTS)
def test_what_is_no_moment_is_none(text, zone, fault):
    found = read(text, zone)
    assert (found["at"], found["fault"], found["by_clock"]) == (None, fault, False)


@pytest.mark.parametrize(
    "text", ["2012-05-04", "4-5-2012", "04.05.2012", "4 mei 2012", "4-mei-2012", "2012-05-04 00:00:00"]
)
def test_a_birthday_is_a_day(text):
    frame = pl.DataFrame({"born": [text]})
    assert str(frame.select(days(pl.col("born"), DUTCH)).item()) == "2012-05-04"


def test_days_of_other_countries_are_not_guessed():
    frame = pl.DataFrame({"born": ["4-5-2012"]})
    assert frame.select(days(pl.col("born"), replace(DUTCH, day_first=False))).item() is None


@pytest.mark.parametrize(
    ("others", "day"),
    [(["20/08/2024"], "2024-04-03"), (["20/08/2024", "08/20/2024"], None), (["1-3-2024"], None), ([None], None)],
)
def test_one_row_shows_how_days_are_written_in_all(others, day):
    """Where one shows days first and another months, no row counts that could be either."""
    read = pl.DataFrame({"at": ["03/04/2024", *others]}).select(days(pl.col("at"), DUTCH)).to_series()[0]
    assert str(read) == str(day)
