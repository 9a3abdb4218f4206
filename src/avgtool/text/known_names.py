"""Finds in a text what is known of the row that it belongs to: the names of the customer in the notes on the customer.

Whatever a search for names finds or misses, these are known: the row itself says them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.operators.surrogates.words import cased
from avgtool.text.person_stand_ins import ways_to_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from avgtool.model.findings import TextFinding
    from avgtool.operators.surrogates.country import Country
    from avgtool.text.person_stand_ins import Known

NAME = "PERSON"
_NAMES = frozenset({NAME, "LOCATION", "ORGANIZATION"})
"""What a search can take a person's name for. What it takes for anything else, such as an e-mail address, is treated
as that, with the name that stands in it."""
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
        lower = text.lower()
        ways = ways_to_name(known, self.country)
        here = {way: stand_in for way, stand_in in ways.items() if way.split()[-1].lower() in lower}
        if not here:
            return []
        by_lower: dict[str, str | None] = {}
        for way, stand_in in here.items():
            by_lower.setdefault(way.lower(), stand_in)
        either = "|".join(_pattern(way) for way in sorted(by_lower, key=len, reverse=True))
        hits = re.finditer(_NOT_INSIDE.format(either), text, re.IGNORECASE)
        others = [one for one in findings if one.entity not in _NAMES]
        return [
            Mention(hit.start(), hit.end(), _like(hit[0], by_lower.get(" ".join(hit[0].lower().split()))))
            for hit in hits
            if self._is_meant(hit[0]) and not any(_inside(hit, one) for one in others)
        ]

    def _is_meant(self, words: str) -> bool:
        """Whether it is a name here: *wil* in small letters is more often a verb than Wil."""
        return words != words.lower() or not self.is_ordinary(words)


def _inside(hit: re.Match[str], finding: TextFinding) -> bool:
    return (
        finding.start <= hit.start()
        and hit.end() <= finding.end
        and hit.end() - hit.start() < finding.end - finding.start
    )


def _pattern(way: str) -> str:
    return r"\s+".join(map(re.escape, way.split()))


def _like(written: str, stand_in: str | None) -> str | None:
    """Capitals as written, where the stand-in is made of words."""
    if stand_in is None or not all(sign.isalpha() or sign in " .-'" for sign in stand_in):
        return stand_in
    return cased(written, stand_in)
