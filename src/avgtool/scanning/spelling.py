"""Header words that are written another way: without vowels (*VRNM*), or with a slip of the keyboard (*achernaam*)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SHORTEST = 7
"""Letters from which a word may have a slip: shorter ones are too often another word."""
_SHORTEST_BONES = 4
_ENDINGS = ("", "s", "e", "en", "n")
"""What may stand behind a word without a slip: *meldingen* is no *meldingnr*."""
_VOWELS = frozenset("aeiou")


class Spelling:
    """Finds the known word that a header word was meant to be."""

    def __init__(self, words: Iterable[str], others: Iterable[str] = ()) -> None:
        """``words``: what may be meant, each as one word, lower case; ``others``: what else is a word as it stands."""
        known = sorted(set(words))
        self._bones = _only(_bone_pairs(known))
        self._slips = _only((slip, word) for word in known if _may_slip(word) for slip in _shorter(word))
        self._known = frozenset(known)
        self._words = self._known | frozenset(others)

    def meant(self, word: str) -> str | None:
        """The known word; none where no single one is near."""
        if not word.isalpha() or any(word.removesuffix(ending) in self._words for ending in _ENDINGS):
            return None
        return self._bones.get(word) or self._one_slip_away(word)

    def _one_slip_away(self, word: str) -> str | None:
        if len(word) < SHORTEST - 1:
            return None
        if (too_short := self._slips.get(word)) is not None:
            return too_short
        near = {slip for slip in _shorter(word) if slip in self._known and _may_slip(slip)}
        if not near and len(word) > SHORTEST:
            found = (self._slips.get(slip) for slip in _shorter(word))
            near = {one for one in found if one and len(one) == len(word)}
        return near.pop() if len(near) == 1 else None


def _bone_pairs(words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Words without their vowels, but for one at the start: *achtrnm*, *vrnm*; double consonants written once too."""
    for word in words:
        bones = word[:1] + "".join(letter for letter in word[1:] if letter not in _VOWELS)
        if word.isalpha() and len(bones) >= _SHORTEST_BONES and len(bones) < len(word) - 1:
            yield bones, word


def _may_slip(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha()


def _shorter(word: str) -> Iterator[str]:
    """The word without one of its letters, but for the first."""
    return (word[:place] + word[place + 1 :] for place in range(1, len(word)))


def _only(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Of the left sides, those that have one right side."""
    found: dict[str, str | None] = {}
    for left, right in pairs:
        found[left] = right if found.get(left, right) == right else None
    return {left: right for left, right in found.items() if right is not None}
