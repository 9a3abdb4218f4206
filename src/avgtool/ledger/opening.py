"""A ledger that is ready for use: a database with the schema of this avgtool, and the place of its key."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import sqlalchemy

from avgtool.errors import KeyFileError, StoreError
from avgtool.i18n import msg
from avgtool.keys import load_key, new_key
from avgtool.ledger.database import Database, open_database
from avgtool.ledger.migrating import migrate, require_current, version_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from avgtool.keys import Key

KEY_NAME = "avgtool-ledger.key"
"""Of the key file beside a ledger in SQLite, where no other is named."""


@dataclass(frozen=True, slots=True)
class OpenLedger:
    """A ledger that is ready for use."""

    database: Database
    key_place: str | None = field(default=None)
    """Key file, or ``keyring:NAME``; none where it is not known."""

    @property
    def key(self) -> Key:
        """The key that digests of identifiers are made with; read once.

        Raises:
            KeyFileError: It is missing or unsafe, or no place is known.
        """
        return _key(required_place(self.key_place))

    def close(self) -> None:
        """Give back every connection."""
        self.database.close()


@cache
def _key(place: str) -> Key:
    return load_key(place)


def open_ledger(url: str, *, key_place: str | None = None) -> OpenLedger:
    """Open a ledger that is there.

    Args:
        url: Of its database.
        key_place: Key file, or ``keyring:NAME``; by default ``avgtool-ledger.key`` beside a file of SQLite.

    Raises:
        StoreError: There is none, it is of another version, or the database cannot be used.
        MissingDependencyError: The driver of PostgreSQL is not installed.
    """
    database = open_database(url)
    try:
        require_current(database)
    except BaseException:
        database.close()
        raise
    return OpenLedger(database, key_place or _beside(database))


def init_ledger(url: str, *, key_place: str | None = None) -> OpenLedger:
    """Make a new ledger, and its key where there is none.

    Raises:
        StoreError: There is one already, or the database cannot be used.
        KeyFileError: The key cannot be made or read, or no place for it is known.
    """
    database = open_database(url, create=True)
    place = required_place(key_place or _beside(database))
    with database.writing() as connection:
        _require_free(connection, database.shown)
        _require_key(place)
        migrate(connection)
    if database.dialect == "sqlite":
        with database.outside() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")  # stays so: readers and the writer do not wait
    return OpenLedger(database, place)


def _require_free(connection: Connection, where: str) -> None:
    if version_of(connection) is not None:
        raise StoreError(
            msg("There is a ledger already."), where=where, hint=msg("Look at it with: avgtool ledger status")
        )
    if sqlalchemy.inspect(connection).get_table_names():
        raise StoreError(
            msg("This database holds other tables."), where=where, hint=msg("Give the ledger a database of its own.")
        )


def required_place(place: str | None) -> str:
    """Where the key of the ledger is.

    Raises:
        KeyFileError: No place is known.
    """
    if place is None:
        raise KeyFileError(
            msg("Where the key of the ledger is, is not known."),
            hint=msg("Name it: ledger_key in avgtool.yaml, or AVGTOOL_LEDGER_KEY_FILE."),
        )
    return place


def _require_key(place: str) -> None:
    """Read the key, or make it where there is none."""
    from avgtool.keys.locations import located

    if located(place).exists():
        load_key(place)
    else:
        new_key(place)


def _beside(database: Database) -> str | None:
    return str(database.path.with_name(KEY_NAME)) if database.path else None
