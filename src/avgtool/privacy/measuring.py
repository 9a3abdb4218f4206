"""Measure a data set: k, l, t, and the risks of being pointed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from avgtool.model.measures import PrivacyMeasures, Risk
from avgtool.privacy.classes import CLASS, ROWS, class_sizes, class_values, numbered_classes, require_columns
from avgtool.privacy.diversity import measures, per_class
from avgtool.privacy.persons import PERSONS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from avgtool.engines.base import Engine
    from avgtool.model.measures import SensitiveMeasures
    from avgtool.privacy.classes import ClassValues

USUAL_K = 5
"""Fewest persons in a cell that is common for use within an organization."""
_POPULATION = "\0population"


def measure(  # noqa: PLR0913 - keywords, each about another measure
    engine: Engine,
    frame: pl.LazyFrame,
    quasi_identifiers: Sequence[str],
    *,
    sensitive: Sequence[str] = (),
    ordered: Collection[str] | None = None,
    asked_k: int = USUAL_K,
    recursive_l: int | None = None,
    population: pl.LazyFrame | None = None,
) -> PrivacyMeasures:
    """How well persons hide among each other.

    Args:
        engine: Where the rows are counted.
        frame: One row a person; or rows that say in ``SUBJECT`` whose they are (:mod:`avgtool.privacy.persons`).
        quasi_identifiers: The columns by which a person may be known to others.
        sensitive: Columns that nobody should learn about a person.
        ordered: Those of them whose values have an order, by which ``t`` measures; by default those that hold
            numbers, also as text.
        asked_k: The k that ``rows_under`` and ``rows_at_risk`` are about.
        recursive_l: The l of recursive (c, l)-diversity; by default the distinct l that is found.
        population: A larger data set that ``frame`` is a sample of, with the same quasi-identifiers.

    Raises:
        SettingsError: A column is not there.
    """
    require_columns(frame, (*quasi_identifiers, *sensitive))
    sizes = class_sizes(engine, frame, quasi_identifiers)
    by_person = PERSONS in sizes.columns
    count = pl.col(PERSONS if by_person else ROWS)
    found = sizes.select(
        rows=pl.col(ROWS).sum(),
        counted=count.sum(),
        k=count.min().fill_null(0),
        k_rows=pl.col(ROWS).min().fill_null(0),
        unique=pl.col(ROWS).filter(count == 1).sum(),
        under=pl.col(ROWS).filter(count < asked_k).sum(),
    ).row(0, named=True)
    sizes = sizes.drop(ROWS).rename({PERSONS: ROWS}) if by_person else sizes
    around = _in_population(engine, sizes, population, quasi_identifiers)
    return PrivacyMeasures(
        quasi_identifiers=tuple(quasi_identifiers),
        rows=found["rows"],
        classes=sizes.height,
        k=found["k"],
        unique=found["unique"],
        asked_k=asked_k,
        rows_under=found["under"],
        prosecutor=_risk(sizes, sizes[ROWS], asked_k),
        journalist=_risk(sizes, around, asked_k),
        marketer_risk=_share(float((sizes[ROWS] / around).sum()), found["counted"]),
        sensitive=tuple(
            _of_sensitive(
                class_values(engine, frame, quasi_identifiers, column, ordered), column, quasi_identifiers, recursive_l
            )
            for column in sensitive
        ),
        persons=found["counted"] if by_person else None,
        k_rows=found["k_rows"] if by_person else None,
    )


def _of_sensitive(found: ClassValues, column: str, keys: Sequence[str], recursive_l: int | None) -> SensitiveMeasures:
    _, numbered = numbered_classes(found.counts, keys)
    least = numbered.group_by(CLASS).len()["len"].min()
    about_l = recursive_l or max(1, int(str(least or 1)))
    classes = per_class(numbered, found.totals, recursive_l=about_l, ordered=found.ordered)
    return measures(column, classes, about_l, ordered=found.ordered)


def _in_population(
    engine: Engine, sizes: pl.DataFrame, population: pl.LazyFrame | None, keys: Sequence[str]
) -> pl.Series:
    """How many of the population share the quasi-identifiers of each class; never fewer than are in the sample."""
    if population is None:
        return sizes[ROWS]
    require_columns(population, keys)
    around = class_sizes(engine, population, keys).rename({ROWS: _POPULATION})
    joined = sizes.join(around, on=list(keys), how="left", nulls_equal=True, maintain_order="left")
    return joined.select(pl.max_horizontal(ROWS, _POPULATION)).to_series()


def _risk(sizes: pl.DataFrame, around: pl.Series, asked_k: int) -> Risk:
    """The risks of El Emam (2013): with the sample for population those of the prosecutor."""
    if sizes.is_empty():
        return Risk(0.0, 0.0, 0.0)
    rows = float(sizes[ROWS].sum())
    guessing = sizes.height / float(around.sum())
    matching = float((sizes[ROWS] / around).sum()) / rows
    at_risk = float(sizes[ROWS].filter(around < asked_k).sum())
    return Risk(1 / float(str(around.min())), max(guessing, matching), at_risk / rows)


def _share(part: float, rows: int) -> float:
    return part / rows if rows else 0.0
