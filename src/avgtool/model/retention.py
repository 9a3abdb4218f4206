"""How long records are kept, and why: term, start, ground (art. 5(1)(e) and 30(1)(f) AVG). Pure data and dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = 12
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Term:
    """A length of time as laws and policies write it: seven years after the year, four weeks."""

    years: int = 0
    months: int = 0
    days: int = 0
    after_year: bool = False
    """Whether it begins after the calendar year in which its start lies, as fiscal terms do."""

    def until(self, start: date) -> date:
        """The last day of the term that starts on ``start``.

        A term of months ends on the day with the same number, or on the last day of the month where that has none.
        """
        begin = date(start.year, _DECEMBER, 31) if self.after_year else start
        month = begin.month - 1 + self.months + _MONTHS * self.years
        year, month = begin.year + month // _MONTHS, month % _MONTHS + 1
        return date(year, month, min(begin.day, _last_day(year, month))) + timedelta(days=self.days)


@dataclass(frozen=True, slots=True)
class Retention:
    """A duty or a wish to keep records for a time."""

    term: Term
    ground: str
    """Why: ``AWR 52(4)``, or a policy of one's own, in words that a data subject reads."""
    start: str = ""
    """Column that holds the date with which the term starts; empty where there is none."""


def _last_day(year: int, month: int) -> int:
    first = date(year + month // _MONTHS, month % _MONTHS + 1, 1)
    return (first - timedelta(days=1)).day
