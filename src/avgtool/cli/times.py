"""Days and moments on the command line: ISO 8601, or the day first as in 31-10-2026.

Where no offset is given, the clock of the country counts.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any, TypeVar

import click

from avgtool.cli.session import current_session
from avgtool.i18n import msg

T = TypeVar("T", bound=date)
_DATE = len("2026-03-05")
_DAY_FIRST = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})(?!\d)")
_FIRST, _LAST = 1900, 9998
"""Years that can be meant; far beyond them no calendar of a place goes."""


class Moment(click.ParamType[datetime]):
    """A moment; a date is its beginning."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read it."""
        if isinstance(value, datetime):
            return value
        try:
            return _placed(_meant(datetime.fromisoformat(_iso(value))))
        except _NoSuchHourError:
            self.fail(str(_UNCLEAR), param, ctx)
        except ValueError:
            self.fail(str(msg("this is no moment, such as 2026-11-22T10:15")), param, ctx)


class When(click.ParamType["date | datetime"]):
    """A date, or a moment."""

    name = "when"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date | datetime:
        """Read it."""
        if isinstance(value, date):
            return value
        try:
            given = _meant(datetime.fromisoformat(_iso(value)))
            return given.date() if len(_iso(value)) <= _DATE else _placed(given)
        except _NoSuchHourError:
            self.fail(str(_UNCLEAR), param, ctx)
        except ValueError:
            self.fail(str(msg("this is no date or moment, such as 2026-03-05")), param, ctx)


class Day(click.ParamType[date]):
    """A date."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read it."""
        if isinstance(value, date):
            return value
        try:
            return _meant(date.fromisoformat(_iso(value)))
        except ValueError:
            self.fail(str(msg("this is no date, such as 2010-05-17")), param, ctx)


def _iso(value: Any) -> str:
    """A date as the Dutch write it, turned round; anything else as it is."""
    text = str(value)
    found = _DAY_FIRST.match(text)
    return f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}{text[found.end() :]}" if found else text


def _meant(given: T) -> T:
    if not _FIRST <= given.year <= _LAST:
        raise ValueError
    return given


class _NoSuchHourError(Exception):
    """The clock skips this hour, or shows it twice."""


_UNCLEAR = msg("the clock shows this hour twice or never: give its offset, as in 2026-10-25T02:30:00+01:00")


def _placed(given: datetime) -> datetime:
    """A moment; one without an offset by the clock of the country whose law applies."""
    if given.tzinfo is not None:
        return given
    from zoneinfo import ZoneInfo

    from avgtool import catalog

    zone = ZoneInfo(catalog.consent_law(current_session().config).timezone)
    local = given.replace(tzinfo=zone)
    if local.utcoffset() != local.replace(fold=1).utcoffset() and given.time() != time():
        raise _NoSuchHourError
    return local
