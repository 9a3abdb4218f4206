"""Backups: each is a ledger in SQLite, of the same version and with the same chains, and can be verified as it lies.

A ledger on PostgreSQL is copied row by row into such a file: the hashes are over what the rows say, whatever database
holds them.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import sqlalchemy

from avgtool.errors import OutputError, StoreError, system_reason
from avgtool.i18n import msg
from avgtool.ledger.database import Database, open_database
from avgtool.ledger.failures import told
from avgtool.ledger.migrating import VERSION_TABLE, migrate, require_known, version_of

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Table

_AT_ONCE = 10_000


def back_up(database: Database, target: Path) -> None:
    """Copy a ledger, as it is at one moment, to a new file that its owner alone can read (mode 0600).

    Raises:
        OutputError: The file exists, or cannot be made.
        StoreError: There is no ledger, a newer avgtool made it, or the database cannot be used.
    """
    with database.reading() as connection:
        version = version_of(connection)
    if version is None:
        raise StoreError(msg("There is no ledger in this database."), where=database.shown)
    require_known(version, database.shown)
    _make(target)
    try:
        if database.path is not None:
            _copy_file(database, target)
        else:
            _copy_rows(database, target, version)
    except BaseException:
        target.unlink(missing_ok=True)  # half a backup would be taken for a whole one
        raise


def _make(target: Path) -> None:
    try:
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise OutputError(
            msg("This file exists; a backup never replaces one."), where=str(target), hint=msg("Choose another name.")
        ) from None
    except OSError as problem:
        raise OutputError(
            msg("The backup cannot be written: {reason}.", reason=system_reason(problem)),
            where=str(target),
            hint=msg("Choose another place."),
        ) from None


def _copy_file(database: Database, target: Path) -> None:
    """By SQLite's own backup, which holds one state whatever is written meanwhile."""
    with database.outside() as connection, told(str(target)), closing(sqlite3.connect(target)) as copy:
        source: Any = connection.connection.driver_connection
        source.backup(copy)


def _copy_rows(database: Database, target: Path, version: str) -> None:
    copy = open_database(f"sqlite:///{target}")
    try:
        with database.reading() as source, copy.writing() as connection:
            migrate(connection, version)
            for table in _tables(source):
                _copy_table(source, connection, table)
    finally:
        copy.close()


def _tables(source: Connection) -> list[Table]:
    """The tables of a ledger, those first that others point to."""
    found = sqlalchemy.MetaData()
    found.reflect(source)
    return [table for table in found.sorted_tables if table.name != VERSION_TABLE]


def _copy_table(source: Connection, target: Connection, table: Table) -> None:
    names = [column.name for column in table.columns]
    order = "seq" if "seq" in names else names[0]
    query = f"SELECT {', '.join(names)} FROM {table.name} ORDER BY {order}"  # noqa: S608 - names of ours
    insert = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608
    streamed = source.exec_driver_sql(query, execution_options={"stream_results": True, "yield_per": _AT_ONCE})
    for rows in streamed.partitions():
        target.exec_driver_sql(insert, [tuple(row) for row in rows])
