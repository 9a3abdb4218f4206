"""Words from a table for words: each known one has a successor of its own, an unknown one gets what chance gives it."""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from avgtool.operators.surrogates.drawing import alike
from avgtool.operators.surrogates.permutation import Circle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "’": "'"})
"""Letters that Unicode does not take apart."""


@dataclass(frozen=True)
class Words:
    """A table of at least two words, in groups of at least two within which a stand-in stays."""

    groups: tuple[tuple[str, ...], ...]
    key: bytes = field(repr=False)

    @cached_property
    def following(self) -> Mapping[str, str]:
        """The word that stands in for each known one, by that in lower case, with and without accents."""
        stands_in: dict[str, str] = {}
        for number, words in enumerate(self.groups):
            places = np.arange(len(words), dtype=np.uint64)
            nexts = Circle(self.key).following(places, len(words), circles=number)
            stands_in |= {word.lower(): words[place] for word, place in zip(words, nexts, strict=True)}
        return {without_accents(word): made for word, made in stands_in.items()} | stands_in

    @cached_property
    def every(self) -> tuple[str, ...]:
        """All words."""
        return tuple(word for group in self.groups for word in group)

    def stand_in(self, word: str) -> str:
        """For one word, in lower case; the same with and without accents: *Zoë* is *Zoe* in many a system."""
        bare = without_accents(word)
        known = self.following.get(word) or self.following.get(bare)
        if known is not None:
            return known
        digest = hmac.new(self.key, bare.encode("utf-8", "surrogatepass"), hashlib.sha256).digest()
        return self.every[int.from_bytes(digest[:8], "big") % len(self.every)]

    def __call__(self, values: pl.Series) -> pl.Series:
        """The stand-ins, in capitals or small letters where the value is."""
        pairs = zip(values, alike(values), strict=True)
        return pl.Series([cased(value, self.stand_in(word)) for value, word in pairs], dtype=pl.String)


def without_accents(word: str) -> str:
    """A word in lower case without its accents: *björn* as *bjorn*."""
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFKD", word)
    return "".join(one for one in parts if not unicodedata.combining(one)).translate(_LETTERS)


def cased(like: str, word: str) -> str:
    """``word`` in capitals or in small letters where ``like`` is."""
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word.lower() if like.islower() else word


def grouped(words: Iterable[tuple[object, str]]) -> tuple[tuple[str, ...], ...]:
    """Words by what they belong to, each once, in order; what would be alone in its group goes to the first."""
    groups: dict[object, list[str]] = {}
    seen: set[str] = set()
    for belongs, word in words:
        if word.lower() not in seen:
            seen.add(word.lower())
            groups.setdefault(belongs, []).append(word)
    first, *others = sorted(groups.values(), key=len, reverse=True)
    alone = [word for group in others if len(group) == 1 for word in group]
    return (tuple(first + alone), *(tuple(group) for group in others if len(group) > 1))
