"""What a database says, in words of ours: its own may quote a value or a password."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlalchemy
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError

from avgtool.errors import StoreError
from avgtool.i18n import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterator

APPEND_ONLY = "avgtool: append-only"
"""What the triggers say (ledger/protection.py)."""
_NOTHING_CHANGED = msg("Nothing was changed. Try again later.")
_FULL = (msg("The disk is full."), msg("Make room; nothing was changed."))
_ALTERED = (
    msg("A table of the ledger, or a column of one, is missing."),
    msg("Somebody altered it outside of avgtool: put back a backup."),
)
_SQLITE: dict[str, tuple[Message, Message]] = {
    "SQLITE_BUSY": (msg("Others kept the ledger for too long."), _NOTHING_CHANGED),
    "SQLITE_LOCKED": (msg("Others kept the ledger for too long."), _NOTHING_CHANGED),
    "SQLITE_READONLY": (msg("The ledger is read-only."), msg("Check the rights of the file and of its folder.")),
    "SQLITE_CANTOPEN": (msg("The ledger cannot be opened."), msg("Check the path, and the rights of its folder.")),
    "SQLITE_FULL": _FULL,
    "SQLITE_IOERR_SHMSIZE": _FULL,  # no room for the index of the write-ahead log, which reading needs too
    "SQLITE_IOERR": (msg("The disk failed."), msg("Check the disk, then the ledger with: avgtool ledger verify")),
    "SQLITE_CORRUPT": (msg("The file of the ledger is damaged."), msg("Put back a backup.")),
    "SQLITE_NOTADB": (msg("This file is no database."), msg("Check the path.")),
}
"""By the beginning of SQLite's error name."""
_LACKS = ("no such table", "no such column")
"""How SQLite begins to say that something is not there."""
_POSTGRESQL: dict[str, tuple[Message, Message]] = {
    "28": (msg("The database refuses this user."), msg("Check the user and the password in the URL.")),
    "3D": (msg("The server has no database of this name."), msg("Check the name in the URL, or create the database.")),
    "42501": (msg("The user of the ledger may not do this."), msg("Give the rights that avgtool ledger grants names.")),
    "25006": (msg("The ledger is read-only."), msg("Check whether the server is a standby.")),
    "53100": _FULL,
    "42P01": _ALTERED,
    "42703": _ALTERED,
    "55P03": (msg("Others kept the ledger for too long."), _NOTHING_CHANGED),
    "40": (msg("Another transaction was in the way."), _NOTHING_CHANGED),
    "57": (msg("The database server stopped."), msg("Nothing was changed. Try again when it is back.")),
    "08": (msg("The database server cannot be reached."), msg("Check the URL, and whether the server runs.")),
}
"""By the beginning of PostgreSQL's error code (SQLSTATE)."""


@contextmanager
def told(where: str) -> Iterator[None]:
    """Tell what a database refuses as a StoreError, without its parameters."""
    try:
        yield
    except _of_databases() as error:
        raise store_error(error, where) from None


def _of_databases() -> tuple[type[Exception], ...]:
    """What SQLAlchemy raises, and drivers where it does not stand between: copying in bulk, SQLite's backup."""
    psycopg = sys.modules.get("psycopg")
    return (SQLAlchemyError, sqlite3.Error, *((psycopg.Error,) if psycopg else ()))


def store_error(error: Exception, where: str) -> StoreError:
    """Why a database failed, and what to do."""
    original = getattr(error, "orig", None) or error
    if APPEND_ONLY in str(original):
        return StoreError(
            msg("The ledger is append-only: what was recorded is never changed or removed."),
            where=where,
            hint=msg("Record a new event that says what changed."),
        )
    what, hint = _cause(error, original)
    return StoreError(what, where=where, hint=hint)


def _cause(error: Exception, original: object) -> tuple[Message, Message]:
    code, name = getattr(original, "sqlstate", None), getattr(original, "sqlite_errorname", None)
    known = _SQLITE if name else _POSTGRESQL
    if name == "SQLITE_ERROR" and str(original).startswith(_LACKS):  # SQLite has no name for it
        return _ALTERED
    for beginning in sorted(known, key=len, reverse=True):
        if str(name or code or "").startswith(beginning):
            return known[beginning]
    if isinstance(error, sqlalchemy.exc.TimeoutError):  # of the pool: as many threads as it has connections
        return _SQLITE["SQLITE_BUSY"]
    if isinstance(error, IntegrityError):
        return msg("The ledger refuses what contradicts itself."), msg("Nothing was changed.")
    lost = (
        isinstance(error, DBAPIError)
        and not isinstance(error, DataError)
        and (error.connection_invalidated or code is None)
    )
    if lost and not name:
        return _POSTGRESQL["08"]
    shown = name or code or type(error).__name__
    return msg("The database refuses this ({code}).", code=shown), msg("Check the ledger with: avgtool ledger status")


@contextmanager
def as_written() -> Iterator[None]:
    """Read rows into nouns: what avgtool never writes was altered by somebody, and is told as that.

    Raises:
        StoreError: A row holds no moment, no code or no list where there must be one.
    """
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError):
        raise StoreError(
            msg("A row of the ledger holds what avgtool never wrote: it was altered."),
            hint=msg("Find it with: avgtool ledger verify"),
        ) from None
