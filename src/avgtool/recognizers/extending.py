"""What a country adds to kinds that know no country: its words for them, its ways of writing, what stands around."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from avgtool.recognizers.base import Recognizer, Shape, Sighting


@dataclass(frozen=True, slots=True)
class Extension:
    """Additions to the declaration of one kind."""

    entity: str
    shapes: tuple[Shape, ...] = ()
    """Ways of writing, behind those that are declared."""
    context: tuple[str, ...] = ()
    """Words that stand near the value in a text."""
    surroundings: Callable[[Sighting], float | None] | None = None
    """In the place of the declared one, when given."""
    clue: str | None = None
    """The same of what makes a text worth searching."""


def extended(recognizers: Iterable[Recognizer], extensions: Iterable[Extension]) -> tuple[Recognizer, ...]:
    """``recognizers`` in the same order, each with what ``extensions`` add to it."""
    by_entity = {each.entity: each for each in extensions}
    return tuple(_with(each, by_entity.get(each.entity)) for each in recognizers)


def _with(declared: Recognizer, extension: Extension | None) -> Recognizer:
    if extension is None:
        return declared
    return replace(
        declared,
        shapes=(*declared.shapes, *extension.shapes),
        context=tuple(dict.fromkeys((*declared.context, *extension.context))),
        surroundings=extension.surroundings or declared.surroundings,
        clue=extension.clue or declared.clue,
    )
