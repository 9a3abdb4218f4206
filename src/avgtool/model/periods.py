"""Periods that reports are about: whole days, by the calendar of the place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.errors import InputError
from avgtool.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_MONTHS = 12
"""Of a period by default, the last one included."""


@dataclass(frozen=True, slots=True)
class Period:
    """Which days a report is about."""

    first: date
    last: date
    """The last day itself included."""

    def __contains__(self, day: date) -> bool:
        """Whether it has that day."""
        return self.first <= day <= self.last

    def months(self) -> Iterator[str]:
        """Every month that it has a day in: ``2026-11``."""
        day = self.first.replace(day=1)
        while day <= self.last:
            yield f"{day:%Y-%m}"
            day = day.replace(year=day.year + day.month // _MONTHS, month=day.month % _MONTHS + 1)


def period_of(first: date | None, last: date | None, today: date) -> Period:
    """The period that was asked for; by default twelve months up to today.

    Raises:
        InputError: It ends before it begins, or begins in the future.
    """
    end = min(last or today, today)
    begin = first or _months_before(end, _MONTHS - 1)
    if begin > end:
        raise InputError(
            msg("The period ends before it begins."),
            hint=msg("Give --from a day that is not after --to, nor after today."),
        )
    return Period(begin, end)


def _months_before(day: date, months: int) -> date:
    """The first day of the month so many months before that of a day."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 - months, _MONTHS)
    return day.replace(year=year, month=month + 1, day=1)
