"""The copy beside the original, row by row: what changed, what stayed, what is gone. Counts only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from avgtool.operators.base import filled
from avgtool.sources.values import as_written

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

HARMLESS = 2
"""Letters and digits of a value that a mask may show whatever its length: initials."""
_COPY = "copy:"
_LETTER_OR_DIGIT = r"[\p{L}\p{N}]"


@dataclass(frozen=True, slots=True)
class Comparison:
    """One column of a copy against the same column of its original, in rows that held a value."""

    changed: int
    same: int
    emptied: int
    exposed: int = 0
    """Rows of a masked column that still show more than half of their letters and digits, and more than two."""
    telling: int = 0
    """Rows of a masked column that still show more than two of their letters and digits."""


def compare(
    original: pl.LazyFrame, copy: pl.LazyFrame, columns: Sequence[str], masked: Collection[str] = ()
) -> dict[str, Comparison]:
    """Compare ``columns`` of two data sets whose rows stand in the same order; streams both once.

    Args:
        original: The rows as they were.
        copy: The rows as they were written.
        columns: Names of columns that both have.
        masked: Those of them whose copy shows a part of each original, behind signs that are no letters or digits.

    Returns:
        Counts for each column. Rows that one side lacks count as missing there.
    """
    if not columns:
        return {}
    before, after = original.collect_schema(), copy.collect_schema()
    left = original.select(_comparable(name, before[name]).alias(name) for name in columns)
    right = copy.select(_comparable(name, after[name]).alias(_COPY + name) for name in columns)
    both = pl.concat([left, right], how="horizontal_extend")
    counts = (
        both.select(count for name in columns for count in (*_counts(name), *(_shown(name) if name in masked else ())))
        .collect(engine="streaming")
        .row(0, named=True)
    )
    return {name: _comparison(counts, name) for name in columns}


def _comparable(name: str, dtype: pl.DataType) -> pl.Expr:
    """The column as text; a list in which nothing is filled is missing."""
    column = pl.col(name)
    text = as_written(column, dtype)
    if not isinstance(dtype, pl.List):
        return text
    inner = dtype.inner if isinstance(dtype.inner, pl.DataType) else dtype.inner()
    holds = column.list.eval(filled(as_written(pl.element(), inner))).list.any()
    return pl.when(holds).then(text)


def _counts(name: str) -> tuple[pl.Expr, ...]:
    old, new = pl.col(name), pl.col(_COPY + name)
    held = filled(old)
    same = held & (old == new).fill_null(value=False)
    return (
        held.sum().alias(f"held:{name}"),
        same.sum().alias(f"same:{name}"),
        (held & ~filled(new)).sum().alias(f"gone:{name}"),
    )


def _shown(name: str) -> tuple[pl.Expr, ...]:
    """Of a masked column: the mask is no letter or digit, so every one that is there is shown."""
    held = filled(pl.col(name))
    all_, shown = (pl.col(one).str.count_matches(_LETTER_OR_DIGIT) for one in (name, _COPY + name))
    telling = held & (shown > HARMLESS).fill_null(value=False)
    return (
        (telling & (2 * shown > all_)).sum().alias(f"exposed:{name}"),
        telling.sum().alias(f"telling:{name}"),
    )


def _comparison(counts: dict[str, int], name: str) -> Comparison:
    held, same, gone, exposed, telling = (
        int(counts.get(f"{what}:{name}") or 0) for what in ("held", "same", "gone", "exposed", "telling")
    )
    return Comparison(held - same, same, gone, exposed, telling)
