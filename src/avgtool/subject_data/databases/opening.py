"""A database opened for reading, and what it says of the tables that avgtool.yaml names."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy
from sqlalchemy.pool import NullPool

from avgtool.errors import StoreError
from avgtool.i18n import msg
from avgtool.sources.databases.connecting import engine_of
from avgtool.subject_data.databases.reading import Database, told_errors
from avgtool.subject_data.databases.schema import reflected
from avgtool.subject_data.databases.urls import database_url
from avgtool.subject_data.searching import require_fitting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.model.subject_data import SourceMap
    from avgtool.sources.limits import Limits

_WAIT = 5.0
"""Seconds to wait for another program to finish writing."""


@contextmanager
def opened_database(source: SourceMap, _limits: Limits | None = None) -> Iterator[Database]:
    """A database as it stands now: what others write meanwhile is not seen, and nothing can be changed.

    Raises:
        StoreError: It cannot be reached or read.
        ConfigError: avgtool.yaml names a table or a column that it does not have.
    """
    url = database_url(source.location) or source.location
    with reading(url, source.name) as connection:
        tables = reflected(connection, source)
        database = Database(connection, tables, source.name)
        require_fitting(source.name, database.tables)
        yield database


@contextmanager
def reading(url: str, shown: str) -> Iterator[sqlalchemy.Connection]:
    """A transaction that cannot write; only errors of avgtool leave the block."""
    with told_errors(shown), _reading(_engine(url, shown)) as connection:
        yield connection


def _engine(url: str, shown: str) -> sqlalchemy.Engine:
    path = sqlite_path(url)
    if path is not None and not path.is_file():
        raise StoreError(msg("does not exist"), where=shown, hint=msg("Check the name and the folder."))
    return _made_engine(url, shown)


@cache
def _made_engine(url: str, shown: str) -> sqlalchemy.Engine:
    """What connections come from; it holds none. Made once, for the first one asks a database what it is."""
    path = sqlite_path(url)
    if path is None:
        return engine_of(url, shown, poolclass=NullPool)
    return sqlalchemy.create_engine("sqlite://", creator=partial(_connect, path), poolclass=NullPool)


def sqlite_path(url: str) -> Path | None:
    """The file of a database in SQLite, which is opened for reading only; none for all others."""
    return Path(url.removeprefix("sqlite:///").partition("?")[0]) if url.startswith("sqlite:///") else None


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", timeout=_WAIT, uri=True, isolation_level=None)
    connection.text_factory = _decoded
    return connection


def _decoded(text: bytes) -> str:
    """A text, also one that is damaged. Called for every text that is read: a partial would take twice as long."""
    return text.decode("utf-8", "replace")


@contextmanager
def _reading(engine: sqlalchemy.Engine) -> Iterator[sqlalchemy.Connection]:
    """One transaction, so that an order and its lines are of the same moment."""
    options: dict[str, Any] = {}
    if engine.dialect.name == "postgresql":
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with engine.connect() as connection, closing(connection.execution_options(**options)) as set_up:
        if engine.dialect.name == "sqlite":
            set_up.exec_driver_sql("BEGIN")
        yield set_up
