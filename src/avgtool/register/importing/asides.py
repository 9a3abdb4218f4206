"""Words of a table that no field takes: they go along as a comment of the file, and a message tells it by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.i18n import Message, msg
from avgtool.register.importing.columns import heading_of

if TYPE_CHECKING:
    from avgtool.model.register_words import RegisterField


@dataclass(frozen=True, slots=True)
class Aside:
    """What stood in one cell."""

    field: RegisterField
    words: str
    """Empty where the words are in the activity as well."""
    why: Message | None = None
    """Why it is no part of the activity; None where nobody would expect it."""

    @property
    def is_comment(self) -> bool:
        """Whether words are left to be kept."""
        return bool(self.words.strip())


def not_understood(field: RegisterField, words: str) -> Aside:
    """What nobody can make anything of."""
    return Aside(field, words, msg("{column}: not understood, kept as a comment", column=heading_of(field)))


def not_aligned(field: RegisterField, words: str) -> Aside:
    """Several things that belong to another number of things."""
    why = msg("{column}: not one for each, kept as a comment", column=heading_of(field))
    return Aside(field, words, why)


def bare_answer(field: RegisterField, words: str) -> Aside:
    """A yes, a no or a question mark where a law, an agreement or the like belongs."""
    why = msg("{column}: a bare yes, no or question mark proves nothing, kept as a comment", column=heading_of(field))
    return Aside(field, words, why)
