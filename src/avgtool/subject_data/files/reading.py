"""Rows of files: streamed past conditions that run on whole columns; only what may be about the person comes out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import polars as pl

from avgtool.ledger.keyed_columns import identifying_column
from avgtool.model.subject_data import Handle
from avgtool.sources.failures import translated_errors
from avgtool.sources.values import as_written
from avgtool.subject_data.rows import Raw, as_text
from avgtool.subject_data.wanting import IDENTIFIERS, written_dates

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from avgtool.sources.base import Dataset
    from avgtool.subject_data.reaching import Key, Look
    from avgtool.subject_data.rows import Table, Verdict
    from avgtool.subject_data.wanting import Sought

_NUMBER, _CHOSEN, _KEY = "\0number", "\0chosen", "\0key"
"""Names that no column has."""
_ROWS = 10_000
_SIGNS = r"[^\p{L}\p{N}]"
_LAST_DIGITS = 9
"""Of a telephone number: what all ways of writing it share, and what a column of numbers keeps of it."""


class Files:
    """Files that are open (:class:`avgtool.subject_data.reaching.Reachable`)."""

    def __init__(self, source: str, datasets: Mapping[Table, Dataset]) -> None:
        """Read data sets.

        Args:
            source: Their name.
            datasets: The tables, in order, and where their rows are.
        """
        self._source, self._datasets = source, datasets
        self.tables = tuple(datasets)

    def candidates(self, table: Table, sought: Sought) -> Iterator[Raw]:
        """Rows that may hold an identifier that was given, in whatever way of writing."""
        dataset = self._datasets[table]
        types = dict(dataset.frame.collect_schema())
        conditions = [
            _may_hold(handle, _text(place, types), keys)
            for handle, keys in sought.keys.items()
            if handle in IDENTIFIERS
            for place in table.map.handles.get(handle, ())
        ]
        born = sought.wanted.born
        if born is not None and Handle.NAME in sought.keys and Handle.NAME in table.map.handles:
            conditions += [
                _text(place, types).is_in(written_dates(born)) for place in table.map.handles.get(Handle.BIRTH, ())
            ]
        return self._where(table, conditions)

    def referring(self, table: Table, columns: Sequence[str], values: Collection[tuple[Any, ...]]) -> Iterator[Raw]:
        """Rows whose ``columns`` hold one of the combinations of values."""
        types = dict(self._datasets[table].frame.collect_schema())
        wanted = {tuple(map(as_text, one)) for one in values}
        mays = [
            _text((column,), types).is_in(sorted({one[place] for one in wanted}))
            for place, column in enumerate(columns)
        ]
        places = [table.columns.index(column) for column in columns]
        for raw in self._where(table, [pl.all_horizontal(mays)]):
            if tuple(as_text(raw.values[place]) for place in places) in wanted:
                yield raw

    def loosely_identified(self, table: Table, ids: Collection[str]) -> Iterator[Raw]:
        """Rows that may hold a customer id in another case, or with other signs between."""
        types = dict(self._datasets[table].frame.collect_schema())
        places = table.map.handles.get(Handle.CUSTOMER, ())
        return self._where(table, [_loosely(_text(place, types)).is_in(sorted(ids)) for place in places])

    def looked_through(self, table: Table, columns: Sequence[str], look: Look) -> Iterator[tuple[Key, Verdict]]:
        """Every row looked at, while it streams by: what comes out is little, and waits for nobody."""
        keys = [*table.key] or [_NUMBER]
        seen = pl.struct(list(columns)).map_batches(partial(_says_anything, look), pl.Boolean, is_elementwise=True)
        numbered = self._datasets[table].frame.with_row_index(_NUMBER, 1)
        chosen = numbered.with_columns(seen.alias(_CHOSEN)).filter(_CHOSEN)
        key = [pl.col(name).alias(f"{_KEY}{number}") for number, name in enumerate(keys)]
        for row in self._streamed(chosen.select(*key, *columns)):
            verdict = look(row[len(keys) :])
            if verdict is not None:
                yield row[: len(keys)], verdict

    def whole(self, table: Table, keys: Collection[tuple[Any, ...]]) -> Iterator[Raw]:
        """The rows with these keys."""
        if table.key:
            return self.referring(table, table.key, keys)
        return self._where(table, [pl.col(_NUMBER).is_in([number for (number,) in keys])])

    def _where(self, table: Table, conditions: Sequence[pl.Expr]) -> Iterator[Raw]:
        if not conditions:
            return
        numbered = self._datasets[table].frame.with_row_index(_NUMBER, 1)
        # As a column of its own: a predicate would be handed down to the reader, which cannot take every expression.
        chosen = pl.any_horizontal(*conditions).fill_null(value=False).alias(_CHOSEN)
        for row in self._streamed(numbered.with_columns(chosen).filter(_CHOSEN).drop(_CHOSEN)):
            yield _raw(table, row[0], tuple(row[1:]))

    def _streamed(self, frame: pl.LazyFrame) -> Iterator[tuple[Any, ...]]:
        with translated_errors(self._source):
            for batch in frame.collect_batches(chunk_size=_ROWS, maintain_order=True):
                yield from batch.iter_rows()


def _says_anything(look: Look, rows: pl.Series) -> pl.Series:
    return pl.Series([look(row) is not None for row in rows.struct.unnest().iter_rows()], dtype=pl.Boolean)


def _raw(table: Table, number: int, values: tuple[Any, ...]) -> Raw:
    key = tuple(values[table.columns.index(name)] for name in table.key)
    return Raw(key or (number,), values, number)


def _text(place: Sequence[str], types: Mapping[str, pl.DataType]) -> pl.Expr:
    """What columns that are read as one hold."""
    texts = [as_written(pl.col(name), types[name]).str.strip_chars() for name in place]
    return texts[0] if len(texts) == 1 else pl.concat_str(texts, separator=" ", ignore_nulls=True)


def _may_hold(handle: Handle, text: pl.Expr, keys: Collection[str]) -> pl.Expr:
    """All rows that hold one of the identifiers as it is compared, and perhaps others."""
    plain = identifying_column(IDENTIFIERS[handle], text)
    if handle is Handle.PHONE:
        return plain.str.tail(_LAST_DIGITS).is_in(sorted({key[-_LAST_DIGITS:] for key in keys}))
    return plain.is_in(sorted(keys))


def _loosely(text: pl.Expr) -> pl.Expr:
    plain = identifying_column(IDENTIFIERS[Handle.CUSTOMER], text)
    return plain.str.replace_all(_SIGNS, "").str.to_lowercase()
