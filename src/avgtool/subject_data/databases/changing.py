"""The rows of a person in one database, deleted or written over in one transaction: all of it, or nothing.

Before anything is changed for good everything is rehearsed: done, looked at, and rolled back. What the database will
not allow (a foreign key, a missing right, a value that stands twice) is so known before any source is touched.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import sqlalchemy

from avgtool.errors import StoreError
from avgtool.i18n import msg
from avgtool.sources.databases.connecting import engine_of
from avgtool.subject_data.databases.failures import told
from avgtool.subject_data.databases.held import key_columns, keyed
from avgtool.subject_data.databases.opening import sqlite_path
from avgtool.subject_data.databases.shape import table_shape
from avgtool.subject_data.databases.typing import as_sqlite, typed
from avgtool.subject_data.databases.urls import database_url
from avgtool.subject_data.faults import changed_since, no_key
from avgtool.subject_data.instructions import RowWork, SourceWork, TableWork
from avgtool.subject_data.rows import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

    from avgtool.subject_data.databases.shape import TableShape

    Rows = dict[tuple[Any, ...], dict[str, Any]]


@contextmanager
def transaction(name: str, location: str) -> Iterator[Connection]:
    """One transaction on a database of a customer; on any error nothing in it happens.

    Args:
        name: What errors call it.
        location: Its URL.

    Raises:
        StoreError: It cannot be reached, or may not be written.
        RefusedError: It does not allow a change.
    """
    url = database_url(location) or location
    _require_file(url, name)
    engine = engine_of(url, name, poolclass=sqlalchemy.NullPool)
    if engine.dialect.name == "sqlite":
        sqlalchemy.event.listen(engine, "connect", _prepare_sqlite)
        sqlalchemy.event.listen(engine, "begin", _begin_sqlite)
    try:
        with told(name), engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def rehearse(work: SourceWork, *, again: bool = False) -> SourceWork:
    """Do all of it, look whether the database allows it, and take it back.

    Args:
        work: Rows with their new values, as they were typed or as the database has them.
        again: Some of it may be done already, by a run that came to a sudden end; that is left out.

    Returns:
        The same with the new values as the database writes them.

    Raises:
        InputError: A row is not there any more, or a value does not fit its column.
        RefusedError: The database does not allow it.
        StoreError: It cannot be reached, or its user may not change it.
    """
    with transaction(work.name, work.location) as connection:
        tables = (_prepared(connection, work.name, table, again=again) for table in work.tables)
        prepared = replace(work, tables=tuple(tables))
        _do(connection, prepared)
        done = replace(prepared, tables=tuple(_read_back(connection, table) for table in prepared.tables))
        _check_at_once(connection)
        connection.rollback()
    return done


def carry_out(work: SourceWork, reached: Callable[[str], None]) -> None:
    """Do what of it is not done yet.

    Each row must be as it was when it was rehearsed, or as it is to be.

    Args:
        work: As :func:`rehearse` gave it.
        reached: Hears when everything is done but not yet for good.

    Raises:
        InputError: A row was changed since; then nothing was done.
        RefusedError: The database does not allow it; the same.
        StoreError: It cannot be reached, or may not be written; the same.
    """
    with transaction(work.name, work.location) as connection:
        left = replace(work, tables=tuple(_left(connection, work.name, table) for table in work.tables))
        _do(connection, left)
        reached("uncommitted")


def standing_rows(work: SourceWork) -> list[tuple[bool, bool]]:
    """Of each row: whether it is as it is to be, and whether it is as it was. Nothing is changed.

    Raises:
        StoreError: The database cannot be reached.
        InputError: A key does not tell one row from another.
    """
    stands = []
    with transaction(work.name, work.location) as connection:
        for table in work.tables:
            held = rows_now(connection, table_shape(connection, table.table or ""), table)
            for row in table.rows:
                now = held.get(tuple(row.key))
                stands.append((is_done(row, now), now is not None and digest(now.values()) == row.before))
        connection.rollback()
    return stands


def _prepared(connection: Connection, name: str, table: TableWork, *, again: bool) -> TableWork:
    shape = table_shape(connection, table.table or "")
    held = rows_now(connection, shape, table)
    rows = []
    for row in table.rows:
        now = held.get(tuple(row.key))
        if again and is_done(row, now):
            continue
        if now is None or digest(now.values()) != row.before:
            raise changed_since(name, table.table)
        values = {column: as_stored(connection, shape, column, value) for column, value in row.values.items()}
        rows.append(RowWork(row.key, values, row.before))
    return replace(table, rows=tuple(rows), key=key_columns(shape, table))


def as_stored(connection: Connection, shape: TableShape, column: str, value: Any) -> Any:
    """A value as its column holds it.

    Raises:
        InputError: It does not fit the column.
    """
    fit = typed(value, shape.columns[column], shape.name)
    return as_sqlite(fit) if connection.dialect.name == "sqlite" else fit


def _read_back(connection: Connection, table: TableWork) -> TableWork:
    """The new values as the database holds them: it may have written them its own way."""
    held = rows_now(connection, table_shape(connection, table.table or ""), table)
    return replace(
        table,
        rows=tuple(
            replace(row, values={column: held[tuple(row.key)][column] for column in row.values}) if row.values else row
            for row in table.rows
        ),
    )


def _left(connection: Connection, name: str, table: TableWork) -> TableWork:
    """The rows of a table with which something is still to be done."""
    held = rows_now(connection, table_shape(connection, table.table or ""), table)
    left = []
    for row in table.rows:
        now = held.get(tuple(row.key))
        if is_done(row, now):
            continue
        if now is None or digest(now.values()) != row.before:
            raise changed_since(name, table.table)
        left.append(row)
    return replace(table, rows=tuple(left))


def is_done(row: RowWork, now: dict[str, Any] | None) -> bool:
    """Whether a row is as it is to be: gone, or with its new values."""
    if now is None or not row.values:
        return now is None and not row.values
    return all(now[column] == value for column, value in row.values.items())


def rows_now(connection: Connection, shape: TableShape, table: TableWork) -> Rows:
    """The rows as they are, by their keys; nobody else changes them until the transaction ends."""
    clause, key = shape.clause, key_columns(shape, table)
    chosen = sqlalchemy.select(*clause.c)
    if connection.dialect.name != "sqlite":  # there the whole database is ours
        chosen = chosen.with_for_update()
    found: Rows = {}
    for condition in keyed(clause, key, (row.key for row in table.rows)):
        for row in connection.execute(chosen.where(condition)).mappings():
            known = tuple(row[name] for name in key)
            if found.get(known, dict(row)) != dict(row):
                raise no_key(shape.name)
            found[known] = dict(row)
    return found


def _do(connection: Connection, work: SourceWork) -> None:
    """Values first, for a row that stays may have pointed to one that goes; then rows, in the order of the tables."""
    shapes = {table.table: table_shape(connection, table.table or "") for table in work.tables}
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET CONSTRAINTS ALL DEFERRED")
    for table in work.tables:
        for row in table.changes:
            connection.execute(_update(shapes[table.table], table, row))
    for table in work.tables:
        shape = shapes[table.table]
        for condition in keyed(shape.clause, key_columns(shape, table), (row.key for row in table.deletes)):
            connection.execute(sqlalchemy.delete(shape.clause).where(condition))


def _update(shape: TableShape, table: TableWork, row: RowWork) -> sqlalchemy.Update:
    (condition,) = keyed(shape.clause, key_columns(shape, table), [row.key])
    return sqlalchemy.update(shape.clause).where(condition).values(dict(row.values))


def _check_at_once(connection: Connection) -> None:
    """Look at what the database would only look at in the end."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET CONSTRAINTS ALL IMMEDIATE")


def _require_file(url: str, name: str) -> None:
    """SQLite would make a file that is gone."""
    path = sqlite_path(url)
    if path is not None and not path.is_file():
        raise StoreError(msg("does not exist"), where=name, hint=msg("Check the name and the folder."))


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Foreign keys count, and what is erased is written over with zeros; transactions are begun by hand."""
    connection.isolation_level = None
    connection.text_factory = lambda data: data.decode("utf-8", "replace")  # as it was read when it was found
    for setting in ("busy_timeout = 30000", "foreign_keys = ON", "secure_delete = ON"):
        connection.execute(f"PRAGMA {setting}")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
