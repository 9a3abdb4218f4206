"""Places by what stands in front of them: a Belgian postcode, or the question of a form.

*9050 Gentbrugge*, *Uw gemeente: Zottegem*, *Waar woont u? Urk*.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.model.findings import TextFinding
from avgtool.netherlands.names.words import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

_WORD = r"['’]?[^\W\d_]+(?:['’\-][^\W\d_]+)*"
_LABEL = re.compile(
    r"(?i)(?<!\w)(?:woonplaats|geboorteplaats|gemeente|plaats|woont u|woon je|wonen jullie)(?:[ ]?[:=?]|\?)[ \t]*"
)
_POSTCODE = re.compile(r"(?:^|[,;(\-–|]|\b(?:te|in|naar|van))[ \t]*(?:B-)?[1-9]\d{3}[ ]+(?=[^\W\d_])", re.MULTILINE)
_ASKS, _FOUR_DIGITS = re.compile(r"[:=?]"), re.compile(r"\d{4}[ ]")
"""Without which a text has no label, and no postcode: looked for first, because most texts have none."""
_ON_WATER = re.compile(rf"(?i)(?<!\w)({_WORD}[ ](?:a/d|a\.d\.|aan[ ]d\.|aan[ ]den)[ ]{_WORD})(?!\w)")
"""*Capelle a/d IJssel*."""
_NAME = re.compile(rf"{_WORD}(?:[ ]{_WORD}){{0,3}}")
_ON = re.compile(r"(?i) a/d | a\.d\. | aan d")
_SUREST, _SURE, _LIKELY = 0.9, 0.75, 0.7
_SHORTEST = 2


class LabelledPlaces:
    """Finds LOCATION behind postcodes of four digits and questions for a place."""

    entities = ("LOCATION",)
    name = "LabelledPlaces"

    def __init__(self, places: AbstractSet[str], flemish: AbstractSet[str], words: AbstractSet[str]) -> None:
        """Take the places that the lists know, those that have a Belgian postcode, and Dutch words; all lower case."""
        self._places = places
        self._flemish = flemish
        self._words = words | MONTHS

    def find(self, text: str) -> list[TextFinding]:
        """The places in ``text`` that are announced."""
        found: list[TextFinding] = []
        if _ASKS.search(text):
            found += self._behind(_LABEL, text, self._places)
        if _FOUR_DIGITS.search(text):
            found += self._behind(_POSTCODE, text, self._flemish)
        if _ON.search(text):
            found += self._on_water(text)
        return found

    def _on_water(self, text: str) -> Iterator[TextFinding]:
        for match in _ON_WATER.finditer(text):
            first, *_, water = match[1].lower().split(" ")
            in_full = {f"{first} aan {article} {water}" for article in ("de", "den")}
            if first not in self._words or first in self._places or in_full & self._places:
                yield TextFinding(match.start(), match.end(), "LOCATION", _SUREST)

    def _behind(self, announcing: re.Pattern[str], text: str, known: AbstractSet[str]) -> Iterator[TextFinding]:
        for match in announcing.finditer(text):
            name = _NAME.match(text, match.end())
            if name and (found := self._place(name[0], known)):
                place, score = found
                yield TextFinding(name.start(), name.start() + len(place), "LOCATION", score)

    def _place(self, name: str, known: AbstractSet[str]) -> tuple[str, float] | None:
        """The longest beginning of ``name`` that is a place, and how sure that is."""
        words = name.split(" ")
        for count in range(len(words), 0, -1):
            if (place := " ".join(words[:count])).lower() in known:
                return place, _SURE
        first = words[0]
        is_word = first.lower() in self._words or len(first) <= _SHORTEST
        return (first, _LIKELY) if first[0].isupper() and not is_word else None
