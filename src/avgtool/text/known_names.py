"""Finds in a text what is known of the row that it belongs to: the names of the customer in the notes on the customer.

Whatever a search for names finds or misses, these are known: the row itself says them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.operators.surrogates.words import cased
from avgtool.text.person_stand_ins import ways_to_name
from avgtool.text.spellings import folded, pattern, skeleton

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from avgtool.model.findings import TextFinding
    from avgtool.operators.surrogates.country import Country
    from avgtool.text.person_stand_ins import Known
    from avgtool.text.spellings import Folded

NAME = "PERSON"
_NAMES = frozenset({NAME, "LOCATION", "ORGANIZATION"})
"""What a search can take a person's name for. What it takes for anything else, such as an e-mail address, is treated
as that, with the name that stands in it."""
_WORDS_OF_A_CLAUSE = 2
"""*Jan wil* can be one; *jan de best* is a name."""
_NOT_INSIDE = r"(?<![\w@])(?:{})(?![\w@])"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text where the row's own person is named."""

    start: int
    end: int
    stand_in: str | None
    """None where the copy has none: then it is treated like any other name."""


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Finds mentions."""

    country: Country
    is_ordinary: Callable[[str], bool]
    """Whether a word in lower case is one that every text has, besides being somebody's name."""

    def mentions(self, text: str, known: Known, findings: Sequence[TextFinding]) -> list[Mention]:
        """The places in ``text``, in order, without overlap; none inside something else that was found."""
        read = folded(text)
        here = _occurring(ways_to_name(known, self.country), skeleton(read.text))
        if not here:
            return []
        stand_ins = list(here.values())
        either = re.compile(_NOT_INSIDE.format("|".join(f"({pattern(way)})" for way in here)))
        others = [one for one in findings if one.entity not in _NAMES]
        return [
            Mention(start, end, _like(text[start:end], stand_ins[hit.lastindex - 1]))
            for hit in self._meant(either, read, text)
            if hit.lastindex
            for start, end in (read.span(hit),)
            if not any(_inside(start, end, one) for one in others)
        ]

    def _meant(self, either: re.Pattern[str], read: Folded, text: str) -> Iterator[re.Match[str]]:
        """Hits that are names; of *jan wil*, where somebody is called Jan Wil, the first word."""
        at = 0
        while hit := either.search(read.text, at):
            at = hit.end()
            start, end = read.span(hit)
            if self._is_meant(text[start:end]):
                yield hit
                continue
            gap = hit[0].rfind(" ")
            first = either.search(read.text, hit.start(), hit.start() + gap) if gap > 0 else None
            if first and self._is_meant(text[slice(*read.span(first))]):
                yield first

    def _is_meant(self, words: str) -> bool:
        """Whether it is a name here: *wil* in small letters is more often a verb than Wil, also in *jan wil*."""
        parts = words.split()
        return words != words.lower() or len(parts) > _WORDS_OF_A_CLAUSE or not self.is_ordinary(parts[-1])


def _occurring(ways: Mapping[str, str | None], text: str) -> dict[str, str | None]:
    """The ways, folded, that can stand in a text of this skeleton; the longest first."""
    here: dict[str, str | None] = {}
    for way, stand_in in ways.items():
        bare = folded(way).text.strip()
        if bare and skeleton(bare.split()[-1]) in text:
            here.setdefault(bare, stand_in)
    return {way: here[way] for way in sorted(here, key=len, reverse=True)}


def _inside(start: int, end: int, finding: TextFinding) -> bool:
    return finding.start <= start and end <= finding.end and end - start < finding.end - finding.start


def _like(written: str, stand_in: str | None) -> str | None:
    """Capitals as written, where the stand-in is made of words."""
    if stand_in is None or not all(sign.isalpha() or sign in " .-'" for sign in stand_in):
        return stand_in
    return cased(written, stand_in)
