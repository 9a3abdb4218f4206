"""Values that the class of their column does not explain, judged one by one by the full recognizers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.i18n import nmsg
from avgtool.model.findings import HITS_NOT_JUDGED, Notice
from avgtool.recognizers.folding import seen
from avgtool.recognizers.matching import Matcher, without_beaten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from avgtool.i18n import Message
    from avgtool.recognizers.base import Knowledge

COUNTS = 0.5
"""Score from which an occurrence counts."""
_LONGEST = 2_000
"""Characters of a value that are looked at; longer ones are prose, which has its own way."""


@dataclass(frozen=True, slots=True)
class Strays:
    """What was found inside values."""

    rows: Mapping[str, int]
    """Rows that hold each entity, most first."""
    sure: frozenset[str]
    """Entities that were found beyond doubt."""


class StrayFinder:
    """Finds what kinds of personal data stand inside values."""

    def __init__(self, knowledge: Knowledge) -> None:
        declared = [one for one in knowledge.recognizers if one.shapes and one.articles and one.in_text]
        self._matchers = tuple(Matcher(one) for one in declared)
        self._beats = tuple((one.entity, loser) for one in declared for loser in one.beats)

    def entities(self, value: str, least: float = COUNTS) -> frozenset[str]:
        """The entities in one value, of which the score is ``least`` or more."""
        return frozenset(entity for entity, score in self._scores(value).items() if score >= least)

    def search(self, values: Iterable[tuple[str, int]], own: str | None, sure: float) -> Strays:
        """What stands in distinct values, each with the number of its rows.

        Args:
            values: The values and the numbers.
            own: The entity of their column, which is no stray in it.
            sure: Score from which an entity was found beyond doubt.
        """
        rows: Counter[str] = Counter()
        best: dict[str, float] = {}
        for value, number in values:
            for entity, score in self._scores(value).items():
                if score >= COUNTS and entity != own:
                    rows[entity] += number
                    best[entity] = max(score, best.get(entity, 0.0))
        ranked = dict(sorted(rows.items(), key=lambda item: (-item[1], item[0])))
        return Strays(ranked, frozenset(entity for entity, score in best.items() if score >= sure))

    def _scores(self, value: str) -> dict[str, float]:
        """The entities in one value, with the best score of each."""
        text = seen(value[:_LONGEST]).text  # not every column was folded: a late control character is left
        occurrences = [found for matcher in self._matchers for found in matcher.find(text) if found.accepted]
        standing = sorted(without_beaten(occurrences, self._beats), key=lambda one: one.score)
        return {one.entity: one.score for one in standing}


def unjudged_notices(column: str, rows: int, hits: int) -> Iterator[Notice]:
    """What a reader must know of a column in which not every odd value was judged one by one.

    Args:
        column: Its name.
        rows: Rows whose value was not judged.
        hits: Of these, the rows in whose value a shape says something.
    """
    if hits:
        yield Notice(HITS_NOT_JUDGED, _hits_not_judged(hits), column, hits)
    if rows > hits:
        yield Notice("residue_not_judged", _residue_not_judged(rows - hits), column, rows - hits)


def _hits_not_judged(rows: int) -> Message:
    return nmsg(
        "{n} row has a value that looks like personal data and was not judged by itself: there are too many different "
        "ones.",
        "{n} rows have a value that looks like personal data and was not judged by itself: there are too many "
        "different ones.",
        rows,
    )


def _residue_not_judged(rows: int) -> Message:
    return nmsg(
        "{n} row has a value that does not fit its column and was not judged by itself: there are too many different "
        "ones. It holds no e-mail address, account number or other thing that shows by its form.",
        "{n} rows have a value that does not fit its column and was not judged by itself: there are too many different "
        "ones. None holds an e-mail address, account number or other thing that shows by its form.",
        rows,
    )
