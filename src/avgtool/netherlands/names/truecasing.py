"""Giving names back their capitals in a text that has none, or nothing but, so that what finds names can see them.

Characters keep their places: only their case changes, so offsets found in the result are true for the text.
"""

from __future__ import annotations

import re
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
_MOSTLY = 0.7


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
        self._announced = (first_names | surnames) - words - MONTHS
        self._surnames = surnames
        self._places = places - words - AMBIGUOUS_PLACES - MONTHS
        self._words = words | MONTHS

    def truecase(self, text: str) -> str:
        """``text`` with capitals where names are; as it is when it has capitals of its own."""
        if _is_upper(text):
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
        in_name, announced, previous = False, False, ""
        for match in _TOKEN.finditer(text):
            word = match[0].lower()
            gap = text[match.start() - 2 : match.start()]
            if ("." in gap and previous not in _ANNOUNCING) or ("\n" in gap and not announced):
                in_name = announced = False
            if word in _INFIXES and (in_name or announced):
                previous = word
                continue
            if self._is_name(word, previous, in_name=in_name, announced=announced):
                found.append(match.start())
                in_name, announced = True, False
            else:
                in_name = False
                announced = word in _ANNOUNCING or (announced and word in {"is", "met"})
            if not in_name and word in self._places and previous in _BEFORE_PLACE:
                found.append(match.start())
            previous = word
        return found

    def _is_name(self, word: str, previous: str, *, in_name: bool, announced: bool) -> bool:
        if in_name:
            return word in self._surnames and (word not in self._words or previous in _INFIXES)
        if announced:
            return word in self._announced or (previous in _INFIXES and word in self._surnames)
        return word in self._first_names


def _is_lower(text: str) -> bool:
    """Whether the only capitals, if any, begin a sentence."""
    return not any(
        match[0][0].isupper() and not starts_sentence(text, match.start()) for match in _TOKEN.finditer(text)
    )


def _is_upper(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return len(letters) > 20 and sum(map(str.isupper, letters)) > _MOSTLY * len(letters)  # noqa: PLR2004


def _same_length(before: str, after: str) -> str:
    return after if len(after) == len(before) else before
