"""Every value judged: one streaming pass that counts, then the few values that the pass cannot explain, one by one.

In that pass a column that has a class is held against the strict shapes and the check of its class; any other column
against one alternation of all shapes that say something by themselves. Where values repeat, the pass only counts the
distinct ones, and each is judged once afterwards. What is left is the residue: values without the shape of their class,
and hits in columns that seemed clean. It goes through the full recognizers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

import polars as pl

from avgtool.model.kinds import Kind
from avgtool.recognizers.columns import STRONG_SHAPE, alternation, normalized, shape_expr, valid_expr
from avgtool.scanning.cells import PLACEHOLDER
from avgtool.scanning.evidence import only_strong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.engines.base import Engine
    from avgtool.recognizers.base import Check, Knowledge, Recognizer
    from avgtool.scanning.cells import Cells
    from avgtool.scanning.verdict import Verdict

FEW_ROWS = 200_000
"""Up to this many rows distinct values are counted, and judged once each, in every column but prose."""
REPEATING = 0.8
"""Distinct values per value in the sample, below which a column repeats itself."""
KNOWN = 0.3
"""Share of sampled values with a shape from which the verdict has already considered that shape."""
STRICT = 0.5
"""Share of sampled values with the shape of the class from which the others are its residue."""
_NOT_PLAIN = "[^0-9A-Z]"
_VALUE, _NUMBER = "value", "len"


class Way(StrEnum):
    """How the values of a column are judged."""

    TALLY = "tally"
    """Values repeat: distinct values are counted, and each is judged once."""
    ROWS = "rows"
    """Each row by itself."""


@dataclass(frozen=True, slots=True)
class Task:
    """What the pass looks for in one column."""

    index: int
    cells: Cells
    way: Way
    declared: Recognizer | None
    """The class, where it has shapes; its values are matched strictly."""
    hits: str | None
    """The alternation for a column that seems clean; none where there is nothing to look for."""
    is_plain: bool
    """Whether the sampled values are written as the check reads them, so that the pass need not rewrite each."""

    def at(self, name: str) -> str:
        """The name of one of the columns that this task needs in the pass."""
        return f"{self.index}:{name}"

    @property
    def check(self) -> Check | None:
        """What a value must pass beyond its shape."""
        return self.declared.check if self.declared else None


@dataclass(frozen=True, slots=True)
class Counts:
    """What the pass counted in one column."""

    filled: int
    distinct: int
    matched: int
    valid: int
    residue: int
    left: pl.DataFrame | None = field(default=None, repr=False)
    """The residue's distinct values with their number (``value``, ``len``), where the pass knows them."""


def plan_pass(verdicts: Sequence[Verdict], knowledge: Knowledge, rows: int) -> tuple[Task, ...]:
    """What to look for in each column."""
    return tuple(_task(verdict, knowledge, rows) for verdict in verdicts)


def count(engine: Engine, frame: pl.LazyFrame, tasks: Sequence[Task]) -> tuple[Counts, ...]:
    """The counts of each column over all rows of ``frame``: a pass for each way, one more for each column of lists."""
    counted: dict[int, Counts] = {}
    for group in _passes(tasks):
        counted |= _tally(engine, frame, group) if group[0].way is Way.TALLY else _by_rows(engine, frame, group)
    return tuple(counted[task.index] for task in tasks)


def residue(engine: Engine, frame: pl.LazyFrame, task: Task, counts: Counts, limit: int) -> pl.DataFrame:
    """The most frequent values that the class of a column does not explain: columns ``value`` and ``len``."""
    if counts.left is not None:
        return counts.left.sort([_NUMBER, _VALUE], descending=[True, False]).head(limit)
    value = pl.col(_VALUE)
    values = frame.select(task.cells.text.alias(_VALUE)).filter(~value.str.contains(PLACEHOLDER))
    return engine.frequencies(values.filter(_is_left(task, value)), limit)


def _passes(tasks: Sequence[Task]) -> list[list[Task]]:
    """The tasks that can be done in one pass; a column of lists has other rows than the others."""
    flat = [[task for task in tasks if task.way is way and not task.cells.is_list] for way in Way]
    return [group for group in (*flat, *([task] for task in tasks if task.cells.is_list)) if group]


def _by_rows(engine: Engine, frame: pl.LazyFrame, tasks: Sequence[Task]) -> dict[int, Counts]:
    prepared = frame.select([expr for task in tasks for expr in _prepared(task)])
    row = engine.aggregate(prepared, [expr for task in tasks for expr in _aggregates(task)])
    return {task.index: _counted(task, row, engine, frame) for task in tasks}


def _prepared(task: Task) -> list[pl.Expr]:
    """What more than one count needs of a value: computed once."""
    text = task.cells.text
    columns = [text.alias(task.at("text"))]
    if task.declared is not None:
        columns.append(shape_expr(task.declared, text).alias(task.at("shape")))
        if task.check is not None:
            plain = text if task.is_plain else normalized(task.declared, text)
            columns.append(plain.alias(task.at("plain")))
    return columns


