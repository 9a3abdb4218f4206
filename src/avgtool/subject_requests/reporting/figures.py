"""What the report on requests says: counts and days, and nothing about one person."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from avgtool.model.requests import Urgency

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from avgtool.model.periods import Period
    from avgtool.model.requests import IdentityMeans, Right, Step


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer that was given. A request that was opened again is answered again."""

    by: Step
    """Granted, granted in part, turned down, or withdrawn by the person."""
    on: date
    days: int
    """Calendar days from receipt, or from the day on which the request was opened again."""
    on_time: bool | None
    """None where the person withdrew the request."""
    extended: bool
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """How a number of requests went. What came in and what was answered in one period are not the same requests."""

    received: int
    """Came in within the period."""
    answers: tuple[Answered, ...]
    """Given within the period."""
    standing: Mapping[Urgency, int]
    """Of those that are open at the end of the period."""

    @property
    def decided(self) -> tuple[Answered, ...]:
        """Answers by the controller: without those that the person withdrew."""
        return tuple(one for one in self.answers if one.on_time is not None)

    @property
    def on_time(self) -> int:
        """How many were answered in time."""
        return sum(bool(one.on_time) for one in self.decided)

    @property
    def due(self) -> int:
        """How many answers there should have been: those that were given, and those that are overdue."""
        return len(self.decided) + self.overdue

    @property
    def overdue(self) -> int:
        """How many wait for an answer after the term."""
        return self.standing.get(Urgency.OVERDUE, 0)

    @property
    def late(self) -> int:
        """How many were answered after the term."""
        return len(self.decided) - self.on_time

    @property
    def median_days(self) -> float | None:
        """Days from receipt to answer that half of the answers stayed within; none without answers."""
        return median(one.days for one in self.decided) if self.decided else None

    @property
    def longest_days(self) -> int | None:
        """Days of the slowest answer; none without answers."""
        return max((one.days for one in self.decided), default=None)

    @property
    def open(self) -> int:
        """How many wait for an answer at the end of the period."""
        return sum(self.standing.values())


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """One month."""

    received: int = 0
    on_time: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class RequestFigures:
    """All requests over a period."""

    period: Period
    all: Tally
    by_right: Mapping[Right, Tally]
    """A request for several rights counts with each; rights that nobody asked for are not there."""
    months: Mapping[str, MonthFigures]
    """By month: ``2026-11``; months without anything included."""
    channels: Mapping[str, int]
    """How they came in."""
    means: Mapping[IdentityMeans, int]
    """By what it was made sure who asked, within the period."""
    grounds: Mapping[str, int]
    """Of refusals within the period, by the codes of their grounds."""
    steps: Mapping[Step, int]
    """How often each step was taken within the period."""
    overdue: tuple[str, ...]
    """References of requests that are overdue at the end of the period: they name nobody."""
