"""What reads a text and nothing else: all that finding needs of a recognizer, without an engine around it.

A single text is read through a Presidio engine (:mod:`avgtool.text.asking`). The many texts of a column are read by the
same recognizers directly: an engine chooses among them and makes tokens for each text anew, which takes a fifth of the
time and changes nothing about what is found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from avgtool.recognizers.declared import DECLARED
from avgtool.text.arbiter import Candidate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from avgtool.model.findings import TextFinding
    from avgtool.recognizers.declared import DeclaredKinds
    from avgtool.recognizers.matching import Occurrence


class NameFinder(Protocol):
    """Finds entities made of words in one text."""

    @property
    def name(self) -> str:
        """Of the component."""
        ...

    @property
    def entities(self) -> tuple[str, ...]:
        """What it finds, as Presidio names entities."""
        ...

    def find(self, text: str) -> list[TextFinding]:
        """What it finds in ``text``; spans may overlap."""
        ...


class Reader(Protocol):
    """Makes candidates of one text."""

    def candidates(self, text: str) -> list[Candidate]:
        """What it takes for personal data in ``text``, a text that is not blank."""
        ...

    def rejected(self, text: str) -> list[Candidate]:
        """What it looked at and rejected, with score 0; empty where it does not keep that."""
        ...


@dataclass(frozen=True, slots=True)
class DeclaredReader:
    """Reads for the declared kinds."""

    kinds: DeclaredKinds

    def candidates(self, text: str) -> list[Candidate]:
        """The occurrences that count."""
        return [candidate(one, DECLARED) for one in self.kinds.find_accepted(text)]

    def rejected(self, text: str) -> list[Candidate]:
        """The occurrences that do not count."""
        return rejected_of(self.kinds.occurrences(text), DECLARED)


@dataclass(frozen=True, slots=True)
class NameReader:
    """Reads for one name finder."""

    finder: NameFinder

    def candidates(self, text: str) -> list[Candidate]:
        """What the finder finds."""
        source = source_name(self.finder)
        return [Candidate(one.start, one.end, one.entity, one.score, source) for one in self.finder.find(text)]

    def rejected(self, text: str) -> list[Candidate]:  # noqa: ARG002 - what it overlooks it does not know of
        """Nothing."""
        return []


def source_name(finder: NameFinder) -> str:
    """What explanations, and Presidio, call a name finder."""
    return f"Avgtool{finder.name}"


def rejected_of(occurrences: Iterable[Occurrence], source: str) -> list[Candidate]:
    """Those that do not count, as candidates."""
    return [candidate(one, source) for one in occurrences if not one.accepted]


def candidate(occurrence: Occurrence, source: str) -> Candidate:
    """An occurrence as the arbiter takes it."""
    return Candidate(
        occurrence.start,
        occurrence.end,
        occurrence.entity,
        occurrence.score,
        source,
        occurrence.reason.value,
        occurrence.distance,
    )
