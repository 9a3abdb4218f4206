"""Databases behind a URL, by SQLAlchemy: read only, streamed, never a password in sight."""

from __future__ import annotations

import datetime as dt
import decimal
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
from polars.io.plugins import register_io_source

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.sources.base import Dataset
from avgtool.sources.damage import damage_notices
from avgtool.sources.databases.connecting import engine_of, translated_database_errors
from avgtool.sources.databases.queries import require_reading
from avgtool.sources.databases.sqlite import chosen_tables, open_sqlite, rows_to_frame
from avgtool.sources.databases.urls import without_password
from avgtool.sources.headers import unique_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    import sqlalchemy

    from avgtool.sources.limits import TableChoice

_ROWS = 10_000
_TYPES: dict[type, pl.DataType] = {
    bool: pl.Boolean(),
    int: pl.Int64(),
    float: pl.Float64(),
    bytes: pl.Binary(),
    dt.datetime: pl.Datetime(),
    dt.date: pl.Date(),
    dt.time: pl.Time(),
    decimal.Decimal: pl.String(),
}


def open_database(url: str, tables: TableChoice) -> tuple[Dataset, ...]:
    """The tables of a database that were asked for, or the rows of a query.

    Raises:
        InputError: It has no such table, or several and none was named; or it refuses the query.
        StoreError: It cannot be reached, or its user may not read it.
        MissingDependencyError: The driver of that database is not installed.
    """
    shown = without_password(url)
    if url.startswith("sqlite:///"):
        return _open_sqlite_url(url, shown, tables)
    with translated_database_errors(shown):
        engine = engine_of(url, shown)
        if tables.query:
            require_reading(tables.query, shown)
            return (_dataset(engine, shown, tables.query, None),)
        import sqlalchemy

        present = sqlalchemy.inspect(engine).get_table_names()
        quote = engine.dialect.identifier_preparer.quote
        names = chosen_tables(shown, present, tables)
        return tuple(_dataset(engine, shown, f"SELECT * FROM {quote(name)}", name) for name in names)  # noqa: S608


def _open_sqlite_url(url: str, shown: str, tables: TableChoice) -> tuple[Dataset, ...]:
    path = Path(url.removeprefix("sqlite:///").partition("?")[0])
    if not path.is_file():
        raise InputError(msg("does not exist"), where=shown, hint=msg("Check the name and the folder."))
    return open_sqlite(path, shown, tables)


def _dataset(engine: sqlalchemy.Engine, shown: str, sql: str, table: str | None) -> Dataset:
    reader = _Reader(engine, shown, sql)
    names, schema, notices = reader.names, reader.schema, reader.notices
    frame = register_io_source(reader, schema=schema, is_pure=True)
    return Dataset(
        source=shown,
        format=engine.dialect.name,
        frame=frame,
        columns=names,
        table=table,
        notices=(*notices, *damage_notices(frame.head(_ROWS))),
    )


class _Reader:
    """Streams the rows of one statement each time a frame is collected, through a cursor on the server."""

    def __init__(self, engine: sqlalchemy.Engine, shown: str, sql: str) -> None:
        self._engine = engine
        self._shown = shown
        self._sql = sql
        given, rows = self._first_rows()
        self.names, self.notices = unique_names(given, len(given))
        self.schema = {name: _dtype([row[number] for row in rows]) for number, name in enumerate(self.names)}

    def _first_rows(self) -> tuple[list[str], list[Any]]:
        import sqlalchemy

        with self._connected() as connection:
            result = connection.execute(sqlalchemy.text(self._sql))
            return list(result.keys()), list(result.fetchmany(_ROWS))

    @contextmanager
    def _connected(self) -> Iterator[sqlalchemy.Connection]:
        options: dict[str, Any] = {"stream_results": True, "yield_per": _ROWS}
        if self._engine.dialect.name == "postgresql":
            options["postgresql_readonly"] = True
        with self._engine.connect() as connection:
            yield connection.execution_options(**options)

    def __call__(
        self, columns: list[str] | None, predicate: pl.Expr | None, n_rows: int | None, _batch: int | None
    ) -> Iterator[pl.DataFrame]:
        import sqlalchemy

        left = n_rows
        with translated_database_errors(self._shown), self._connected() as connection:
            for rows in connection.execute(sqlalchemy.text(self._sql)).partitions(_ROWS):
                frame = rows_to_frame(rows if left is None else rows[:left], self.schema)
                part = frame if columns is None else frame.select(columns)
                yield part if predicate is None else part.filter(predicate)
                left = None if left is None else left - len(rows)
                if left is not None and left <= 0:
                    return


def _dtype(values: list[Any]) -> pl.DataType:
    """The type of a column by its first rows; text where they are mixed, unknown or of exact decimals."""
    kinds = {type(value) for value in values if value is not None}
    if kinds == {int, float}:
        return pl.Float64()
    return _TYPES.get(next(iter(kinds)), pl.String()) if len(kinds) == 1 else pl.String()
