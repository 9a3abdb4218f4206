"""Rows of a database: found by index first, and only then by looking through a column."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import sqlalchemy

from avgtool.model.subject_data import Handle
from avgtool.sources.databases.connecting import translated
from avgtool.sources.databases.queries import of_sqlite
from avgtool.subject_data.databases.conditions import (
    Condition,
    all_of,
    either,
    holds_one_of,
    may_hold,
    may_resemble,
    together,
    written,
)
from avgtool.subject_data.rows import Raw, joined
from avgtool.subject_data.wanting import IDENTIFIERS, given, spellings, written_dates

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from avgtool.errors import AvgtoolError
    from avgtool.subject_data.databases.schema import StoredTable
    from avgtool.subject_data.reaching import Key, Look
    from avgtool.subject_data.rows import Table, Verdict
    from avgtool.subject_data.wanting import Sought

_AT_ONCE = 500
"""Values in one IN (…): databases allow a limited number."""
_KEYS_AT_ONCE = 100
"""The same of keys of several columns, which make a deeper condition."""
_ROWS = 5_000


class Database:
    """A database within one transaction that reads (:class:`avgtool.subject_data.reaching.Reachable`)."""

    def __init__(self, connection: sqlalchemy.Connection, stored: Mapping[Table, StoredTable], shown: str) -> None:
        """Read over a connection.

        Args:
            connection: Within its transaction.
            stored: The tables, in order, and what the database says of each.
            shown: What errors call it.
        """
        self._connection, self._stored, self._shown = connection, stored, shown
        self._dialect = connection.dialect.name
        self._quote = connection.dialect.identifier_preparer.quote
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

    def loosely_identified(self, table: Table, ids: Collection[str]) -> Iterator[Raw]:
        """Rows that may hold a customer id in another case, or with other signs between; signs of ASCII alone."""
        stored = self._stored[table]
        places = table.map.handles.get(Handle.CUSTOMER, ())
        quoted = [([self._quote(one) for one in place], stored.types[place[0]]) for place in places]
        return self._where(table, [may_resemble(*one, id_, self._dialect) for one in quoted for id_ in sorted(ids)])

    def looked_through(self, table: Table, columns: Sequence[str], look: Look) -> Iterator[tuple[Key, Verdict]]:
        """Every row in which one of ``columns`` is filled, looked at."""
        quoted = [self._quote(name) for name in (*table.key, *columns)]
        filled = " OR ".join(f"{name} IS NOT NULL" for name in quoted[len(table.key) :])
        query = f"SELECT {', '.join(quoted)} FROM {self._stored[table].name} WHERE {filled}"  # noqa: S608 - quoted
        streamed = self._connection.execution_options(stream_results=True, yield_per=_ROWS)
        parted = len(table.key)
        with told_errors(self._shown):
            for rows in streamed.exec_driver_sql(written(query, self._connection.dialect.paramstyle)).partitions():
                for row in rows:
                    plain = tuple(row)
                    verdict = look(plain[parted:])
                    if verdict is not None:
                        yield plain[:parted], verdict

    def whole(self, table: Table, keys: Collection[tuple[Any, ...]]) -> Iterator[Raw]:
        """The rows with these keys."""
        if table.key == table.columns:  # nothing else tells them apart, so that the keys are the rows
            return iter([Raw(key, key) for key in keys])
        return self.referring(table, table.key, keys)

    def _usual(self, table: Table, sought: Sought) -> list[Condition | None]:
        found: list[Condition | None] = []
        for handle, values in given(sought.wanted).items():
            if handle not in IDENTIFIERS:
                continue
            ways = [way for value in values for way in spellings(handle, value)]
            places = table.map.handles.get(handle, ()) if ways else ()
            found += [self._one_of(table, place[0], ways) for place in places if len(place) == 1]
        return [*found, *self._born(table, sought)]

    def _born(self, table: Table, sought: Sought) -> Iterator[Condition | None]:
        """A name with its date of birth is looked for by the date."""
        day = sought.wanted.born
        if day is None or Handle.NAME not in table.map.handles or Handle.NAME not in sought.keys:
            return
        for place in table.map.handles.get(Handle.BIRTH, ()):
            yield self._one_of(table, place[0], written_dates(day))

    def _unusual(self, table: Table, sought: Sought, hits: set[tuple[tuple[str, ...], str]]) -> list[Condition | None]:
        stored = self._stored[table]
        return [
            self._may_hold(table, place, handle, key)
            for handle in IDENTIFIERS
            for place in table.map.handles.get(handle, ())
            for key in sought.keys.get(handle, ())
            if place[0] not in stored.indexed or len(place) > 1 or (place, key) not in hits
        ]

    def _may_hold(self, table: Table, place: tuple[str, ...], handle: Handle, key: str) -> Condition | None:
        types = self._stored[table].types
        if len(place) == 1:
            return may_hold(self._quote(place[0]), types[place[0]], handle, key, self._dialect)
        whole = together(map(self._quote, place), self._dialect)
        return may_hold(f"({whole})", sqlalchemy.String(), handle, key, self._dialect)

    def _one_of(self, table: Table, column: str, values: Iterable[Any]) -> Condition | None:
        return holds_one_of(self._quote(column), self._stored[table].types[column], values, self._dialect)

    def _all(self, table: Table, columns: Sequence[str], values: tuple[Any, ...]) -> Condition | None:
        parts = [self._one_of(table, column, (value,)) for column, value in zip(columns, values, strict=True)]
        kept = [part for part in parts if part is not None]
        return all_of(kept) if len(kept) == len(parts) else None

    def _where(self, table: Table, conditions: Iterable[Condition | None]) -> Iterator[Raw]:
        kept = [condition for condition in conditions if condition is not None]
        if not kept:
            return
        asked, stored = either(kept), self._stored[table]
        query = f"SELECT {', '.join(map(self._quote, table.columns))} FROM {stored.name} WHERE {asked.sql}"  # noqa: S608
        keys = [table.columns.index(name) for name in table.key]
        statement = written(query, self._connection.dialect.paramstyle)
        try:
            rows = self._connection.exec_driver_sql(statement, asked.values).all()
        except sqlalchemy.exc.SQLAlchemyError as error:
            raise _told(error, self._shown) from None
        for row in rows:
            yield Raw(tuple(row[number] for number in keys), tuple(row))


def _hits(table: Table, raw: Raw, sought: Sought) -> set[tuple[tuple[str, ...], str]]:
    """Places that hold an identifier, with the identifier as it is compared."""
    values = table.named(raw)
    return {
        (place, key)
        for handle in IDENTIFIERS
        for place in (table.map.handles.get(handle, ()) if handle in sought.keys else ())
        if (key := sought.key(handle, joined(values, place))) in sought.keys[handle]
    }


@contextmanager
def told_errors(shown: str) -> Iterator[None]:
    """Run reading so that only errors of avgtool leave the block.

    Raises:
        StoreError: The database is gone, locked or damaged, or refuses to be read.
    """
    try:
        yield
    except sqlalchemy.exc.SQLAlchemyError as error:
        raise _told(error, shown) from None


def _told(error: sqlalchemy.exc.SQLAlchemyError, shown: str) -> AvgtoolError:
    of_driver = getattr(error, "orig", None)
    return of_sqlite(of_driver, shown) if isinstance(of_driver, sqlite3.Error) else translated(error, shown)
