"""The database of a ledger: SQLite, a file; or PostgreSQL. One transaction writes at a time; readers never wait.

On both a transaction that writes takes the ledger's one lock when it begins: what it reads stays true until it commits,
so that it may decide by it (nobody withdraws twice what was given once), and chains cannot fork.
"""

from __future__ import annotations

import os
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

import sqlalchemy
from sqlalchemy import Connection, event
from sqlalchemy.engine import URL, make_url

from avgtool.errors import MissingDependencyError, StoreError
from avgtool.i18n import msg
from avgtool.ledger.failures import told

if TYPE_CHECKING:
    from collections.abc import Iterator

BUSY_SECONDS = 60
"""How long a transaction waits for the one that writes."""
WRITER_LOCK = 0x61766774_6F6F6C31
"""Key of the advisory lock of PostgreSQL by which writers wait for each other."""
_DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
_WRITES = "avgtool_writes"
_OUTSIDE = "avgtool_outside"
_ENGINES: WeakSet[sqlalchemy.Engine] = WeakSet()


@dataclass(frozen=True, slots=True)
class Database:
    """Where a ledger is kept."""

    engine: sqlalchemy.Engine
    shown: str
    """Its URL without a password."""
    path: Path | None
    """The file; none for a server."""

    @property
    def dialect(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self.engine.dialect.name

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One state of the ledger, however long it is read; nothing can be written.

        Raises:
            StoreError: The database cannot be used, or goes away.
        """
        with told(self.shown), self.engine.connect() as connection, _options(connection, writes=False).begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: all of it happens, or on any error nothing. Others that write wait for it.

        Raises:
            StoreError: The database cannot be used or written to, or goes away; or others kept it for too long.
        """
        with told(self.shown), self.engine.connect() as connection, _options(connection, writes=True).begin():
            yield connection

    @contextmanager
    def outside(self) -> Iterator[Connection]:
        """A connection without a transaction, for what must run outside of one (VACUUM)."""
        with told(self.shown), self.engine.connect() as connection:
            options = {_OUTSIDE: True} if self.dialect == "sqlite" else {"isolation_level": "AUTOCOMMIT"}
            yield connection.execution_options(**options)

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def open_database(url: str, *, create: bool = False) -> Database:
    """The database at a URL: ``sqlite:///avgtool.db``, ``postgresql://user@host/name``.

    Args:
        url: A relative SQLite path starts in the working directory.
        create: Make the file of SQLite where it is missing, for its owner alone (mode 0600).

    Raises:
        StoreError: It is no URL of a database that can hold a ledger, or the file is missing or cannot be made.
        MissingDependencyError: The driver of PostgreSQL is not installed.
    """
    parsed = _parsed(url)
    path = _file(parsed)
    shown = parsed.render_as_string(hide_password=True)
    if path is not None:
        _require_file(path, shown, create=create)
    try:
        engine = sqlalchemy.create_engine(_wherever(parsed, path), hide_parameters=True, **_settings(path))
    except ModuleNotFoundError:
        raise MissingDependencyError(
            msg("the driver of this database is not installed"),
            where=shown,
            hint=msg("Install it: pip install '{package}'", package="avgtool[postgresql]"),
        ) from None
    _ENGINES.add(engine)
    if path is not None:
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "begin", _begin_postgresql)
    return Database(engine, shown, path)


def file_of(url: str) -> Path | None:
    """The file of a ledger in SQLite; None of a server.

    Raises:
        StoreError: This is no URL of a database that can hold a ledger.
    """
    return _file(_parsed(url))


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
        driver = _DRIVERS[parsed.get_backend_name()]
    except (sqlalchemy.exc.ArgumentError, ValueError, KeyError):  # the first two quote the URL, password and all
        raise StoreError(
            msg("This is no URL of a database that can hold a ledger."),
            hint=msg(
                "Write sqlite:///FILE or postgresql://USER@HOST/NAME; signs such as @ : / in a password as %40 %3A %2F."
            ),
        ) from None
    return parsed.set(drivername=driver)


def _file(url: URL) -> Path | None:
    if url.get_backend_name() != "sqlite":
        return None
    if not url.database or url.database == ":memory:" or url.query:
        raise StoreError(
            msg("A ledger in SQLite needs a file of its own."), hint=msg("Write sqlite:///FILE, without options.")
        )
    return Path(url.database)


def _wherever(url: URL, path: Path | None) -> URL:
    """The URL that stays right when the process goes to work elsewhere: connections are made when they are needed."""
    return url if path is None else url.set(database=str(path.absolute()))


def _settings(path: Path | None) -> dict[str, Any]:
    waiting = {"pool_timeout": BUSY_SECONDS}
    if path is None:
        return {**waiting, "pool_pre_ping": True, "connect_args": {"connect_timeout": 10}}
    return {**waiting, "connect_args": {"timeout": BUSY_SECONDS}}


def _require_file(path: Path, shown: str, *, create: bool) -> None:
    if path.is_file():
        return
    if not create:
        raise StoreError(msg("There is no ledger here."), where=shown, hint=msg("Make one with: avgtool ledger init"))
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        with suppress(OSError):
            path.stat()
    except OSError as problem:
        from avgtool.errors import system_reason

        raise StoreError(
            msg("The ledger cannot be made: {reason}.", reason=system_reason(problem)),
            where=shown,
            hint=msg("Choose another place: ledger in avgtool.yaml, or AVGTOOL_LEDGER_URL."),
        ) from None


def _options(connection: Connection, *, writes: bool) -> Connection:
    """The connection with what its next transaction is for."""
    chosen: dict[str, Any] = {_WRITES: writes}
    if connection.dialect.name == "postgresql":
        # What waited for the lock must see what was committed meanwhile; what only reads must see one state.
        chosen["isolation_level"] = "READ COMMITTED" if writes else "REPEATABLE READ"
        if not writes:
            chosen["postgresql_readonly"] = True
    return connection.execution_options(**chosen)


def _forget_connections() -> None:
    """In a process that was forked: its parent's connections are its parent's. Web servers fork their workers."""
    for engine in _ENGINES:
        engine.dispose(close=False)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_connections)


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Settings of every connection; transactions are begun by hand, for sqlite3's own ways begin them too late."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for setting in (
        f"busy_timeout = {BUSY_SECONDS * 1000}",
        "foreign_keys = ON",
        "recursive_triggers = ON",  # INSERT OR REPLACE fires DELETE triggers
        "secure_delete = ON",  # what is erased is written over with zeros
        "trusted_schema = OFF",
        "synchronous = FULL",
        "cache_size = -65536",
    ):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    chosen = connection.get_execution_options()
    may_write = chosen.get(_WRITES, False) or chosen.get(_OUTSIDE, False)
    connection.exec_driver_sql("PRAGMA query_only = OFF" if may_write else "PRAGMA query_only = ON")
    if not chosen.get(_OUTSIDE, False):
        connection.exec_driver_sql("BEGIN IMMEDIATE" if may_write else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get(_WRITES, False):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})")


def checkpoint_wal(database: Database, patience: float) -> bool:
    """Bring SQLite's write-ahead log into the file and cut it to nothing; whether that succeeded.

    Readers keep it from being cut; it is tried again for ``patience`` seconds.
    """
    deadline = time.monotonic() + patience
    while True:
        with database.outside() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 0")  # the waiting is done here
            busy, left, _moved = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
        if not busy and left <= 0:
            return True
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
