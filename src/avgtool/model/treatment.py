"""What is done to a value, as plain data: an operator with its parameters, and what that leaves of the value.

Checks and reports go by the :class:`Effect` and by the words that the operator brings; none of them knows operators by
name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from avgtool.i18n import Message

if TYPE_CHECKING:
    from collections.abc import Mapping


class Effect(StrEnum):
    """What an operator leaves of a value."""

    KEEPS = "keeps"
    """The value itself."""
    DROPS = "drops"
    """Nothing: the copy has no such column."""
    EMPTIES = "empties"
    """An empty cell."""
    SHOWS_PART = "shows_part"
    """Some of its characters."""
    CONSTANT = "constant"
    """A text that is the same for every value."""
    STANDS_IN = "stands_in"
    """Something else in its place, which may look like a value of its kind: a token, a stand-in."""
    COARSENS = "coarsens"
    """Something less precise, but true."""
    PERTURBS = "perturbs"
    """Something near it, and not true."""
    INSIDE_TEXT = "inside_text"
    """A text in which each thing that was found has a treatment of its own."""


LEAVES_TRUTH = frozenset({Effect.KEEPS, Effect.COARSENS})
"""Effects after which what identified a person does so still, alone or together with other data."""
LEAVES_SOMETHING = frozenset({Effect.SHOWS_PART, Effect.PERTURBS})
"""Effects after which a value says less about a person, and something still: its last digits, a date near it."""
LEAVES_NOTHING = frozenset({Effect.DROPS, Effect.EMPTIES})
"""Effects after which no value is there to be told apart from others."""


@dataclass(frozen=True, slots=True)
class Treatment:
    """An operator with its parameters."""

    operator: str
    """Its name in the catalog, such as ``pseudonymize``."""
    effect: Effect
    parameters: Mapping[str, object] = field(default_factory=dict)
    """Validated; never a key."""
    needs_key: bool = False
    title: Message = field(default=Message(""), compare=False, repr=False)
    """What readers call the operator."""
    details: tuple[Message | str, ...] = field(default=(), compare=False, repr=False)
    """What the parameters come down to, in the reader's words; those that change nothing are left out."""
    leaves: Message | str | None = field(default=None, compare=False, repr=False)
    """What stands in the copy, in the reader's words; none where that is for a scan to say."""
    empties_without: str | None = field(default=None, compare=False, repr=False)
    """The column without whose value in a row it empties its own; none where that changes nothing."""
    token_form: str | None = field(default=None, compare=False, repr=False)
    """Regular expression of the tokens it makes, the same one for the same value; none where it makes no tokens."""


@dataclass(frozen=True, slots=True)
class TextTreatments:
    """What is done to personal data inside prose, by entity."""

    default: Treatment
    """For every entity that has no treatment of its own."""
    by_entity: Mapping[str, Treatment] = field(default_factory=dict)

    def of(self, entity: str) -> Treatment:
        """The treatment of one entity."""
        return self.by_entity.get(entity, self.default)

    @property
    def all(self) -> tuple[Treatment, ...]:
        """Every treatment, that of all other entities last."""
        return (*self.by_entity.values(), self.default)
