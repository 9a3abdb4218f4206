"""Counting how well the verdicts on columns agree with labels. Pure.

Kinds count as personal but for ``none`` and ``free_text``, which is prose in which nothing personal was found.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

IMPERSONAL = frozenset({"none", "free_text"})
FEWEST = 5
"""Columns of a kind from which it counts in the average."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One labelled column, and what it was called."""

    table: str
    column: str
    label: str
    said: str

    @property
    def is_personal(self) -> bool:
        """Whether the label says that it holds personal data."""
        return self.label not in IMPERSONAL

    @property
    def is_called_personal(self) -> bool:
        """Whether the verdict says so."""
        return self.said not in IMPERSONAL


@dataclass(frozen=True, slots=True)
class KindScore:
    """One kind of column."""

    kind: str
    labelled: int
    said: int
    right: int

    @property
    def recall(self) -> float | None:
        """Share of the labelled columns that got the kind; none where there are none."""
        return self.right / self.labelled if self.labelled else None

    @property
    def precision(self) -> float | None:
        """Share of the columns with this verdict that have the label; none where there are none."""
        return self.right / self.said if self.said else None

    @property
    def f1(self) -> float:
        """Harmonic mean of recall and precision."""
        return 2 * self.right / (self.labelled + self.said)


def personal_recall(judged: Sequence[Judged]) -> float | None:
    """Share of the personal columns that are called so, by whatever kind."""
    return _share([each.is_called_personal for each in judged if each.is_personal])


def personal_precision(judged: Sequence[Judged]) -> float | None:
    """Share of the columns that are called personal and are."""
    return _share([each.is_personal for each in judged if each.is_called_personal])


def kind_scores(judged: Sequence[Judged]) -> list[KindScore]:
    """Every kind that was labelled or said, the most frequent label first."""
    labelled, said = Counter(each.label for each in judged), Counter(each.said for each in judged)
    right = Counter(each.label for each in judged if each.label == each.said)
    scores = [KindScore(kind, labelled[kind], said[kind], right[kind]) for kind in labelled | said]
    return sorted(scores, key=lambda each: (-each.labelled, each.kind))


def macro_f1(judged: Sequence[Judged]) -> float | None:
    """Mean F1 of the kinds with enough labelled columns; none where no kind has."""
    scores = [each.f1 for each in kind_scores(judged) if each.labelled >= FEWEST]
    return sum(scores) / len(scores) if scores else None


def false_alarms(judged: Sequence[Judged]) -> tuple[int, int]:
    """In the tables without any personal column: columns called personal, and all columns."""
    personal = {each.table for each in judged if each.is_personal}
    clean = [each for each in judged if each.table not in personal]
    return sum(each.is_called_personal for each in clean), len(clean)


def confusions(judged: Sequence[Judged]) -> Iterator[tuple[str, str, int]]:
    """Label, verdict and number of columns of every disagreement, the most frequent first."""
    counts = Counter((each.label, each.said) for each in judged if each.label != each.said)
    for (label, said), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield label, said, count


def _share(answers: Sequence[bool]) -> float | None:
    return sum(answers) / len(answers) if answers else None
