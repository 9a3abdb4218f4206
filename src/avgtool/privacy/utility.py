"""What an analyst still has of each column, so that a policy's price can be read beside what it protects."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import polars as pl

from avgtool.model.measures import ColumnUse
from avgtool.privacy.classes import ROWS, VALUE, require_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.engines.base import Engine

_TARGET = "\0target"


def column_uses(
    engine: Engine, frame: pl.LazyFrame, columns: Sequence[str], target: str | None = None
) -> tuple[ColumnUse, ...]:
    """Distinct values, entropy and association with the target of each column; measure before and after, and compare.

    A target of numbers is explained by the correlation ratio (the share of its variance that lies between the values
    of the column, its root), any other by Cramér's V; both take the values of the column for names, so that ages and
    bands of ages compare. Both are corrected for the number of values, or a column of which each value stands in one
    row, such as a customer number, would explain everything; of such a column there is none. Rows without a target do
    not count for the association.

    Raises:
        SettingsError: A column is not there.
    """
    require_columns(frame, (*columns, *((target,) if target else ())))
    return tuple(_use(engine, frame, column, target) for column in columns)


def _use(engine: Engine, frame: pl.LazyFrame, column: str, target: str | None) -> ColumnUse:
    values = engine.groups(frame.select(pl.col(column).alias(VALUE)), [pl.col(VALUE)], [pl.len().alias(ROWS)])
    rows = values[ROWS].cast(pl.Float64)
    shares = rows / rows.sum()
    filled = values.filter(pl.col(VALUE).is_not_null())
    return ColumnUse(
        column,
        filled=int(filled[ROWS].sum()),
        distinct=filled.height,
        entropy=max(0.0, -float((shares * shares.log(2)).sum())),
        association=None if target in {None, column} else _association(engine, frame, column, str(target)),
    )


def _association(engine: Engine, frame: pl.LazyFrame, column: str, target: str) -> float | None:
    pairs = frame.select(pl.col(column).alias(VALUE), pl.col(target).alias(_TARGET)).drop_nulls(_TARGET)
    if frame.collect_schema()[target].is_numeric():
        return correlation_ratio(
            engine.groups(
                pairs,
                [pl.col(VALUE)],
                [pl.len().alias(ROWS), pl.col(_TARGET).mean().alias("mean"), pl.col(_TARGET).var(ddof=0).alias("var")],
            )
        )
    return cramers_v(engine.groups(pairs, [pl.col(VALUE), pl.col(_TARGET)], [pl.len().alias(ROWS)]))


def correlation_ratio(groups: pl.DataFrame) -> float | None:
    """Epsilon (Kelley 1935), eta corrected for the number of groups, of which ``ROWS``, ``mean`` and ``var`` are given.

    ``var`` is that of the rows there are (``ddof`` 0). None where all rows are alike, and where each is a group.
    """
    rows = groups[ROWS].cast(pl.Float64)
    free = float(rows.sum()) - groups.height
    mean = float((rows * groups["mean"]).sum()) / float(rows.sum()) if groups.height else 0.0
    between = float((rows * (groups["mean"] - mean) ** 2).sum())
    within = float((rows * groups["var"]).sum())
    if between + within <= 0 or free < 1:
        return None
    return math.sqrt(max(0.0, 1 - within / (between + within) * (float(rows.sum()) - 1) / free))


def cramers_v(pairs: pl.DataFrame) -> float | None:
    """Cramér's V, corrected for the number of values (Bergsma 2013), from the ``ROWS`` of each pair.

    Chi-squared over its size is the sum of n_ij²/(n_i n_j), less one, so that pairs that do not occur need not be made.
    None where either side has one value only, or one for each row.
    """
    of_column = pl.col(ROWS).sum().over(VALUE)
    of_target = pl.col(ROWS).sum().over(_TARGET)
    sides = (pairs[VALUE].n_unique() - 1, pairs[_TARGET].n_unique() - 1)
    others = float(pairs[ROWS].sum()) - 1
    if min(sides) < 1 or max(sides) >= others:
        return None
    cells = pairs.with_columns(pl.col(ROWS).cast(pl.Float64)).select((pl.col(ROWS) ** 2 / of_column / of_target).sum())
    by_chance = sides[0] * sides[1] / others
    smallest = min(side - side**2 / others for side in sides)
    return math.sqrt(min(1.0, max(0.0, cells.item() - 1 - by_chance) / smallest))
