"""Names of persons, taken apart: each part has a stand-in of its own.

So a first name in one column, a surname in another and both together in a third or in a text make the same made-up
person. A first name goes by its first word, a surname without its infixes (*de Vries* as *Vries*): they are written
apart in one system and together in another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

import polars as pl

from avgtool.operators.surrogates.drawing import alike
from avgtool.operators.surrogates.number import Shaped
from avgtool.operators.surrogates.permutation import key_for
from avgtool.operators.surrogates.words import Words, cased, grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from avgtool.operators.surrogates.country import Country

_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+|[A-Z]")
_EDGES = ".,;:"


@dataclass(frozen=True, slots=True)
class NameParts:
    """What a name is made of, as it was written; each can be missing."""

    titles: str = ""
    initials: str = ""
    first: str = ""
    last: str = ""
    """With its infixes."""
    is_last_first: bool = False


@dataclass(frozen=True)
class Names:
    """Makes first names, surnames, initials, and names of these."""

    country: Country
    kept: frozenset[str]
    """What of a first name stays: ``sex``, ``language``."""
    key: bytes = field(repr=False)

    @property
    def first(self) -> FirstWords:
        """Makes first names."""
        named = (
            (tuple(one for kind, one in (("sex", group.sex), ("language", group.language)) if kind in self.kept), name)
            for group in self.country.first_names
            for name in group.names
        )
        return FirstWords(Words(grouped(named), key_for(self.key, "first name")))

    @property
    def last(self) -> Surnames:
        """Makes surnames."""
        words = Words(grouped(("", name) for name in self.country.surnames), key_for(self.key, "surname"))
        return Surnames(words, self.country.infixes)

    @property
    def initials(self) -> Shaped:
        """Makes initials."""
        return Shaped(key_for(self.key, "initials"))

    @property
    def full(self) -> FullNames:
        """Makes names of several parts."""
        return FullNames(self.country, self.first, self.last, self.initials)


@dataclass(frozen=True, slots=True)
class FirstWords:
    """Makes first names, by the first word."""

    words: Words

    def __call__(self, values: pl.Series) -> pl.Series:
        """The stand-ins."""
        pairs = zip(values, alike(values), strict=True)
        return pl.Series(
            [cased(value, self.words.stand_in(word.split(" ")[0])) for value, word in pairs], dtype=pl.String
        )


@dataclass(frozen=True, slots=True)
class Surnames:
    """Makes surnames, without infixes."""

    words: Words
    infixes: frozenset[str]

    def __call__(self, values: pl.Series) -> pl.Series:
        """The stand-ins."""
        pairs = zip(values, alike(values), strict=True)
        made = (cased(value, self.words.stand_in(main_part(word, self.infixes))) for value, word in pairs)
        return pl.Series(list(made), dtype=pl.String)


@dataclass(frozen=True, slots=True)
class FullNames:
    """Makes names of several parts; titles in front of them stay, and a title alone names nobody."""

    country: Country
    first: FirstWords
    last: Surnames
    initials: Shaped

    def __call__(self, values: pl.Series) -> pl.Series:
        """The stand-ins; missing where there is no letter."""
        parts = [parted(value, self.country) for value in values]
        firsts, lasts = self._of([one.first for one in parts], self.first), self._of([p.last for p in parts], self.last)
        initials = self._of([one.initials for one in parts], self.initials)
        made = map(_together, parts, firsts, lasts, initials)
        return pl.Series([one or None for one in made], dtype=pl.String)

    def _of(self, values: Sequence[str], maker: FirstWords | Surnames | Shaped) -> Iterator[str]:
        distinct = list(dict.fromkeys(value for value in values if value))
        made = dict(zip(distinct, maker(pl.Series(distinct, dtype=pl.String)), strict=True)) if distinct else {}
        return (made.get(value) or "" for value in values)


def parted(name: str, country: Country) -> NameParts:
    """A name taken apart. A single word is a first name where it is known as one, a title, or else a surname."""
    before, comma, behind = name.strip().partition(",")
    if comma and behind.strip() and before.strip():
        return _last_first(before, behind, country)
    words = [word for word in name.split() if any(map(str.isalpha, word))]
    if words and all(_is_title(word, country.titles) for word in words):
        return NameParts(titles=" ".join(words))
    titles = _titles(words, country.titles)
    said, words = " ".join(titles), words[len(titles) :]
    if len(words) == 1 and not said:
        return _single(words[0], country)
    initials = list(takewhile(_INITIALS.fullmatch, words[:-1]))
    split = 0 if initials else _where_surname_begins(words, country.infixes)
    first, last = words[len(initials) : len(initials) + split], words[len(initials) + split :]
    return NameParts(said, " ".join(initials), " ".join(first), " ".join(last))


def _single(word: str, country: Country) -> NameParts:
    if _INITIALS.fullmatch(word):
        return NameParts(initials=word)
    is_first = country.is_first_name(word.strip(_EDGES).lower())
    return NameParts(first=word) if is_first else NameParts(last=word)


def main_part(surname: str, infixes: frozenset[str]) -> str:
    """A surname in lower case without the infixes in front of it, and without those behind a comma."""
    words = surname.partition(",")[0].split() or surname.split()
    while len(words) > 1 and words[0] in infixes:
        words = words[1:]
    return " ".join(words).strip(_EDGES)


def _titles(words: Sequence[str], titles: frozenset[str]) -> list[str]:
    found = []
    for word in words[:-1]:
        if not _is_title(word, titles):
            break
        found.append(word)
    return found


def _is_title(word: str, titles: frozenset[str]) -> bool:
    """*Dhr.*, and *heer/mevrouw*."""
    return all(part.strip(_EDGES).replace(".", "") in titles for part in word.lower().split("/"))


def _where_surname_begins(words: Sequence[str], infixes: frozenset[str]) -> int:
    for at, word in enumerate(words[:-1]):
        if not infixes.isdisjoint(word.lower().split("-")):  # also *Jansen-de* of *Jansen-de Boer*
            return at
    return max(0, len(words) - 1)


def _last_first(before: str, behind: str, country: Country) -> NameParts:
    """*Vries, Jan de*, *Vries, J. de* and *Vries de, Jan*: the infix belongs to the surname."""
    infixes = [word for word in behind.split() if word.lower() in country.infixes]
    words = [word for word in behind.split() if word.lower() not in country.infixes]
    surname = before.split()
    while len(surname) > 1 and surname[-1].lower() in country.infixes:
        infixes.insert(0, surname.pop())
    last = " ".join((*infixes, *surname))
    initials = list(takewhile(_INITIALS.fullmatch, words))
    return NameParts("", " ".join(initials), " ".join(words[len(initials) :]), last, is_last_first=True)


def _together(parts: NameParts, first: str, last: str, initials: str) -> str:
    if not (first or last or initials):
        return ""
    if parts.is_last_first:
        given = " ".join(one for one in (initials, first) if one)
        return ", ".join(one for one in (last, given) if one)
    return " ".join(one for one in (parts.titles, initials, first, last) if one)
