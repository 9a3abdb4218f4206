"""Every value judged, and counted: what the class of its column explains, and what it does not.

Columns that repeat themselves come as a tally (:mod:`avgtool.scanning.tally`); all others are judged row by row in one
streaming pass.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from avgtool.recognizers.columns import shape_expr, valid_expr
from avgtool.scanning.cells import PLACEHOLDER, ROW
from avgtool.scanning.looks import DAMAGED
from avgtool.scanning.tally import NUMBER, VALUE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from avgtool.engines.base import Engine
    from avgtool.recognizers.base import Check, Recognizer
    from avgtool.scanning.tally import Tally
    from avgtool.scanning.tasks import Task

_NOT_PLAIN = "[^0-9A-Z]"
_JUDGED = ("matched", "valid", "left", "damaged")


@dataclass(frozen=True, slots=True)
class Counts:
    """What was counted in one column."""

    filled: int
    distinct: int
    matched: int
    valid: int
    residue: int
    damaged: int = 0
    """Values that a spreadsheet turned into powers of ten, or into ``####``."""
    left: Tally | None = field(default=None, repr=False)
    """The residue itself, where it is known already."""
    unjudged: int = 0
    """Rows of the residue that were not judged one by one: there were too many distinct values."""
    unjudged_hits: int = 0
    """Of these, rows in whose value a shape says something."""


def count_tallied(tasks: Sequence[Task], tallied: Mapping[str, Tally]) -> dict[int, Counts]:
    """The counts of the columns that were tallied, by their index; but for lists, of which a row holds several values.

    Columns that look for the same are judged together, so that each long pattern is compiled once.
    """
    alike: dict[tuple[str | None, str | None, str | None], list[Task]] = {}
    for task in tasks:
        if task.cells.name in tallied and not task.cells.is_list:
            entity = task.declared.entity if task.declared else None
            alike.setdefault((entity, task.hits, task.explained), []).append(task)
    counted: dict[int, Counts] = {}
    for group in alike.values():
        counted |= _count_alike(group, tallied)
    return counted


def count_rows(engine: Engine, frame: pl.LazyFrame, tasks: Sequence[Task]) -> dict[int, Counts]:
    """The counts of columns over all rows of ``frame``, in one pass; more for each column of lists."""
    counted = {task.index: _count_lists(engine, frame, task) for task in tasks if task.cells.is_list}
    group = [task for task in tasks if not task.cells.is_list]
    if group:
        beside = _read_too(frame, group)
        prepared = frame.select([*(expr for task in group for expr in _prepared(task)), *beside])
        aggregates = [expr for task in group for expr in _aggregates(task)]
        row = engine.aggregate(prepared, [*aggregates, *(pl.col(expr.meta.output_name()).any() for expr in beside)])
        counted |= {task.index: _counted(task, row, engine, frame) for task in group}
    return counted


def _count_lists(engine: Engine, frame: pl.LazyFrame, task: Task) -> Counts:
    """The counts of a column of lists: a row counts once, whatever the number of its values."""
    value = pl.col(VALUE)
    elements = task.cells.elements(frame, VALUE).filter(value.str.len_bytes() > 0)
    judged = elements.select(ROW, **_judgements(task, value))
    rows = judged.group_by(ROW).agg(pl.all().any())
    numbers = engine.aggregate(rows, [pl.len().alias("filled"), pl.col(_JUDGED).sum()])
    distinct = engine.aggregate(elements, [value.approx_n_unique().alias("distinct")])
    filled, matched, valid, residue, damaged = (int(number or 0) for number in numbers.row(0))
    return Counts(filled, int(distinct.item() or 0), matched, valid, residue, damaged)


def _read_too(frame: pl.LazyFrame, group: Sequence[Task]) -> list[pl.Expr]:
    """A glance at every other column: only where all are read does a row with too many cells come to light."""
    judged = {task.cells.name for task in group}
    others = (name for name in frame.collect_schema().names() if name not in judged)
    return [pl.col(name).is_null().alias(f"read:{place}") for place, name in enumerate(others)]


def _count_alike(group: Sequence[Task], tallied: Mapping[str, Tally]) -> dict[int, Counts]:
    """The counts of columns that look for the same, from their distinct filled values and the numbers of these."""
    value, number = pl.col(VALUE), pl.col(NUMBER)
    judged = (
        pl.concat([tallied[task.cells.name].with_columns(pl.lit(task.index).alias("column")) for task in group])
        .filter(value.str.len_bytes() > 0)
        .with_columns(**_judgements(group[0], value))
    )
    counts = judged.group_by("column").agg(
        number.sum().alias("filled"),
        pl.len().alias("distinct"),
        *(number.filter(pl.col(name)).sum().alias(name) for name in _JUDGED),
    )
    numbers = {row["column"]: row for row in counts.iter_rows(named=True)}
    left = judged.filter("left").select("column", VALUE, NUMBER).partition_by("column", as_dict=True, include_key=False)
    empty = judged.clear().select(VALUE, NUMBER)
    return {task.index: _as_counts(numbers.get(task.index, {}), left.get((task.index,), empty)) for task in group}


