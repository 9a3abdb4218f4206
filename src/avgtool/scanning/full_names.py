"""Whether a short value is the full name of a person: a first name or initials, infixes, and a surname."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from avgtool.recognizers.value_words import ValueWords

NAME_LIKE = r"\A\p{L}[\p{L}'’.-]*,?(?:\s+[\p{L}'’.-]+){1,5}\z"
"""Two to six words and nothing else: what may be a full name."""


class FullNames:
    """Tells full names by word lists: first names, surnames, infixes; places and streets are none."""

    def __init__(self, lists: Mapping[str, Callable[[], frozenset[str]]], words: ValueWords) -> None:
        """Word lists by name, lower case; loaded when the first value is judged."""
        self._load = lists
        self._words = words

    @cached_property
    def _lists(self) -> dict[str, frozenset[str]]:
        return {name: load() for name, load in self._load.items()}

    def is_name(self, value: str) -> bool:
        """Whether the whole value is one: *Fatima el Amrani*, *J. de Vries*, *Visser, Jan*, *mevr. Bakker*."""
        words = _in_order(value.split())
        addressed = bool(words) and words[0].lower().rstrip(".") in self._words.honorifics
        words = words[1:] if addressed else words
        if not words or not self._is_surname(words[-1], infixed=len(words) > 1 and self._are_infixes(words[-2:-1])):
            return False
        given = [word for word in words[:-1] if not self._are_infixes([word])]
        if not (given or addressed) or not all(map(self._is_given, given[:1] if addressed else given)):
            return False
        return words[: len(given)] == given and not self._is_elsewhere(value)

    def first_is_given(self, value: str) -> bool:
        """Whether the first word is a first name."""
        return self._is_given(value.split(maxsplit=1)[0])

    def last_is_family(self, value: str) -> bool:
        """Whether the last word is a surname."""
        return self._is_surname(value.rsplit(maxsplit=1)[-1], infixed=False)

    def _is_given(self, word: str) -> bool:
        """A first name, also a double one, or initials."""
        if word.endswith(".") and all(len(part) == 1 and part.isupper() for part in word[:-1].split(".")):
            return True
        return word[0].isupper() and any(part in self._listed("first_names") for part in _parts(word))

    def _is_surname(self, word: str, *, infixed: bool) -> bool:
        """A surname, also a double one; behind an infix any that begins with a capital."""
        return word[0].isupper() and (infixed or any(part in self._listed("surnames") for part in _parts(word)))

    def _are_infixes(self, words: Sequence[str]) -> bool:
        infixes = self._listed("infixes")
        return all(
            word.lower() in self._words.infixes or any(word.lower() in infix.split() for infix in infixes)
            for word in words
        )

    def _is_elsewhere(self, value: str) -> bool:
        """Whether it is the name of a place or a street: *Anna Paulowna*."""
        return any(value.lower() in self._listed(name) for name in ("places", "municipalities", "streets"))

    def _listed(self, name: str) -> frozenset[str]:
        return self._lists.get(name, frozenset())


def _in_order(words: list[str]) -> list[str]:
    """The words as they are spoken: *Visser, Jan* is Jan Visser."""
    place = next((place for place, word in enumerate(words) if word.endswith(",")), None)
    if place is None:
        return words
    return [word for word in (*words[place + 1 :], *words[:place], words[place].rstrip(",")) if word]


def _parts(word: str) -> tuple[str, ...]:
    lower = word.lower()
    return (lower, *lower.split("-"))
