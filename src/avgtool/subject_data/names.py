"""Names of persons compared: the same for all ways of writing one, and how much two resemble each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.text.spellings import folded

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Set as AbstractSet
    from datetime import date

_WORD = re.compile(r"[^\W\d_]+")
_APOSTROPHES = re.compile(r"['’‘`´]")
_TWO_LETTERS = re.compile("([aou])e")
_UMLAUTS = str.maketrans("äöü", "aou")

ENOUGH = 0.7
"""From here on a human is asked whether somebody is meant."""
_INITIAL, _ONE_SIGN, _TWO_SIGNS, _UMLAUT = 0.8, 0.85, 0.75, 0.95
_FOUR_LETTERS, _EIGHT_LETTERS = 4, 8
_MORE_NAMES = 0.05
"""What each name that one has more than the other takes off."""
_SURNAME_ALONE = 0.6
_BIRTH_SWAPPED, _BIRTH_UNKNOWN, _BIRTH_IN_PART = 0.9, 0.9, 0.8


def same_name_key(text: str) -> str:
    """What all ways of writing one name share: case, accents, apostrophes and order do not matter.

    >>> same_name_key("AMRANI, Fátima el") == same_name_key("Fatima El Amrani")
    True
    """
    return " ".join(sorted(_words(text)))


def likeness(one: str, other: str, particles: AbstractSet[str] = frozenset()) -> float:
    """How much two names resemble each other, 0..1: initials, a sign more or less, words in between left out or glued.

    Args:
        one: A name.
        other: Another.
        particles: Words that stand between first name and surname and are often left out: *van*, *de*, *el*.
    """
    words, others = _words(one), _words(other)
    best = _paired(_without(words, particles), _without(others, particles))
    if best == 1.0 or particles.isdisjoint((*words, *others)):
        return best
    return max(best, _paired(_glued(words, particles), _glued(others, particles)))


def likeness_with_birth(name: float, wanted: date | None, born: date | None) -> float:
    """The likeness of a person whose name resembles so much, given both dates of birth; 0 where these are of two."""
    if wanted is None or born is None:
        return name * _BIRTH_UNKNOWN
    if wanted == born:
        return name
    if (wanted.year, wanted.month, wanted.day) == (born.year, born.day, born.month):
        return name * _BIRTH_SWAPPED
    same = sum((wanted.year == born.year, wanted.month == born.month, wanted.day == born.day))
    return name * _BIRTH_IN_PART if same == 2 else 0.0  # noqa: PLR2004 - of three parts


def _words(text: str) -> list[str]:
    return _WORD.findall(_APOSTROPHES.sub("", folded(text).text).translate(_UMLAUTS))


def _without(words: list[str], particles: Collection[str]) -> list[str]:
    return [word for word in words if word not in particles] or words


def _glued(words: list[str], particles: Collection[str]) -> list[str]:
    """*van den berg* as *vandenberg*."""
    done: list[str] = []
    before = ""
    for word in words:
        if word in particles:
            before += word
        else:
            done.append(before + word)
            before = ""
    return [*done, before] if before else done


def _paired(one: list[str], other: list[str]) -> float:
    """Each word of the shorter with the one of the longer that is most like it."""
    short, left = sorted((one, list(other)), key=len)
    if not short:
        return 0.0
    left, total, whole = list(left), 0.0, False
    for word in sorted(short, key=len, reverse=True):
        best = max(left, key=lambda candidate: _alike(word, candidate))
        alike = _alike(word, best)
        if not alike:
            return 0.0
        whole |= min(len(word), len(best)) > 1
        total += alike
        left.remove(best)
    if not whole:  # initials only
        return 0.0
    mean = total / len(short) - _MORE_NAMES * len(left)
    return mean * _SURNAME_ALONE if len(short) == 1 and left else mean


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return _INITIAL if long.startswith(short) else 0.0
    if one[0] != other[0] and one[-1] != other[-1]:
        return 0.0  # nobody errs at both ends of a word
    if _TWO_LETTERS.sub(r"\1", one) == _TWO_LETTERS.sub(r"\1", other):
        return _UMLAUT
    if len(long) < _FOUR_LETTERS:
        return 0.0
    away = _distance(one, other, most := 2 if len(long) >= _EIGHT_LETTERS else 1)
    return {1: _ONE_SIGN, 2: _TWO_SIGNS}[away] if away <= most else 0.0


def _distance(one: str, other: str, most: int) -> int:
    """Signs to change, add, take away or swap (optimal string alignment, Damerau 1964); more than ``most``: any."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, sign in enumerate(one, 1):
        here = [row]
        for column, against in enumerate(other, 1):
            cost = min(last[column] + 1, here[-1] + 1, last[column - 1] + (sign != against))
            if row > 1 and column > 1 and sign == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            here.append(cost)
        before, last = last, here
    return min(last[-1], most + 1)