def _as_counts(numbers: Mapping[str, int], left: Tally) -> Counts:
    filled, distinct, matched, valid, residue, damaged = (
        int(numbers.get(name) or 0) for name in ("filled", "distinct", *_JUDGED)
    )
    return Counts(filled, distinct, matched, valid, residue, damaged, left)


def _judgements(task: Task, value: pl.Expr) -> dict[str, pl.Expr]:
    """Whether each value has the shape of the class, passes its check too, is left unexplained, and is damaged.

    What has the shape of its class was not damaged by a spreadsheet, however it looks.
    """
    nothing = pl.lit(value=False)
    matched = shape_expr(task.declared, value) if task.declared else nothing
    return {
        "matched": matched,
        "valid": valid_expr(task.declared, value) if task.declared else nothing,
        "left": (task.is_left(value) & ~value.str.contains(PLACEHOLDER)).fill_null(value=False),
        "damaged": ~matched & value.str.contains(DAMAGED),
    }


def _prepared(task: Task) -> list[pl.Expr]:
    """What more than one count needs of a value: computed once."""
    text = task.cells.text
    columns = [text.alias(task.at("text"))]
    if task.declared is None:
        columns.append(task.is_left(text).alias(task.at("left")))
    else:
        columns.append(shape_expr(task.declared, text).alias(task.at("shape")))
        if task.check is not None:
            columns.append(_passes(task, task.declared, task.check, text).alias(task.at("valid")))
    return columns


def _passes(task: Task, declared: Recognizer, check: Check, text: pl.Expr) -> pl.Expr:
    """Whether each value has the shape and passes the check; where nearly all are plain, only as it is written."""
    if task.is_plain and check.expression is not None:
        return shape_expr(declared, text) & check.expression(text)
    return valid_expr(declared, text)


def _aggregates(task: Task) -> list[pl.Expr]:
    text = pl.col(task.at("text"))
    aggregates = {"filled": (text.str.len_bytes() > 0).sum(), "distinct": text.approx_n_unique()}
    if task.is_numbered:
        aggregates["damaged"] = _unlike(task, text).str.contains(DAMAGED).sum()
    if task.declared is not None:
        aggregates |= _strict(task, text)
    else:
        aggregates["residue"] = pl.col(task.at("left")).sum()
    return [expression.alias(task.at(name)) for name, expression in aggregates.items()]


def _unlike(task: Task, text: pl.Expr) -> pl.Expr:
    """The values that do not look as those of the column should: no power of ten does."""
    if task.declared is not None:
        return text.filter(~pl.col(task.at("shape")))
    return text.filter(pl.col(task.at("left"))) if task.explained is not None else text


def _strict(task: Task, text: pl.Expr) -> dict[str, pl.Expr]:
    """Rows with the shape of the class, and rows that also pass its check."""
    shape, valid = pl.col(task.at("shape")), pl.col(task.at("valid"))
    aggregates = {"matched": shape.sum()}
    if task.check is None:
        return aggregates
    aggregates["valid"] = valid.sum()
    if task.is_plain and task.check.expression is not None:
        aggregates["odd"] = text.filter(shape & ~valid).str.contains(_NOT_PLAIN).sum()
    return aggregates


def _counted(task: Task, row: pl.DataFrame, engine: Engine, frame: pl.LazyFrame) -> Counts:
    def number(name: str) -> int:
        return int(row.item(0, task.at(name)) or 0) if task.at(name) in row.columns else 0

    filled, matched = number("filled"), number("matched")
    valid = number("valid") if task.check else matched
    if number("odd"):
        valid += _valid_odd(engine, frame, task)
    left = filled - matched if task.declared else number("residue")
    return Counts(filled, number("distinct"), matched, valid, left, number("damaged"))


def _valid_odd(engine: Engine, frame: pl.LazyFrame, task: Task) -> int:
    """Rows that pass only once they are written as the check reads them: without separators, in upper case."""
    assert task.declared is not None
    assert task.check is not None
    assert task.check.expression is not None
    value = pl.col(VALUE)
    odd = frame.select(task.cells.text.alias(VALUE)).filter(value.str.contains(_NOT_PLAIN))
    passes = valid_expr(task.declared, value) & ~task.check.expression(value)
    return int(engine.aggregate(odd, [passes.sum()]).item() or 0)
