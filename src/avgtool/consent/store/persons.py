"""What a session on consents answers about a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from avgtool.model.consents import Answer, Channel, Purpose, Review


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a person may be approached for one purpose by one channel."""

    purpose: Purpose
    channel: Channel | None
    """None for a purpose that approaches nobody."""
    answer: Answer
    reviews: tuple[Review, ...] = ()
    """For what to ask the person's consent again, now or soon; none where an objection or a preference stops it."""


@dataclass(frozen=True, slots=True)
class Missed:
    """How much of what was said by one kind of identifier was not looked up, as none was given."""

    objections: int
    """Identifiers of which the suppression list holds entries."""
    noes: int
    """Persons who refused, withdrew, or do not want a channel."""
