"""The copy as its verification reads it, and the rows of it in which it finds what must not be there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from avgtool.sources.values import as_written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from avgtool.model.outcome import Objection
    from avgtool.model.ports import TextFinder
    from avgtool.sources.base import Dataset
    from avgtool.text.insertions import Insertions

SHOWN_ROWS = 5
"""Rows of one objection that are named: enough to see what is the matter."""
_AT_ONCE = 2_000
"""Rows that are searched at a time."""
_SEARCHED = 20_000
"""Rows that are searched at most: a refusal must not take longer than the work."""


def with_hidden(copy: Dataset, inserted: Mapping[str, Insertions]) -> Dataset:
    """The copy in which texts do not show what avgtool wrote in them: that is no finding."""
    schema = copy.frame.collect_schema()
    treated = [_hidden(name, schema[name], hidden) for name, hidden in inserted.items() if hidden and name in schema]
    return replace(copy, frame=copy.frame.with_columns(treated)) if treated else copy


def _hidden(name: str, dtype: pl.DataType, inserted: Insertions) -> pl.Expr:
    def hide(values: pl.Series) -> pl.Series:
        return pl.Series(values.name, [None if text is None else inserted.hidden(text) for text in values], pl.String)

    if isinstance(dtype, pl.List):
        return pl.col(name).list.eval(pl.element().map_batches(hide, return_dtype=pl.String, is_elementwise=True))
    return pl.col(name).cast(pl.String).map_batches(hide, return_dtype=pl.String, is_elementwise=True)


def rows_of(objection: Objection, copy: Dataset, finder: TextFinder | None) -> tuple[int, ...]:
    """The first rows that hold what is objected to, counted from 1; none where the search of texts does not see it."""
    if finder is None or not objection.entity or objection.column not in copy.columns:
        return ()
    found: list[int] = []
    for first, texts in _texts(copy, objection.column):
        for row, claims in enumerate(finder.find(texts), start=first):
            if any(claim.entity == objection.entity for claim in claims):
                found.append(row)
                if len(found) == SHOWN_ROWS:
                    return tuple(found)
    return tuple(found)


def _texts(copy: Dataset, column: str) -> Iterator[tuple[int, list[str]]]:
    """The column in batches, each with the number of its first row."""
    text = as_written(pl.col(column), copy.frame.collect_schema()[column]).fill_null("")
    texts = copy.frame.select(text.alias(column)).head(_SEARCHED).collect(engine="streaming").get_column(column)
    for start in range(0, texts.len(), _AT_ONCE):
        yield start + 1, texts.slice(start, _AT_ONCE).to_list()
