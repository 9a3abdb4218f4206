"""What the class of a column does not explain, and the most telling values of it: these are judged one by one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from avgtool.scanning.cells import PLACEHOLDER
from avgtool.scanning.tally import NUMBER, VALUE

if TYPE_CHECKING:
    from avgtool.engines.base import Engine
    from avgtool.scanning.counting import Counts
    from avgtool.scanning.tally import Tally
    from avgtool.scanning.tasks import Task


@dataclass(frozen=True, slots=True)
class Residue:
    """What the class of a column does not explain."""

    judged: Tally = field(repr=False)
    """The values that are judged one by one: those in which a shape says something first, then the most frequent."""
    unjudged: int = 0
    """Rows with one of the others."""
    unjudged_hits: int = 0
    """Of these, rows in whose value a shape says something."""


def residue(engine: Engine, frame: pl.LazyFrame, task: Task, counts: Counts, limits: tuple[int, int]) -> Residue:
    """What the class of a column does not explain: searched whole for every shape that says something.

    Args:
        engine: Reads the rows, where the residue is not known already.
        frame: The rows.
        task: What is looked for in the column.
        counts: What was counted in it.
        limits: Distinct values to judge at most, of those with such a shape and of the others.
    """
    value = pl.col(VALUE)
    values = frame.select(task.cells.text.alias(VALUE)).filter(~value.str.contains(PLACEHOLDER))
    left = values.filter(task.is_left(value)) if counts.left is None else counts.left.lazy()
    ranked = engine.frequencies if counts.left is None else _most_frequent
    is_hit = value.str.contains(task.hits) if task.hits else pl.lit(value=False) & value.is_null()
    hits = ranked(left.filter(is_hit), limits[0])
    others = ranked(left.filter(~is_hit), limits[1]) if task.explains else hits.clear()
    judged = pl.concat([hits, others])
    if hits.height < limits[0] and others.height < limits[1]:
        return Residue(judged)
    number = pl.col(NUMBER) if counts.left is not None else pl.lit(1, dtype=pl.Int64)
    of_hits, of_others = _split(engine, left.select(is_hit.alias("hit"), number.alias(NUMBER)))
    missed = of_hits - _rows(hits)
    return Residue(judged, missed + of_others - _rows(others) if task.explains else missed, missed)


def _split(engine: Engine, left: pl.LazyFrame) -> tuple[int, int]:
    """Rows of a residue in which a shape says something, and the others."""
    hit, number = pl.col("hit"), pl.col(NUMBER)
    row = engine.aggregate(left, [number.filter(hit).sum().alias("hits"), number.filter(~hit).sum().alias("others")])
    return int(row.item(0, 0) or 0), int(row.item(0, 1) or 0)


def _most_frequent(values: pl.LazyFrame, limit: int | None) -> Tally:
    """The first of distinct values that were counted already, as an engine ranks them."""
    ranked = values.sort([NUMBER, VALUE], descending=[True, False])
    return (ranked if limit is None else ranked.head(limit)).collect()


def _rows(tallied: Tally) -> int:
    return int(tallied.get_column(NUMBER).sum())
