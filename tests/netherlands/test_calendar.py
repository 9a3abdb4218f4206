"""The calendar of the Algemene termijnenwet."""

from __future__ import annotations

from datetime import date

import pytest

from avgtool.netherlands.calendar import BY_DECREE, DAYS, dutch_calendar

CALENDAR = dutch_calendar()


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 1, 1), "Nieuwjaarsdag"),
        (date(2026, 4, 3), "Goede Vrijdag"),
        (date(2026, 4, 6), "Tweede Paasdag"),
        (date(2026, 4, 27), "Koningsdag"),
        (date(2025, 4, 26), "Koningsdag"),  # the 27th is a Sunday
        (date(2026, 5, 5), "Bevrijdingsdag"),
        (date(2027, 5, 5), "Bevrijdingsdag"),  # every year, not only each fifth
        (date(2026, 5, 14), "Hemelvaartsdag"),
        (date(2026, 5, 25), "Tweede Pinksterdag"),
        (date(2026, 12, 26), "Tweede Kerstdag"),
    ],
)
def test_holidays_have_their_dutch_names(day, name):
    assert CALENDAR.holiday(day).render("nl") == name
    assert not CALENDAR.is_working_day(day)


def test_days_of_a_decree_count_only_where_that_is_asked():
    """A term that ends a day earlier is never too late."""
    assert all(CALENDAR.holiday(day) is None for day in BY_DECREE)
    assert not any(dutch_calendar(by_decree=True).is_working_day(day) for day in BY_DECREE)


@pytest.mark.parametrize("name", DAYS)
def test_each_holiday_can_be_left_out(name):
    assert len(dutch_calendar(without=[name]).holidays(2026)) == len(CALENDAR.holidays(2026)) - 1


def test_days_of_ones_own_can_be_added():
    """Such as the third of October in Leiden."""
    assert not dutch_calendar(also=[date(2026, 10, 3)]).is_working_day(date(2026, 10, 3))
    assert dutch_calendar(also=[date(2026, 10, 2)]).first_from(date(2026, 10, 2)) == date(2026, 10, 5)
