"""What is looked for in each column while every value is judged: by its class, or by all shapes that say something.

Values of a column that has a class are held against the strict shapes and the check of its class; those of any other
column against one alternation of all shapes that say something by themselves. What is left is the residue
(:mod:`avgtool.scanning.residue`): values without the shape of their class, and hits in columns that seemed clean.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from avgtool.model.kinds import Kind
from avgtool.recognizers.columns import STRONG_SHAPE, alternation, shape_expr
from avgtool.scanning.evidence import speaking
from avgtool.scanning.looks import PATTERNS
from avgtool.scanning.readings.mixed import is_mixed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.recognizers.base import Check, Knowledge, Recognizer
    from avgtool.scanning.cells import Cells
    from avgtool.scanning.verdict import Verdict

KNOWN = 0.3
"""Share of sampled values with a shape from which the verdict has already considered that shape."""
SURE_SHAPE = 0.75
"""Score from which a shape leaves so little doubt that it is counted even where the verdict is another."""
SURE_CHECK = 0.85
"""The same of a check."""
STRICT = 0.5
"""Share of sampled values with the shape of the class from which the others are its residue."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is looked for in one column."""

    index: int
    cells: Cells
    declared: Recognizer | None = None
    """The class, where it has shapes; its values are matched strictly."""
    hits: str | None = None
    """The alternation of all shapes that say something, but for those that the verdict has considered: what is looked
    for in a column that seems clean, and first in what a class does not explain. None where nothing is looked for."""
    explained: str | None = None
    """What all sampled values of a clean column look like, where no kind looks like it; any other value is residue."""
    is_plain: bool = False
    """Whether the sampled values are written as the check reads them, so that the pass need not rewrite each."""

    is_numbered: bool = True
    """Whether values hold digits, or cannot be read, so that a spreadsheet may have spoiled some."""

    def at(self, name: str) -> str:
        """The name of one of the columns that this task needs in the pass."""
        return f"{self.index}:{name}"

    @property
    def explains(self) -> bool:
        """Whether most values are explained, so that any other is worth a look, with or without such a shape."""
        return self.declared is not None or self.explained is not None

    @property
    def check(self) -> Check | None:
        """What a value must pass beyond its shape."""
        return self.declared.check if self.declared else None

    def is_left(self, text: pl.Expr) -> pl.Expr:
        """Whether the class of the column does not explain a value."""
        if self.declared is not None:
            return ~shape_expr(self.declared, text)
        if self.explained is not None:
            return ~text.str.contains(self.explained)
        return text.str.contains(self.hits) if self.hits else pl.lit(value=False) & text.is_null()


def tasks_for(verdicts: Sequence[Verdict], knowledge: Knowledge) -> tuple[Task, ...]:
    """What to look for in each column."""
    search = _Search(knowledge)
    return tuple(_task(verdict, knowledge, search) for verdict in verdicts)


class _Search:
    """The alternations for clean columns: most columns share one."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._wanted = speaking(knowledge)
        self._sure = frozenset(one.entity for one in knowledge.recognizers if _is_sure(one))
        self._made: dict[frozenset[str], str | None] = {}

    def hits(self, verdict: Verdict) -> str | None:
        """All shapes that say something, but for those that the sample was full of: the verdict considered them.

        Not left out are shapes that nothing else has, such as an e-mail address, and in a column of mixed kinds none.
        """
        strong = {} if is_mixed(verdict.winner) else verdict.column.evidence.strong
        known = frozenset(
            entity for entity in self._wanted if strong.get(entity, 0.0) >= KNOWN and entity not in self._sure
        )
        if known not in self._made:
            wanted = [one for entity, one in self._wanted.items() if entity not in known]
            self._made[known] = alternation(wanted, STRONG_SHAPE) if wanted else None
        return self._made[known]


def _is_sure(recognizer: Recognizer) -> bool:
    """Whether the shape or the check of a kind leaves little doubt."""
    return max((shape.score for shape in recognizer.shapes), default=0.0) >= SURE_SHAPE or (
        recognizer.check is not None and recognizer.check.score >= SURE_CHECK
    )


def _task(verdict: Verdict, knowledge: Knowledge, search: _Search) -> Task:
    evidence = verdict.column.evidence
    declared = _declared(verdict, knowledge)
    is_prose = verdict.kind is Kind.FREE_TEXT
    return Task(
        index=verdict.column.index,
        cells=evidence.cells,
        declared=declared,
        hits=None if is_prose else search.hits(verdict),
        explained=PATTERNS["measure"] if declared is None and not is_prose and evidence.share("measure") == 1 else None,
        is_plain=not evidence.share("rewritten"),
        is_numbered=evidence.share("digits") > 0 or not evidence.filled,
    )


def _declared(verdict: Verdict, knowledge: Knowledge) -> Recognizer | None:
    entity = verdict.winner.entity if verdict.winner else None
    if is_mixed(verdict.winner) or entity is None or verdict.kind is Kind.NONE:
        return None
    if verdict.column.evidence.shapes.get(entity, 0.0) < STRICT:
        return None
    return knowledge.recognizer(entity)
