"""Ladders applied to data: the general value of each value, and each value's number at every level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from avgtool.errors import SettingsError
from avgtool.i18n import msg, nmsg
from avgtool.privacy.classes import ROWS, VALUE
from avgtool.privacy.persons import FIRST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.engines.base import Engine
    from avgtool.model.ladder import ColumnLadder

_NESTING = msg(
    "What is one at a level must be one at every level above: months lie in quarters, but weeks do not lie in months."
)


@dataclass(frozen=True, slots=True)
class Rungs:
    """The values of one column with their general values at every level."""

    ladder: ColumnLadder
    numbers: pl.DataFrame
    """A row for each value of the domain: its number at each level in the columns ``0``, ``1`` …, those of level 0 in
    order; and how many rows have it in ``ROWS``, none where it stands in the hierarchy only."""
    labels: tuple[pl.Series, ...]
    """For each level: the general value of each number."""

    def step(self, fine: int, coarse: int) -> pl.Series:
        """For each number at level ``fine`` its number at level ``coarse``."""
        pairs = self.numbers.select(pl.col(str(fine)).alias("fine"), pl.col(str(coarse)).alias("coarse")).unique()
        return pairs.sort("fine")["coarse"]

    def rows_at(self, level: int) -> pl.Series:
        """For each value of the domain: how many rows share its general value at ``level``."""
        return self.numbers.select(pl.col(ROWS).sum().over(str(level))).to_series()

    def domain_sizes(self, level: int) -> pl.Series:
        """For each value of the domain: how many values of it share its general value at ``level``."""
        return self.numbers.select(pl.len().over(str(level))).to_series()


def general(ladder: ColumnLadder, level: int, column: pl.Expr | None = None) -> pl.Expr:
    """The general value at ``level``, from the original one.

    In a mapping a missing or blank value stays what it is, unless everything else is one there: then it is too.
    """
    original = pl.col(ladder.column) if column is None else column
    if level == 0:
        return original
    rung = ladder.levels[level - 1]
    if not isinstance(rung, Mapping):
        return rung(original)
    text = original.cast(pl.String)
    only = set(rung.values())
    blank = pl.lit(only.pop()) if len(only) == 1 else text
    looked_up = text.replace_strict(dict(rung), default=None, return_dtype=pl.String)
    return pl.when(_is_blank(text) & looked_up.is_null()).then(blank).otherwise(looked_up)


def rungs(engine: Engine, frame: pl.LazyFrame, ladder: ColumnLadder) -> Rungs:
    """The values of a column, counted by the engine, and their places on its ladder.

    Raises:
        SettingsError: A value stands in no level of the hierarchy, or a level does not contain the one below it.
    """
    counted = engine.groups(
        frame.select(pl.col(ladder.column).alias(VALUE)), [pl.col(VALUE)], [pl.len().cast(pl.Int64).alias(ROWS)]
    )
    domain = _with_leaves(counted, ladder).sort(VALUE)
    _require_no_holes(domain, ladder)
    said = domain.select(general(ladder, level, pl.col(VALUE)).alias(str(level)) for level in range(ladder.height + 1))
    ranked = said.select(pl.all().rank("dense").fill_null(0)).select((pl.all() - pl.all().min()).cast(pl.UInt32))
    numbers = ranked.with_columns(pl.int_range(pl.len(), dtype=pl.UInt32).alias("0"))
    _require_nesting(numbers, ladder)
    labels = tuple(
        pl.DataFrame({"number": numbers[name], "label": said[name]}).unique("number").sort("number")["label"]
        for name in said.columns
    )
    return Rungs(ladder, numbers.with_columns(domain[ROWS]), labels)


def _with_leaves(counted: pl.DataFrame, ladder: ColumnLadder) -> pl.DataFrame:
    """The values, and those that stand in the hierarchy alone: they are part of the domain (Iyengar 2002)."""
    mappings = [rung for rung in ladder.levels if isinstance(rung, Mapping)]
    if len(mappings) < ladder.height or not mappings:
        return counted
    present = set(counted[VALUE].cast(pl.String))
    leaves = [leaf for leaf in mappings[0] if leaf not in present]
    text = counted.with_columns(pl.col(VALUE).cast(pl.String))
    return pl.concat([text, pl.DataFrame({VALUE: leaves, ROWS: [0] * len(leaves)}, schema=text.schema)])


def _require_no_holes(domain: pl.DataFrame, ladder: ColumnLadder) -> None:
    mappings = [(level, rung) for level, rung in enumerate(ladder.levels, start=1) if isinstance(rung, Mapping)]
    if not mappings:
        return
    text = domain.select(pl.col(VALUE).cast(pl.String))
    filled = set(text.filter(~_is_blank(pl.col(VALUE)))[VALUE])
    for level, rung in mappings:
        if lost := filled - rung.keys():
            raise SettingsError(
                nmsg(
                    "{n} value of the column {column} is missing from level {level} of its hierarchy.",
                    "{n} values of the column {column} are missing from level {level} of its hierarchy.",
                    len(lost),
                    column=ladder.column,
                    level=level,
                ),
                hint=nmsg(
                    "Add a line for it; avgtool shows no values.",
                    "Add lines for them; avgtool shows no values.",
                    len(lost),
                ),
            )


def _require_nesting(numbers: pl.DataFrame, ladder: ColumnLadder) -> None:
    for level in range(ladder.height):
        fine, coarse = str(level), str(level + 1)
        pairs = numbers.select(fine, coarse).n_unique()
        if pairs > numbers[fine].n_unique():
            raise SettingsError(
                nmsg(
                    "{n} group of level {fine} of the column {column} falls apart again at level {coarse}.",
                    "{n} groups of level {fine} of the column {column} fall apart again at level {coarse}.",
                    pairs - numbers[fine].n_unique(),
                    column=ladder.column,
                    fine=level,
                    coarse=level + 1,
                ),
                hint=_NESTING,
            )


def _is_blank(text: pl.Expr) -> pl.Expr:
    return (text.str.strip_chars().str.len_bytes() == 0).fill_null(value=True)


def numbered(
    frame: pl.LazyFrame, rungs_of: Sequence[Rungs], lowest: Sequence[int], column: str | None = None
) -> pl.LazyFrame:
    """Rows written in numbers at the lowest levels, so that counting them holds no text.

    Columns ``0``, ``1`` … instead of those of the ladders, and ``column`` as ``VALUE``.
    """
    places = list(zip(map(str, range(len(rungs_of))), rungs_of, lowest, strict=True))
    originals = (pl.col(one.ladder.column).cast(one.labels[0].dtype).alias(f"\0{place}") for place, one, _ in places)
    first = [FIRST] if column is None and FIRST in frame.collect_schema().names() else []
    rows = frame.select(*originals, *first, *(() if column is None else (pl.col(column).alias(VALUE),)))
    for place, one, level in places:
        known = pl.LazyFrame({f"\0{place}": one.labels[0], place: one.numbers[str(level)]})
        rows = rows.join(known, on=f"\0{place}", how="left", nulls_equal=True).drop(f"\0{place}")
    return rows
