"""Equivalence classes, counted by the engine: the rows that share their quasi-identifiers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from avgtool.errors import SettingsError
from avgtool.i18n import msg
from avgtool.privacy.persons import FIRST, PERSONS, SUBJECT, persons_in_class

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from avgtool.engines.base import Engine

ROWS = "\0rows"
"""Column of a class: its number of rows. No column of data has such a name."""
CLASS = "\0class"
"""Column that numbers the classes."""
VALUE = "\0value"
"""Column that numbers the values of a sensitive column, in their order."""


def require_columns(frame: pl.LazyFrame, columns: Iterable[str]) -> None:
    """Check that the data has the columns that are named.

    Raises:
        SettingsError: One is not there.
    """
    there = frame.collect_schema().names()
    for column in columns:
        if column not in there:
            raise SettingsError(
                msg("The data has no column {column}.", column=column),
                hint=msg("Its columns are: {columns}.", columns=", ".join(there)),
            )


def class_sizes(engine: Engine, frame: pl.LazyFrame, keys: Sequence[str]) -> pl.DataFrame:
    """A row for each class: its keys, its number of rows in :data:`ROWS`, and that of persons where rows say whose.

    Persons are in ``PERSONS``. Of rows with ``FIRST`` (see :func:`avgtool.privacy.persons.is_first`) those are counted
    of which it is true.
    """
    there = frame.collect_schema().names()
    counted = {FIRST: pl.col(FIRST).sum().alias(PERSONS), SUBJECT: persons_in_class()}
    by = next((name for name in counted if name in there), None)
    more, aggregates = ((by,), [counted[by]]) if by else ((), [])
    return engine.groups(frame.select(*keys, *more), [pl.col(key) for key in keys], [pl.len().alias(ROWS), *aggregates])


@dataclass(frozen=True, slots=True)
class ClassValues:
    """How often each value of a sensitive column occurs in each class."""

    counts: pl.DataFrame
    """A row for each class and value in it: the keys, :data:`VALUE`, :data:`ROWS`."""
    totals: pl.Series
    """How often each value occurs in all: in :data:`VALUE` values are numbered by their place here."""
    ordered: bool
    """Whether these places are an order."""


def class_values(
    engine: Engine, frame: pl.LazyFrame, keys: Sequence[str], column: str, ordered: Collection[str] | None = None
) -> ClassValues:
    """Count the values of a sensitive column in each class.

    Numbers have an order, also where a file has them as text. Where ``ordered`` is given, the columns it names have
    one, and no others.
    """
    named = frame.select(*(pl.col(key) for key in keys), pl.col(column).alias(VALUE))
    pairs = engine.groups(named, [pl.col(key) for key in (*keys, VALUE)], [pl.len().alias(ROWS)])
    values = pairs.group_by(VALUE, maintain_order=True).agg(pl.col(ROWS).sum())
    numbers = _as_numbers(values[VALUE])
    is_ordered = numbers is not None if ordered is None else column in ordered
    if is_ordered:
        values = values.sort(values[VALUE] if numbers is None else numbers)
    numbered = values.with_row_index(CLASS).select(VALUE, pl.col(CLASS))
    counted = pairs.join(numbered, on=VALUE, how="left", nulls_equal=True)
    return ClassValues(counted.select(*keys, pl.col(CLASS).alias(VALUE), ROWS), values[ROWS], is_ordered)


def _as_numbers(values: pl.Series) -> pl.Series | None:
    """The values as numbers, missing and blank ones missing; none where one is no number."""
    if values.dtype.is_numeric():
        return values
    if values.dtype != pl.String:
        return None
    text = values.str.strip_chars()
    read = text.str.replace(",", ".", literal=True).cast(pl.Float64, strict=False)
    is_number = read.is_finite().fill_null(value=False)
    return read if is_number.any() and (is_number | (text == "") | text.is_null()).all() else None


def numbered_classes(counts: pl.DataFrame, keys: Sequence[str]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Classes by number instead of by keys.

    Returns:
        The keys of each class with its number in :data:`CLASS`; and the counts with that number instead of the keys.
    """
    grouped = counts.group_by(keys).agg(VALUE, ROWS).with_row_index(CLASS)
    return grouped.select(*keys, CLASS), grouped.select(CLASS, VALUE, ROWS).explode(VALUE, ROWS)
