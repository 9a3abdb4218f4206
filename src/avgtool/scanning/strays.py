"""Values that the class of their column does not explain, judged one by one by the full recognizers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from avgtool.recognizers.matching import Matcher, without_beaten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from avgtool.recognizers.base import Knowledge

COUNTS = 0.5
"""Score from which an occurrence counts."""
_LONGEST = 2_000
"""Characters of a value that are looked at; longer ones are prose, which has its own way."""


class StrayFinder:
    """Finds what kinds of personal data stand inside values."""

    def __init__(self, knowledge: Knowledge) -> None:
        declared = [one for one in knowledge.recognizers if one.shapes and one.articles and one.in_text]
        self._matchers = tuple(Matcher(one) for one in declared)
        self._beats = tuple((one.entity, loser) for one in declared for loser in one.beats)

    def entities(self, value: str, least: float = COUNTS) -> frozenset[str]:
        """The entities in one value, of which the score is ``least`` or more."""
        occurrences = [
            found for matcher in self._matchers for found in matcher.find(value[:_LONGEST]) if found.accepted
        ]
        return frozenset(one.entity for one in without_beaten(occurrences, self._beats) if one.score >= least)

    def rows(self, values: Iterable[tuple[str, int]], own: str | None = None) -> dict[str, int]:
        """How many rows hold each entity but ``own``, given distinct values and the number of their rows."""
        rows: Counter[str] = Counter()
        for entity, number in self._found(values):
            rows[entity] += number
        rows.pop(own or "", None)
        return dict(sorted(rows.items(), key=lambda item: (-item[1], item[0])))

    def sure(self, values: Iterable[str], least: float) -> frozenset[str]:
        """The entities in any of the values, of which the score is ``least`` or more."""
        return frozenset(entity for value in values for entity in self.entities(value, least))

    def _found(self, values: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
        for value, number in values:
            for entity in self.entities(value):
                yield entity, number
