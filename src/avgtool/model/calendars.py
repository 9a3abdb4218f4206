"""Which days are no working days, wherever that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from avgtool.i18n import Message

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """Weekends, and the public holidays of a country."""

    holidays: Callable[[int], Mapping[date, Message]]
    """The public holidays of a year, each with its name."""
    zone: str
    """Whose local date counts, as the time zone database names it: ``Europe/Amsterdam``."""

    def holiday(self, day: date) -> Message | None:
        """What ``day`` is called, when it is a public holiday."""
        return self.holidays(day.year).get(day)

    def is_working_day(self, day: date) -> bool:
        """Whether ``day`` is no Saturday, Sunday or public holiday."""
        return day.weekday() < _SATURDAY and self.holiday(day) is None

    def first_from(self, day: date) -> date:
        """``day`` itself, or else the first working day after it."""
        return self._nearest(day, timedelta(days=1))

    def last_until(self, day: date) -> date:
        """``day`` itself, or else the last working day before it."""
        return self._nearest(day, timedelta(days=-1))

    def working_days_after(self, start: date, end: date) -> int:
        """How many working days there are after ``start``, up to and with ``end``."""
        return sum(self.is_working_day(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))

    def _nearest(self, day: date, step: timedelta) -> date:
        while not self.is_working_day(day):
            day += step
        return day
