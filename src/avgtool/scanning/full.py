"""Every value judged: one streaming pass that counts, then the few values that the pass cannot explain, one by one.

In that pass a column that has a class is held against the strict shapes and the check of its class; any other column
against one alternation of all shapes that say something by themselves. What is left is the residue: values without the
shape of their class, and hits in columns that seemed clean. Its distinct values go through the full recognizers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from avgtool.recognizers.columns import STRONG_SHAPE, alternation, shape_expr, valid_expr
from avgtool.scanning.cells import PLACEHOLDER
from avgtool.scanning.evidence import only_strong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.engines.base import Engine
    from avgtool.recognizers.base import Knowledge, Recognizer
    from avgtool.scanning.cells import Cells
    from avgtool.scanning.verdict import Verdict

EXACT_ROWS = 200_000
"""Up to this many rows distinct values are counted exactly; above it only those of columns that repeat themselves."""
REPEATING = 0.9
"""Distinct values per value in the sample, below which a column repeats itself."""
KNOWN = 0.3
"""Share of sampled values with a shape from which the verdict has already considered that shape."""
STRICT = 0.5
"""Share of sampled values with the shape of the class from which the others are its residue."""


@dataclass(frozen=True, slots=True)
class Task:
    """What the pass looks for in one column."""

    index: int
    cells: Cells
    declared: Recognizer | None
    """The class, where it has shapes; its values are matched strictly."""
    hits: str | None
    """The alternation for a column that seems clean; none where there is nothing to look for."""
    count_exactly: bool


@dataclass(frozen=True, slots=True)
class Counts:
    """What the pass counted in one column."""

    filled: int
    distinct: int
    matched: int
    valid: int
    residue: int


def plan_pass(verdicts: Sequence[Verdict], knowledge: Knowledge, rows: int) -> tuple[Task, ...]:
    """What to look for in each column."""
    return tuple(_task(verdict, knowledge, rows) for verdict in verdicts)


def count(engine: Engine, frame: pl.LazyFrame, tasks: Sequence[Task]) -> tuple[Counts, ...]:
    """The counts of each column over all rows of ``frame``, in one pass."""
    if not tasks:
        return ()
    row = engine.aggregate(frame, [expr for task in tasks for expr in _expressions(task)]).row(0, named=True)
    return tuple(
        Counts(*(int(row[f"{task.index}:{name}"] or 0) for name in ("filled", "distinct", "matched", "valid", "residue")))
        for task in tasks
    )


def residue(engine: Engine, frame: pl.LazyFrame, task: Task, limit: int) -> pl.DataFrame:
    """The most frequent values that the class of a column does not explain: columns ``value`` and ``len``."""
    values = frame.select(task.cells.text.alias("value")).filter(_residue_mask(task, pl.col("value")))
    return engine.frequencies(values, limit)


def _task(verdict: Verdict, knowledge: Knowledge, rows: int) -> Task:
    column, evidence = verdict.column, verdict.column.evidence
    declared = _declared(verdict, knowledge)
    exact = rows <= EXACT_ROWS or (not evidence.cells.is_list and evidence.uniqueness < REPEATING)
    return Task(column.index, evidence.cells, declared, None if declared else _hits(verdict, knowledge), exact)


def _declared(verdict: Verdict, knowledge: Knowledge) -> Recognizer | None:
    entity = verdict.winner.entity if verdict.winner else None
    if entity is None or verdict.column.evidence.shapes.get(entity, 0.0) < STRICT:
        return None
    return knowledge.recognizer(entity)


def _hits(verdict: Verdict, knowledge: Knowledge) -> str | None:
    """All shapes that say something, but for those that the sample was full of: the verdict has considered them."""
    evidence = verdict.column.evidence
    wanted = [
        one
        for one in map(only_strong, knowledge.recognizers)
        if one.shapes and one.articles and not one.needs_context and evidence.strong.get(one.entity, 0.0) < KNOWN
    ]
    return rf"(?-u:\b|^){alternation(wanted, STRONG_SHAPE)}" if wanted else None


def _expressions(task: Task) -> list[pl.Expr]:
    text, name = task.cells.text, f"{task.index}:"
    filled = task.cells.filled
    distinct = text.n_unique() - text.is_null().any().cast(pl.UInt32) if task.count_exactly else text.approx_n_unique()
    matched, valid = _matched(task, text)
    return [
        filled.sum().alias(name + "filled"),
        distinct.alias(name + "distinct"),
        matched.alias(name + "matched"),
        valid.alias(name + "valid"),
        _residue_mask(task, text).sum().alias(name + "residue"),
    ]


def _matched(task: Task, text: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    if task.declared is None:
        return pl.lit(0), pl.lit(0)
    return shape_expr(task.declared, text).sum(), valid_expr(task.declared, text).sum()


def _residue_mask(task: Task, text: pl.Expr) -> pl.Expr:
    if task.declared is not None:
        return ~shape_expr(task.declared, text) & ~text.str.contains(PLACEHOLDER)
    return text.str.contains(task.hits) if task.hits else text.is_null() & text.is_not_null()
