"""What the report on consents says: counts, and nothing about one person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from avgtool.model.consents import Channel, EventType, Notice, Purpose, Reason, ReviewReason
    from avgtool.model.periods import Period

AGES = ((0, 6), (6, 12), (12, 24), (24, None))
"""Bands of the age of a consent, in calendar months: from, and up to."""


@dataclass(frozen=True, slots=True)
class NoticeUse:
    """Words that persons are shown, and how many consents that hold rest on them."""

    notice: Notice
    in_force: bool
    """Whether it is what is shown for the purpose now, in its language."""
    consents: int


@dataclass(frozen=True, slots=True)
class ChannelFigures:
    """Who may be approached by one channel of a purpose."""

    channel: Channel | None
    persons: Mapping[Reason, int]
    """By what decides about each person in the ledger."""
    allowed: int


@dataclass(frozen=True, slots=True)
class AskAgain:
    """How many persons must be asked again for one reason."""

    reason: ReviewReason
    now: int
    soon: int
    """Within the next 60 days."""


@dataclass(frozen=True, slots=True)
class PurposeFigures:
    """One purpose. Persons are counted once, whatever the number of channels."""

    purpose: Purpose
    months: Mapping[str, Mapping[EventType, int]]
    """What happened in each month (``2026-11``) of the period; what expired by its term is among the expired."""
    consents: int
    """Persons with a consent that holds for at least one channel."""
    without_notice: int
    """Persons with a consent that proves nothing: no unchanged notice about the purpose (``not_covered``)."""
    ages: tuple[int, ...]
    """Consents that hold, by the bands of :data:`AGES`."""
    again: tuple[AskAgain, ...]
    persons_again: int
    """Persons that must be asked again now, for whatever reason."""
    channels: tuple[ChannelFigures, ...]
    notices: tuple[NoticeUse, ...]

    def total(self, type_: EventType) -> int:
        """How often something happened in the period."""
        return sum(month.get(type_, 0) for month in self.months.values())


@dataclass(frozen=True, slots=True)
class ObjectionFigures:
    """Objections of one reach that stand."""

    purpose: str | None
    """None: all direct marketing."""
    channel: Channel | None
    standing: int


@dataclass(frozen=True, slots=True)
class ConsentFigures:
    """The whole report."""

    period: Period
    at: datetime
    """The moment as of which it is told how things stand."""
    persons: int
    """In the ledger, erased ones not counted."""
    erased: int
    purposes: tuple[PurposeFigures, ...]
    objections: tuple[ObjectionFigures, ...]
    suppressed: int
    """Identifiers on the suppression list with an objection that stands."""
