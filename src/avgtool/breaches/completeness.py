"""What a notification must say (art. 33(3) AVG) and the register hold (art. 33(5)), and what of it is not known yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.i18n import Message, msg

if TYPE_CHECKING:
    from collections.abc import Callable

    from avgtool.model.breaches import Breach, Facts


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that must be said."""

    field: str
    article: str
    what: Message
    is_said: Callable[[Facts, Breach], object]


ASKED = (
    Asked("what", "33(3)(a)", msg("what happened"), lambda facts, _: facts.what),
    Asked("nature", "33(3)(a)", msg("the nature of the breach"), lambda facts, _: facts.nature),
    Asked("groups", "33(3)(a)", msg("the categories of persons"), lambda facts, _: facts.groups),
    Asked(
        "persons",
        "33(3)(a)",
        msg("how many persons, approximately"),
        lambda facts, _: facts.persons_least is not None or facts.persons_most is not None,
    ),
    Asked("kinds", "33(3)(a)", msg("the categories of data"), lambda facts, _: facts.kinds),
    Asked("records", "33(3)(a)", msg("how many records, approximately"), lambda facts, _: facts.records is not None),
    Asked("consequences", "33(3)(c)", msg("the likely consequences"), lambda facts, _: facts.consequences),
    Asked(
        "measures",
        "33(3)(d)",
        msg("the measures, taken and proposed"),
        lambda facts, breach: facts.measures or breach.measures_taken,
    ),
)
"""Contact details (33(3)(b)) come from avgtool.yaml."""
_REGISTER = frozenset({"what", "consequences", "measures"})
"""The facts, the effects and the remedial action (art. 33(5))."""


def lacking(breach: Breach, facts: Facts | None = None) -> tuple[Asked, ...]:
    """What a notification cannot say yet; a measure that was recorded as a step is said.

    Args:
        breach: With its events.
        facts: What is known of it, where that is to be recorded first.
    """
    return tuple(one for one in ASKED if not one.is_said(facts or breach.facts, breach))


def lacking_in_register(breach: Breach, facts: Facts | None = None) -> tuple[Asked, ...]:
    """What the register must hold, and does not yet."""
    return tuple(one for one in lacking(breach, facts) if one.field in _REGISTER)
