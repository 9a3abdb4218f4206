"""Words that hint at a special category, as findings of a low score in running text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.model.findings import TextFinding
from avgtool.recognizers.hints import beside
from avgtool.recognizers.matching import Occurrence, Reason
from avgtool.text.arbiter import HINTS
from avgtool.text.reading import candidate, rejected_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from avgtool.model.ports import TextFinder
    from avgtool.recognizers.hints import Hints
    from avgtool.text.arbiter import Candidate

HINT_SCORE = 0.3
"""Below the default threshold, above that for higher recall: a word is no proof."""


def occurrences(text: str, hints: Hints) -> list[Occurrence]:
    """Every word that hints or only looks so, the latter with score 0."""
    return [
        Occurrence(one.start, one.end, one.entity, HINT_SCORE, Reason.HINT)
        if means_it
        else Occurrence(one.start, one.end, one.entity, 0.0, Reason.OTHER_MEANING)
        for one, means_it in hints.considered(text)
    ]


@dataclass(frozen=True, slots=True)
class HintReader:
    """Reads for words that hint."""

    hints: Hints

    def candidates(self, text: str) -> list[Candidate]:
        """The words that hint."""
        return [candidate(one, HINTS) for one in occurrences(text, self.hints) if one.accepted]

    def rejected(self, text: str) -> list[Candidate]:
        """The words that only look so."""
        return rejected_of(occurrences(text, self.hints), HINTS)


def hint_findings(text: str, hints: Hints, findings: Sequence[TextFinding]) -> list[TextFinding]:
    """The words of ``text`` that hint where nothing else was found, as findings, in order; whatever the threshold."""
    return [TextFinding(one.start, one.end, one.entity, HINT_SCORE) for one in beside(hints.find(text), findings)]


@dataclass(frozen=True, slots=True)
class TakingHints:
    """A text finder that also gives the words that hint at what a policy names, whatever the threshold."""

    finder: TextFinder
    hints: Hints
    entities: Collection[str]

    def find(self, texts: Sequence[str]) -> list[list[TextFinding]]:
        """The findings of each text, in order and without overlap."""
        return [self._with_hints(text, found) for text, found in zip(texts, self.finder.find(texts), strict=True)]

    def _with_hints(self, text: str, found: list[TextFinding]) -> list[TextFinding]:
        apart = {(one.start, one.end) for one in found}
        hinted = [one for one in hint_findings(text, self.hints, found) if one.entity in self.entities]
        new = [one for one in hinted if (one.start, one.end) not in apart]
        return sorted([*found, *new], key=lambda one: one.start) if new else found


def taking(finder: TextFinder, hints: Hints, named: Collection[str]) -> TextFinder:
    """The finder by which a policy is carried out that names the entities ``named``."""
    entities = set(hints.entities).intersection(named)
    return TakingHints(finder, hints, entities) if entities else finder
