"""A ledger that is ready for use: a database with the schema of this avgtool, and the place of its key."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy

from avgtool.errors import KeyFileError, StoreError
from avgtool.i18n import msg
from avgtool.keys import load_key, new_key
from avgtool.keys.locations import KEYRING, located
from avgtool.keys.log import os_user
from avgtool.ledger.appending import Recorder
from avgtool.ledger.database import Database, open_database
from avgtool.ledger.migrating import migrate, require_current, version_of
from avgtool.ledger.own_key import note_key, noted_key

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from avgtool.keys import Key

KEY_NAME = "avgtool-ledger.key"
"""Of the key file beside a ledger in SQLite, where no other is named."""
_PUT_BACK = msg("Put the copy of its own key back: with any other, nobody is found and no objection is recognized.")


@dataclass(frozen=True, slots=True)
class OpenLedger:
    """A ledger that is ready for use."""

    database: Database
    key_place: str | None = field(default=None)
    """Key file, or ``keyring:NAME``, as it was named; none where it is not known."""
    key_id: str | None = field(default=None)
    """Of the key that the ledger was made with."""
    _key_from: str | None = field(default=None, repr=False)
    """``key_place``, wherever the process works later."""

    @property
    def key(self) -> Key:
        """The key that digests of identifiers are made with; read once.

        Raises:
            KeyFileError: It is missing or unsafe, is not the one that the ledger was made with, or no place is known.
        """
        return _key(required_place(self._key_from), self.key_id)

    def close(self) -> None:
        """Give back every connection."""
        self.database.close()


@cache
def _key(place: str, key_id: str | None) -> Key:
    """The key with this id; kept under its id too, for another ledger may have another key at the same place."""
    if not located(place).exists():
        raise KeyFileError(msg("The key of this ledger is not there."), where=place, hint=_PUT_BACK)
    key = load_key(place)
    if key.id != key_id:
        raise KeyFileError(msg("This is not the key of this ledger."), where=place, hint=_PUT_BACK)
    return key


def _opened(database: Database, place: str | None, key_id: str | None) -> OpenLedger:
    from_here = place if place is None or place.startswith(KEYRING) else str(Path(place).absolute())
    return OpenLedger(database, place, key_id, from_here)


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
        with database.reading() as connection:
            key_id = noted_key(connection)
    except BaseException:
        database.close()
        raise
    return _opened(database, key_place or _beside(database), key_id)


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
        key = _require_key(place)
        migrate(connection)
        note_key(connection, key.id, Recorder(os_user(), datetime.now(UTC)))
    if database.dialect == "sqlite":
        with database.outside() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")  # stays so: readers and the writer do not wait
    return _opened(database, place, key.id)


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


def _require_key(place: str) -> Key:
    """Read the key, or make it where there is none."""
    return load_key(place) if located(place).exists() else new_key(place)


def _beside(database: Database) -> str | None:
    return str(database.path.with_name(KEY_NAME)) if database.path else None
