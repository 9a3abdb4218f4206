"""How many rows are alike in all values that are left of them: singling out, the first question of WP216."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from avgtool.model.measures import RowMeasures
from avgtool.privacy.classes import ROWS, VALUE, require_columns
from avgtool.privacy.persons import PERSONS, SUBJECT, persons_in_class, tells_persons
from avgtool.sources.values import as_written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.engines.base import Engine


def measure_rows(engine: Engine, frame: pl.LazyFrame, columns: Sequence[str]) -> RowMeasures:
    """How many rows are alike in all of ``columns``; without columns all are.

    Nearly every row may be a group of its own, so rows are counted by a number of 64 bits made of their values: twelve
    bytes a row and not the row. In a hundred million rows two that differ share one with a chance of one in 3,700.

    Raises:
        SettingsError: A column is not there.
    """
    require_columns(frame, columns)
    schema = frame.collect_schema()
    written = [as_written(pl.col(name), schema[name]).alias(name) for name in columns]
    by_person = tells_persons(frame)
    whose = (SUBJECT,) if by_person else ()
    numbered = frame.select(pl.struct(written).hash().alias(VALUE), *whose) if written else frame
    persons = persons_in_class() if by_person else pl.len().alias(PERSONS)
    sizes = engine.groups(numbered, [pl.col(VALUE)] if written else [], [pl.len().alias(ROWS), persons])
    alone = pl.col(ROWS).filter(pl.col(PERSONS) == 1)
    found = sizes.select(rows=pl.col(ROWS).sum(), k=pl.col(PERSONS).min().fill_null(0), unique=alone.sum()).row(
        0, named=True
    )
    return RowMeasures(tuple(columns), **found)
