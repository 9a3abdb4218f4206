"""The Dutch calendar of terms: art. 3 Algemene termijnenwet, and the days that a decree puts on a par with holidays.

Regulation (EEC, Euratom) 1182/71, which decides about the terms of the AVG, counts the holidays that a member state has
reported to the Commission. Whether Good Friday and 5 May are among these is not settled here, so each can be left out.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from dateutil.easter import easter

from avgtool.i18n import msg
from avgtool.model.calendars import Calendar

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from avgtool.i18n import Message

ZONE = "Europe/Amsterdam"
_SUNDAY = 6

DAYS: dict[str, Message] = {
    "new_year": msg("New Year's Day"),
    "good_friday": msg("Good Friday"),
    "easter": msg("Easter Sunday"),
    "easter_monday": msg("Easter Monday"),
    "kings_day": msg("King's Day"),
    "liberation_day": msg("Liberation Day"),
    "ascension": msg("Ascension Day"),
    "whit_sunday": msg("Whit Sunday"),
    "whit_monday": msg("Whit Monday"),
    "christmas": msg("Christmas Day"),
    "boxing_day": msg("Second day of Christmas"),
}
"""The holidays of the statute by the names that avgtool.yaml leaves them out by. Good Friday is on a par with them."""

BY_DECREE = (date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7), date(2028, 4, 28), date(2028, 5, 26))
"""Days that the decree for 2026-2028 puts on a par with holidays. Off by default: a term that ends a day earlier is
never too late, and whether European terms follow a Dutch decree is not settled."""


def dutch_calendar(*, by_decree: bool = False, without: Collection[str] = (), also: Collection[date] = ()) -> Calendar:
    """The calendar of the Algemene termijnenwet.

    Args:
        by_decree: Whether the days of a decree are no working days.
        without: Holidays that do not count, by their names in :data:`DAYS`.
        also: Further days that are no working days.
    """
    added = dict.fromkeys((*also, *(BY_DECREE if by_decree else ())), msg("a day on a par with a holiday"))

    @cache
    def holidays(year: int) -> Mapping[date, Message]:
        named = {day: DAYS[name] for name, day in _holidays(year).items() if name not in without}
        return {day: name for day, name in added.items() if day.year == year} | named

    return Calendar(holidays, ZONE)


def _holidays(year: int) -> dict[str, date]:
    sunday = easter(year)
    return {
        "new_year": date(year, 1, 1),
        "good_friday": sunday - timedelta(days=2),
        "easter": sunday,
        "easter_monday": sunday + timedelta(days=1),
        "kings_day": _kings_day(year),
        "liberation_day": date(year, 5, 5),
        "ascension": sunday + timedelta(days=39),
        "whit_sunday": sunday + timedelta(days=49),
        "whit_monday": sunday + timedelta(days=50),
        "christmas": date(year, 12, 25),
        "boxing_day": date(year, 12, 26),
    }


def _kings_day(year: int) -> date:
    day = date(year, 4, 27)
    return day - timedelta(days=1) if day.weekday() == _SUNDAY else day
