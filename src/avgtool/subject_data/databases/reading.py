"""Rows of a database: found by index first, and only then by looking through a column."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import sqlalchemy

from avgtool.model.subject_data import Handle
from avgtool.subject_data.databases.conditions import holds_one_of, may_hold
from avgtool.subject_data.rows import Raw, joined
from avgtool.subject_data.wanting import IDENTIFIERS, comparable, given, spellings, written_dates

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement

    from avgtool.subject_data.databases.schema import StoredTable
    from avgtool.subject_data.rows import Table
    from avgtool.subject_data.wanting import Sought

_AT_ONCE = 500
"""Values in one IN (…): databases allow a limited number."""
_KEYS_AT_ONCE = 100
"""The same of keys of several columns, which make a deeper condition."""
_ROWS = 5_000


class Database:
    """A database within one transaction that reads (:class:`avgtool.subject_data.reaching.Reachable`)."""

    def __init__(self, connection: sqlalchemy.Connection, stored: Mapping[Table, StoredTable]) -> None:
        """Read over a connection.

        Args:
            connection: Within its transaction.
            stored: The tables, in order, and what the database says of each.
        """
        self._connection, self._stored = connection, stored
        self.tables = tuple(stored)

    def candidates(self, table: Table, sought: Sought) -> Iterator[Raw]:
        """Rows that may hold an identifier that was given.

        The usual ways of writing it are asked for at once, by index. A column is looked through for other ways where it
        has no index, or where the index has found nothing: then the identifier is not there, or is spelled unusually.
        """
        hits: set[tuple[tuple[str, ...], str]] = set()
        for raw in self._where(table, self._usual(table, sought)):
            hits |= _hits(table, raw, sought)
            yield raw
        yield from self._where(table, self._unusual(table, sought, hits))

    def referring(self, table: Table, columns: Sequence[str], values: Collection[tuple[Any, ...]]) -> Iterator[Raw]:
        """Rows whose ``columns`` hold one of the combinations of values."""
        wanted = list(values)
        at_once = _AT_ONCE if len(columns) == 1 else _KEYS_AT_ONCE
        for start in range(0, len(wanted), at_once):
            part = wanted[start : start + at_once]
            if len(columns) == 1:
                conditions = [self._one_of(table, columns[0], [value for (value,) in part])]
            else:
                conditions = [self._all(table, columns, each) for each in part]
            yield from self._where(table, conditions)

    def every(self, table: Table, columns: Sequence[str]) -> Iterator[Raw]:
        """Every row, of the key and the columns that are needed; the other values are None."""
        needed = list(dict.fromkeys((*table.key, *columns)))
        places = [table.columns.index(name) for name in needed]
        keys = [needed.index(name) for name in table.key]
        target = self._stored[table].selectable
        query = sqlalchemy.select(*(target.c[name] for name in needed))
        streamed = self._connection.execution_options(stream_results=True, yield_per=_ROWS)
        for row in streamed.execute(query):
            values: list[Any] = [None] * len(table.columns)
            for place, value in zip(places, row, strict=True):
                values[place] = value
            yield Raw(tuple(row[number] for number in keys), tuple(values))

    def whole(self, table: Table, raws: Sequence[Raw]) -> Iterator[Raw]:
        """Rows that :meth:`every` gave, with all their values."""
        if table.key == table.columns:  # nothing else tells them apart, so that they are whole
            yield from raws
            return
        yield from self.referring(table, table.key, [raw.key for raw in raws])

    def _usual(self, table: Table, sought: Sought) -> list[ColumnElement[bool] | None]:
        found: list[ColumnElement[bool] | None] = []
        for handle, values in given(sought.wanted).items():
            if handle not in IDENTIFIERS:
                continue
            written = [way for value in values for way in spellings(handle, value)]
            places = table.map.handles.get(handle, ()) if written else ()
            found += [self._one_of(table, place[0], written) for place in places if len(place) == 1]
        return [*found, *self._born(table, sought)]

    def _born(self, table: Table, sought: Sought) -> Iterator[ColumnElement[bool] | None]:
        """A name with its date of birth is looked for by the date."""
        day = sought.wanted.born
        if day is None or Handle.NAME not in table.map.handles or Handle.NAME not in sought.keys:
            return
        for place in table.map.handles.get(Handle.BIRTH, ()):
            yield self._one_of(table, place[0], (day.isoformat(), *written_dates(day)))

    def _unusual(
        self, table: Table, sought: Sought, hits: set[tuple[tuple[str, ...], str]]
    ) -> list[ColumnElement[bool] | None]:
        stored = self._stored[table]
        return [
            self._may_hold(table, place, handle, key)
            for handle in IDENTIFIERS
            for place in table.map.handles.get(handle, ())
            for key in sought.keys.get(handle, ())
            if place[0] not in stored.indexed or len(place) > 1 or (place, key) not in hits
        ]

    def _may_hold(self, table: Table, place: tuple[str, ...], handle: Handle, key: str) -> ColumnElement[bool] | None:
        stored = self._stored[table]
        target = stored.selectable
        if len(place) == 1:
            return may_hold(target.c[place[0]], stored.types[place[0]], handle, key)
        texts: list[ColumnElement[Any]] = [
            sqlalchemy.func.coalesce(sqlalchemy.cast(target.c[one], sqlalchemy.String), "") for one in place
        ]
        whole: ColumnElement[Any] = functools.reduce(lambda one, other: one.concat(other), texts)
        return may_hold(whole, sqlalchemy.String(), handle, key)

    def _one_of(self, table: Table, column: str, values: Iterable[Any]) -> ColumnElement[bool] | None:
        stored = self._stored[table]
        return holds_one_of(stored.selectable.c[column], stored.types[column], values, self._connection.dialect.name)

    def _all(self, table: Table, columns: Sequence[str], values: tuple[Any, ...]) -> ColumnElement[bool] | None:
        parts = [self._one_of(table, column, (value,)) for column, value in zip(columns, values, strict=True)]
        kept = [part for part in parts if part is not None]
        return sqlalchemy.and_(*kept) if len(kept) == len(parts) else None

    def _where(self, table: Table, conditions: Iterable[ColumnElement[bool] | None]) -> Iterator[Raw]:
        kept = [condition for condition in conditions if condition is not None]
        if not kept:
            return
        target = self._stored[table].selectable
        query = sqlalchemy.select(*target.c).where(sqlalchemy.or_(*kept))
        keys = [table.columns.index(name) for name in table.key]
        for row in self._connection.execute(query):
            yield Raw(tuple(row[number] for number in keys), tuple(row))


def _hits(table: Table, raw: Raw, sought: Sought) -> set[tuple[tuple[str, ...], str]]:
    """Places that hold an identifier, with the identifier as it is compared."""
    values = table.named(raw)
    return {
        (place, key)
        for handle in IDENTIFIERS
        for place in table.map.handles.get(handle, ())
        if (key := comparable(handle, joined(values, place))) in sought.keys.get(handle, ())
    }
