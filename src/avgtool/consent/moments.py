"""Days and months as the law counts them: by the calendar and the clock of a place."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from avgtool.errors import InputError
from avgtool.i18n import msg

AGE_OF_RECORD = 16
"""The age whose date the ledger keeps (art. 8(1) AVG, where a country sets no other)."""


_RESOLUTION = timedelta(microseconds=1)
"""Of every time in the ledger."""


@cache
def zone(name: str) -> ZoneInfo:
    """A time zone by its IANA name."""
    return ZoneInfo(name)


def ensure_aware(at: datetime) -> datetime:
    """The moment in UTC.

    Raises:
        InputError: It says no offset, so that it could be any of several moments.
    """
    if at.tzinfo is None or at.utcoffset() is None:
        raise InputError(
            msg("a time without a time zone says no moment"),
            hint=msg("Give the offset too: 2026-11-22T10:15:00+01:00."),
        )
    return at.astimezone(UTC)


def local_date(at: datetime, timezone: str) -> date:
    """The day it is in a place at a moment."""
    return at.astimezone(zone(timezone)).date()


def start_of(day: date, timezone: str) -> datetime:
    """Midnight with which a day begins in a place, in UTC."""
    return datetime.combine(day, time(), zone(timezone)).astimezone(UTC)


def said_on(day: date, timezone: str, now: datetime, *, no: bool) -> datetime:
    """The moment that counts for what was said on a day, of which the time is not known.

    A yes counts from the beginning of the day, and a no from its end, so that it is after any yes of that day: who
    wants nothing must not be written to. Of a day that has begun and is not over, a no counts from now.
    """
    begins = datetime.combine(day, time(), zone(timezone))
    if not no or begins > now:
        return begins
    ends = datetime.combine(day + timedelta(days=1), time(), zone(timezone)).astimezone(UTC) - _RESOLUTION
    return min(ends, now).astimezone(zone(timezone))


def months_later(at: datetime, months: int, timezone: str) -> datetime:
    """The same time by the clock of a place, so many calendar months later, in UTC.

    The last day of the month where the month has no such day. An hour that the clock skips becomes the hour after it;
    of an hour that it repeats the first is meant.
    """
    local = at.astimezone(zone(timezone))
    year, month = divmod(local.year * 12 + local.month - 1 + months, 12)
    day = min(local.day, monthrange(year, month + 1)[1])
    return local.replace(year=year, month=month + 1, day=day, fold=0).astimezone(UTC)


def of_age_on(turns_16_on: date, age: int) -> date:
    """The birthday on which somebody is ``age``; 1 March for who was born on 29 February, in a year without one."""
    year = turns_16_on.year + age - AGE_OF_RECORD
    try:
        return turns_16_on.replace(year=year)
    except ValueError:
        return date(year, 2, 28) + timedelta(days=1)