def _aggregates(task: Task) -> list[pl.Expr]:
    text = pl.col(task.at("text"))
    aggregates = {"filled": (text.str.len_bytes() > 0).sum(), "distinct": text.approx_n_unique()}
    if task.declared is not None:
        aggregates |= _strict(task, text)
    elif task.hits is not None:
        aggregates["residue"] = text.str.contains(task.hits).sum()
    return [expression.alias(task.at(name)) for name, expression in aggregates.items()]


def _strict(task: Task, text: pl.Expr) -> dict[str, pl.Expr]:
    """Rows with the shape of the class, and rows that also pass its check."""
    shape, check = pl.col(task.at("shape")), task.check
    aggregates = {"matched": shape.sum()}
    if check is None or task.declared is None:
        return aggregates
    if check.expression is None:
        return aggregates | {"valid": valid_expr(task.declared, text).sum()}
    passed = shape & check.expression(pl.col(task.at("plain")))
    if not task.is_plain:
        return aggregates | {"valid": passed.sum()}
    odd = shape & text.str.contains(_NOT_PLAIN)
    return aggregates | {"valid": (passed & ~odd).sum(), "odd": odd.sum()}


def _counted(task: Task, row: pl.DataFrame, engine: Engine, frame: pl.LazyFrame) -> Counts:
    def number(name: str) -> int:
        return int(row.item(0, task.at(name)) or 0) if task.at(name) in row.columns else 0

    filled, matched = number("filled"), number("matched")
    valid = number("valid") if task.check else matched
    if number("odd"):
        valid += _valid_odd(engine, frame, task)
    return Counts(filled, number("distinct"), matched, valid, filled - matched if task.declared else number("residue"))


def _valid_odd(engine: Engine, frame: pl.LazyFrame, task: Task) -> int:
    """Rows that pass among those that are not written as the check reads them: with separators or in lower case."""
    assert task.declared is not None
    value = pl.col(_VALUE)
    odd = frame.select(task.cells.text.alias(_VALUE)).filter(value.str.contains(_NOT_PLAIN))
    return int(engine.aggregate(odd, [valid_expr(task.declared, value).sum()]).item() or 0)


def _tally(engine: Engine, frame: pl.LazyFrame, tasks: Sequence[Task]) -> dict[int, Counts]:
    """The counts from distinct values.

    Columns that look for the same are judged together, so that each long pattern is compiled once.
    """
    value, column = pl.col(_VALUE), pl.col("column")
    tally = engine.tallies(frame.select(task.cells.text.alias(str(task.index)) for task in tasks))
    filled = tally.filter(value.str.len_bytes() > 0)
    alike: dict[tuple[str | None, str | None], list[Task]] = {}
    for task in tasks:
        alike.setdefault((task.declared.entity if task.declared else None, task.hits), []).append(task)
    counted: dict[int, Counts] = {}
    for group in alike.values():
        left = _is_left(group[0], value) & ~value.str.contains(PLACEHOLDER)
        own = filled.filter(column.is_in([str(task.index) for task in group]))
        judged = own.with_columns(left.fill_null(value=False).alias("left"))
        counted |= {task.index: _tallied(task, judged.filter(column == str(task.index))) for task in group}
    return counted


def _tallied(task: Task, tally: pl.DataFrame) -> Counts:
    """The counts from the distinct values and their numbers."""
    value, number = pl.col(_VALUE), pl.col(_NUMBER)
    left = tally.filter("left").select(_VALUE, _NUMBER)
    matched = tally.filter(shape_expr(task.declared, value)) if task.declared else tally.clear()
    valid = matched.filter(valid_expr(task.declared, value)) if task.declared and task.check else matched
    filled, in_shape, passed, unexplained = (
        int(each.select(number.sum()).item()) for each in (tally, matched, valid, left)
    )
    return Counts(filled, tally.height, in_shape, passed, unexplained, left)


def _is_left(task: Task, text: pl.Expr) -> pl.Expr:
    """Whether the class of the column does not explain a value."""
    if task.declared is not None:
        return ~shape_expr(task.declared, text)
    return text.str.contains(task.hits) if task.hits else text.is_null()


def _task(verdict: Verdict, knowledge: Knowledge, rows: int) -> Task:
    evidence = verdict.column.evidence
    declared = _declared(verdict, knowledge)
    is_prose = verdict.kind is Kind.FREE_TEXT
    return Task(
        index=verdict.column.index,
        cells=evidence.cells,
        way=Way.ROWS if is_prose or not _is_tallied(verdict, rows) else Way.TALLY,
        declared=declared,
        hits=None if declared or is_prose else _hits(verdict, knowledge),
        is_plain=not evidence.share("rewritten"),
    )


def _is_tallied(verdict: Verdict, rows: int) -> bool:
    """Few rows, values that repeat, or dates of birth, of which there cannot be many."""
    return rows <= FEW_ROWS or verdict.column.evidence.uniqueness < REPEATING or verdict.kind is Kind.DATE_OF_BIRTH


def _declared(verdict: Verdict, knowledge: Knowledge) -> Recognizer | None:
    entity = verdict.winner.entity if verdict.winner else None
    if entity is None or verdict.kind is Kind.NONE or verdict.column.evidence.shapes.get(entity, 0.0) < STRICT:
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
    return alternation(wanted, STRONG_SHAPE) if wanted else None
