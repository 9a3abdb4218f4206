"""Giving names back their capitals in a text that has none, or nothing but, so that what finds names can see them.

Characters keep their places: only their case changes, so offsets found in the result are true for the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from avgtool.netherlands.names.words import AMBIGUOUS_PLACES, CASELESS_NAMES, MONTHS, starts_sentence, words_of

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_TOKEN = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_INFIXES = words_of(
    """
    van de der den het 't ten ter te el al ben bin von la le du da dos di del vd v.d
    """
)
_ANNOUNCING = words_of(
    """
    heet naam groet groeten groetjes gr mvg liefs heer dhr meneer mevrouw mevr mw familie fam
    """
)
_BEFORE_PLACE = words_of("in uit te naar vanuit bij omgeving regio woonachtig woonplaats gemeente")
_STILL_ANNOUNCING = words_of("is met van")
_MOSTLY = 0.7
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ]")
_FEWEST_CAPITALS = 15
_ABBREVIATION = 3
"""Letters of a short month, which is a first name behind a greeting: *groetjes jan*."""


class Truecaser:
    """Capitals for names and places in texts without, by lists of names."""

    def __init__(
        self,
        *,
        first_names: AbstractSet[str],
        surnames: AbstractSet[str],
        places: AbstractSet[str],
        words: AbstractSet[str],
    ) -> None:
        """Take the lists, lower case; ``words`` are common words that are no names by themselves."""
        self._first_names = first_names - words - CASELESS_NAMES - MONTHS
        self._announced = (first_names | surnames) - words - {month for month in MONTHS if len(month) > _ABBREVIATION}
        self._surnames = surnames
        self._places = places - words - AMBIGUOUS_PLACES - MONTHS
        self._words = words | MONTHS

    def truecase(self, text: str) -> str:
        """``text`` with capitals where names are; as it is when it has capitals of its own."""
        if is_upper(text):
            text = _same_length(text, text.lower())
        elif not _is_lower(text):
            return text
        characters = list(text)
        for start in self._capitals(text):
            characters[start] = _same_length(characters[start], characters[start].upper())
        return "".join(characters)

    def _capitals(self, text: str) -> list[int]:
        """Where the words start that get a capital."""
        found: list[int] = []
        reading = _Reading()
        for match in _TOKEN.finditer(text):
            word = match[0].lower()
            reading.pass_gap(text[max(0, match.start() - 2) : match.start()])
            if word in _INFIXES and (reading.in_name or reading.announced):
                reading.infixes.append(word)
                continue
            is_name = self._is_name(word, reading)
            if is_name or (word in self._places and reading.previous in _BEFORE_PLACE):
                found.append(match.start())
            reading.pass_word(word, is_name=is_name)
        return found

    def _is_name(self, word: str, reading: _Reading) -> bool:
        if reading.in_name:
            return word in self._surnames and (word not in self._words or reading.surname_follows)
        if reading.announced:
            return word in self._announced or (bool(reading.infixes) and word in self._surnames)
        return word in self._first_names


@dataclass(slots=True)
class _Reading:
    """Where in a name, if in any, a reader of lower-case words is."""

    in_name: bool = False
    announced: bool = False
    previous: str = ""
    infixes: list[str] = field(default_factory=list)

    @property
    def surname_follows(self) -> bool:
        """Whether even a common word is a surname here: *de groot*, *van den berg*, but not *van de winkel*."""
        return self.infixes == ["de"] or self.infixes[-1:] in (["den"], ["der"], ["ter"], ["ten"])

    def pass_gap(self, gap: str) -> None:
        """Read what stands between two words."""
        if ("." in gap and self.previous not in _ANNOUNCING) or ("\n" in gap and not self.announced):
            self.in_name = self.announced = False
            self.infixes.clear()

    def pass_word(self, word: str, *, is_name: bool) -> None:
        """Read a word that is no infix."""
        self.announced = not is_name and (word in _ANNOUNCING or (self.announced and word in _STILL_ANNOUNCING))
        self.in_name = is_name
        self.previous = word
        self.infixes.clear()


def _is_lower(text: str) -> bool:
    """Whether the only capitals, if any, begin a sentence."""
    return not any(
        match[0][0].isupper() and not starts_sentence(text, match.start()) for match in _TOKEN.finditer(text)
    )


def is_upper(text: str) -> bool:
    """Whether a text is written in capitals, but for a word or two."""
    capitals = len(_CAPITAL.findall(text))
    return capitals > _FEWEST_CAPITALS and capitals > _MOSTLY * sum(map(str.isalpha, text))


def _same_length(before: str, after: str) -> str:
    return after if len(after) == len(before) else before
