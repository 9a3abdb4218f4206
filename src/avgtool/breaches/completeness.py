"""What a notification must say (art. 33(3) AVG) and the register hold (art. 33(5)), and what of it is not known yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.i18n import Message, msg

if TYPE_CHECKING:
    from collections.abc import Callable

    from avgtool.model.breaches import Facts


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that must be said."""

    field: str
    article: str
    what: Message
    is_said: Callable[[Facts], object]


ASKED = (
    Asked("what", "33(3)(a)", msg("what happened"), lambda facts: facts.what),
    Asked("nature", "33(3)(a)", msg("the nature of the breach"), lambda facts: facts.nature),
    Asked("groups", "33(3)(a)", msg("the categories of persons"), lambda facts: facts.groups),
    Asked(
        "persons",
        "33(3)(a)",
        msg("how many persons, approximately"),
        lambda facts: facts.persons_least is not None or facts.persons_most is not None,
    ),
    Asked("kinds", "33(3)(a)", msg("the categories of data"), lambda facts: facts.kinds),
    Asked("records", "33(3)(a)", msg("how many records, approximately"), lambda facts: facts.records is not None),
    Asked("consequences", "33(3)(c)", msg("the likely consequences"), lambda facts: facts.consequences),
    Asked("measures", "33(3)(d)", msg("the measures, taken and proposed"), lambda facts: facts.measures),
)
"""Contact details (33(3)(b)) come from avgtool.yaml."""
_REGISTER = frozenset({"what", "consequences", "measures"})
"""The facts, the effects and the remedial action (art. 33(5))."""


def lacking(facts: Facts) -> tuple[Asked, ...]:
    """What a notification cannot say yet."""
    return tuple(one for one in ASKED if not one.is_said(facts))


def lacking_in_register(facts: Facts) -> tuple[Asked, ...]:
    """What the register must hold, and does not yet."""
    return tuple(one for one in lacking(facts) if one.field in _REGISTER)
