"""What a reading looks at, and how it says what it thinks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from avgtool.model.findings import Candidate

if TYPE_CHECKING:
    from avgtool.i18n import Message
    from avgtool.model.kinds import Evidence, Kind
    from avgtool.recognizers.base import Knowledge, Recognizer
    from avgtool.scanning.evidence import ColumnEvidence
    from avgtool.scanning.headers import Header

SPOKEN_FOR = 0.5
"""From this strength on, a header speaks for a kind."""
ACCEPTED = 0.5
"""From this score on, a reading becomes the verdict."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column, as the readings see it."""

    index: int
    header: Header
    evidence: ColumnEvidence


@dataclass(frozen=True)
class Kinds:
    """The declarations, by kind and by entity."""

    knowledge: Knowledge

    @cached_property
    def _by_kind(self) -> dict[Kind, tuple[Recognizer, ...]]:
        kinds = {one.kind for one in self.knowledge.recognizers}
        return {kind: tuple(one for one in self.knowledge.recognizers if one.kind is kind) for kind in kinds}

    @cached_property
    def by_entity(self) -> dict[str, Recognizer]:
        """The declarations under their entities."""
        return {one.entity: one for one in self.knowledge.recognizers}

    def of(self, kind: Kind) -> tuple[Recognizer, ...]:
        """The declarations of one kind."""
        return self._by_kind.get(kind, ())

    def spoken_for(self, column: Column, kind: Kind) -> tuple[Recognizer | None, float]:
        """The declaration of ``kind`` for which the header speaks most, and how strongly."""
        ranked = [(column.header.meanings.get(one.entity, 0.0), -place) for place, one in enumerate(self.of(kind))]
        if not ranked:
            return None, 0.0
        strength, place = max(ranked)
        return self.of(kind)[-place], strength


def candidate(recognizer: Recognizer, score: float, evidence: tuple[Evidence, ...], reason: Message) -> Candidate:
    """A reading of a column as what ``recognizer`` declares."""
    return Candidate(recognizer.kind, recognizer.entity, round(min(score, 0.99), 3), evidence, reason)
