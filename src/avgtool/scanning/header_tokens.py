"""The words of a header as they stand there: split at signs and case, and cut where words were written together."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CAMEL = re.compile(r"(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
_ALSO_WRITTEN = str.maketrans({"ß": "ss", "ø": "o", "°": "o", "º": "o", "№": "no"})
_POSSESSIVE = re.compile(r"['’]s\b|\(e?s\)|\(en\)", re.IGNORECASE)
_NUMBER_SIGN = re.compile(r"(?<=\w) ?#\s*\Z")
"""*Customer #*: its number; *# customers* is how many."""
_NO_WORD = re.compile(r"[^a-z0-9]+")
_OPAQUE = re.compile(r"(?:column|kolom|col|veld|field|var|attr|attribute|unnamed|data|x)?[a-z]{0,2}\d*", re.IGNORECASE)
_LONGEST_PHRASE = 5
_SHORTEST_PART = 3


@lru_cache(maxsize=8192)
def split(name: str) -> tuple[str, ...]:
    """The words of a header: at signs, at a change to upper case, between letters and digits; without accents."""
    plain = unicodedata.normalize("NFKD", name.translate(_ALSO_WRITTEN))
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    bare = _NUMBER_SIGN.sub(" no", _POSSESSIVE.sub("", bare))
    spaced = _CAMEL.sub(" ", re.sub(r"(?<![A-Za-z])[eE]-?(?=[mM]ail)", "e", bare))
    return tuple(token for token in _NO_WORD.split(spaced.lower()) if token)


def is_opaque(name: str) -> bool:
    """Whether a header says nothing, such as ``K01``, ``column_3`` or an empty one."""
    return all(_OPAQUE.fullmatch(word) for word in re.split(r"[\W_]+", name))


def windows(length: int) -> Iterator[tuple[int, int]]:
    """Where a phrase may stand among so many words."""
    for start in range(length):
        for end in range(start + 1, min(length, start + _LONGEST_PHRASE) + 1):
            yield start, end


def cut(token: str, words: frozenset[str], keys: frozenset[str]) -> tuple[str, ...] | None:
    """The fewest known words that cover all of ``token``, or None; one of ``keys`` may be short at its end."""
    best: list[tuple[str, ...] | None] = [(), *([None] * len(token))]
    for end in range(1, len(token) + 1):
        for start in range(end):
            before, part = best[start], token[start:end]
            if before is None or not _is_part(part, end == len(token), words, keys):
                continue
            current = best[end]
            if current is None or len(before) + 1 < len(current):
                best[end] = (*before, part)
    parts = best[-1]
    return parts if parts and all(len(one) + len(other) > _SHORTEST_PART for one, other in pairwise(parts)) else None


def _is_part(part: str, last: bool, words: frozenset[str], keys: frozenset[str]) -> bool:
    if part in words:
        return len(part) >= _SHORTEST_PART or (last and part in keys)
    return part.endswith("s") and len(part) > _SHORTEST_PART + 1 and part[:-1] in words and not last
