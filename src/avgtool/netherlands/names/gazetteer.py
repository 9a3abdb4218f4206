"""What the lists know of a word: whether it is a first name, a surname, a place, a street, a common word.

The lists come from the installed deduce when they are asked for (:mod:`avgtool.netherlands.names.deduce_lists`), and
from :mod:`avgtool.netherlands.names.words`; which words are Dutch words, from the word list of OpenTaal (NOTICE).
"""

from __future__ import annotations

import lzma
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from avgtool.netherlands.names.deduce_lists import raw_lists, street_names
from avgtool.netherlands.names.flemish_places import FLEMISH_PLACES
from avgtool.netherlands.names.lists import without_accents
from avgtool.netherlands.names.words import (
    AMBIGUOUS_NAMES,
    AMBIGUOUS_PLACES,
    ARTICLES,
    BRANDS,
    COUNTRIES,
    FOREIGN_PLACES,
    MONTHS,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

LETTERS_OF_NAMES = "FSPDQ"
"""Letters that say that a list of names or places has the word."""

WORDS = Path(__file__).with_name("dutch_words.txt.xz")
"""The words of OpenTaal's list that are written in lower case and have 2 to 11 letters; one a line."""

_STREET_ENDING = re.compile(
    r"(?:straat|straatje|str|weg|laan|laantje|plein|gracht|kade|dijk|singel|hof|hofje|park|dreef|steeg|pad|plantsoen|"
    r"wal|haven|boulevard|veld|weide|donk|horst|poort)\.?$"
)
_SHORTEST_STREET = 6
_PARTS = re.compile(r"[-'’]")


class Gazetteer:
    """Letters for what the lists know of a word.

    F first name, S surname, P place, Q place that is a word too,
    D street of one word, T street by its ending, I infix, C common word, A name that is a word too, M month or day,
    B brand, L article, W Dutch word.
    """

    def __init__(self, lists: Mapping[str, AbstractSet[str]], places: AbstractSet[str]) -> None:
        """Take the lists.

        Args:
            lists: Lower-case words by the letter that says they are listed.
            places: Names of places, lower case; those of several words are found by :meth:`places_in`.
        """
        self._lists = tuple(sorted(lists.items()))
        self._long_places: dict[tuple[str, str], list[tuple[str, ...]]] = {}
        for place in sorted(places):
            first, *rest = place.split()
            if rest:
                self._long_places.setdefault((first, rest[0]), []).append((first, *rest))
        for known in self._long_places.values():
            known.sort(key=len, reverse=True)

    def letters(self, word: str) -> str:
        """What is known of a lower-case word; parts of *anne-marie* and *fatima's* count by themselves."""
        found = self._listed(word)
        if not found and _PARTS.search(word):
            first, *_, last = _PARTS.split(word)
            found = "".join(sorted(set(self._listed(first) + (self._listed(last) if len(last) > 1 else ""))))
        is_street = len(word) >= _SHORTEST_STREET and _STREET_ENDING.search(word)
        return found + ("T" if is_street else "")

    def places_in(self, words: Sequence[str]) -> dict[int, str]:
        """Positions of the words, lower case, that make up a place of several words, marked as first or later ones."""
        marks: dict[int, str] = {}
        for index, pair in enumerate(pairwise(words)):
            for place in self._long_places.get(pair, ()):
                if tuple(words[index : index + len(place)]) == place:
                    marks[index] = "1"
                    marks.update(dict.fromkeys(range(index + 1, index + len(place)), "2"))
                    break
        return marks

    def _listed(self, word: str) -> str:
        return "".join(letter for letter, words in self._lists if word in words)


@cache
def dutch_words() -> frozenset[str]:
    """Dutch words that are written in lower case; some are somebody's name all the same."""
    return frozenset(lzma.decompress(WORDS.read_bytes()).decode().split())


@cache
def dutch_gazetteer() -> Gazetteer:
    """The Dutch lists, made once a process."""
    raw = {name: frozenset(each.lower() for each in items) for name, items in raw_lists().items()}
    places = (
        raw["placename"]
        | {place.lower() for place in FOREIGN_PLACES | FLEMISH_PLACES | COUNTRIES}
        | {"den haag", "den bosch"}
    )
    first_names, surnames = raw["first_name"], raw["surname"] | raw["interfix_surname"]
    return Gazetteer(
        {
            "F": first_names | set(map(without_accents, first_names)),
            "S": surnames | set(map(without_accents, surnames)),
            "P": places - AMBIGUOUS_PLACES,
            "Q": places & AMBIGUOUS_PLACES,
            "D": frozenset(street for street in street_names() if " " not in street),
            "I": raw["interfix"],
            "C": raw["common_word"] | raw["stop_word"],
            "A": AMBIGUOUS_NAMES,
            "M": MONTHS,
            "B": BRANDS,
            "L": ARTICLES,
            "W": dutch_words(),
        },
        places,
    )
