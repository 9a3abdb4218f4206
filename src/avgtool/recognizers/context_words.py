"""The words around a value that say what it is: patterns for them, and how far from the value they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

CONTEXT_REACH = 40
"""Characters between a value and a word that says what it is."""
_NUMBER_BETWEEN = 20
"""What another number between a word and a value adds to their distance."""
_AFTER = 15
"""What standing after the value adds to a word's distance: labels stand in front."""
_SUFFIX = r"(?:nummers?|nr|nrs|s|en|e|adres|code)?"
_COMPOUND_LENGTH = 8
"""Context words from this length on also count as the end of a compound: *bankrekening*."""
_ABBREVIATION_LENGTHS = range(3, 5)
_DIGITS = re.compile(r"\d[\d.\-/ ]*")


def words_pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    """Whole words, with the endings that Dutch labels have; long words also at the end of a compound."""
    ordered = sorted(with_dots(word.lower() for word in words), key=len, reverse=True)
    long = [word for word in ordered if len(word) >= _COMPOUND_LENGTH]
    short = [word for word in ordered if len(word) < _COMPOUND_LENGTH]
    parts = [rf"(?:{one_of(long)})" if long else "", rf"\b(?:{one_of(short)})" if short else ""]
    either = "|".join(part for part in parts if part)
    return re.compile(rf"(?:{either}){_SUFFIX}(?![^\W_])", re.IGNORECASE) if either else None


def with_dots(words: Iterable[str]) -> set[str]:
    """``words``, and those that may be an abbreviation with its dots too: *bsn* as *b.s.n*, the last left out."""
    every = set(words)
    return every | {".".join(word) for word in every if word.isalpha() and len(word) in _ABBREVIATION_LENGTHS}


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, together by first letter: fewer are tried where none of them stands."""
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]).replace(r"\ ", "[ -]"))
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())


def distance_to(words: re.Pattern[str] | None, text: str, start: int, end: int) -> int | None:
    """Characters to the nearest of ``words`` on either side; none where none is within reach."""
    before = distance_before(words, text, start, CONTEXT_REACH)
    after = _distance_after(words, text, end)
    return min((each for each in (before, after) if each is not None), default=None)


def distance_before(words: re.Pattern[str] | None, text: str, start: int, reach: int) -> int | None:
    """Characters to the nearest of ``words`` in front; none where none is within ``reach``."""
    if words is None:
        return None
    matches = list(words.finditer(text, max(0, start - reach - 20), start))
    if not matches:
        return None
    between = text[matches[-1].end() : start]
    distance = len(between) + _NUMBER_BETWEEN * len(_DIGITS.findall(between))
    return distance if distance <= reach else None


def _distance_after(words: re.Pattern[str] | None, text: str, end: int) -> int | None:
    match = words.search(text, end, min(len(text), end + CONTEXT_REACH)) if words else None
    if match is None:
        return None
    between = text[end : match.start()]
    distance = len(between) + _AFTER + _NUMBER_BETWEEN * len(_DIGITS.findall(between))
    return distance if distance <= CONTEXT_REACH else None
