"""SQLite files: opened for reading only, streamed, every value in the type that SQLite stored it in."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import polars as pl
from polars.io.plugins import register_io_source

from avgtool.errors import InputError
from avgtool.i18n import Argument, msg
from avgtool.model.findings import Notice
from avgtool.sources.base import Dataset, Declaration
from avgtool.sources.damage import damage_notices
from avgtool.sources.databases.queries import of_sqlite, require_reading
from avgtool.sources.databases.sqlite_tables import declaration_of, not_copied, quoted, restores
from avgtool.sources.digest import file_digest
from avgtool.sources.headers import unique_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from avgtool.sources.limits import TableChoice

_ROWS = 20_000
_COLUMNS_AT_ONCE = 200
_SAMPLE_ROWS = 10_000
_WAIT = 5.0
"""Seconds to wait for another program to finish writing."""
_TESTS = {kind: f"typeof({{0}}) = '{kind}'" for kind in ("integer", "real", "text", "blob")} | {
    "big": f"typeof({{0}}) = 'integer' AND {{0}} NOT BETWEEN {-(2**53)} AND {2**53}"
}
"""What to ask of each value. Big integers do not fit among fractions."""


def open_sqlite(path: Path, source: str, tables: TableChoice) -> tuple[Dataset, ...]:
    """The tables of an SQLite file that were asked for, or the rows of a query.

    Raises:
        InputError: It has no such table, or several and none was named; or it refuses the query.
        StoreError: It is damaged or locked.
    """
    try:
        if tables.query:
            require_reading(tables.query, source)
            return (_dataset(path, source, f"({tables.query.strip().rstrip(';')})", None),)
        names = chosen_tables(source, _table_names(path), tables)
        return tuple(_dataset(path, source, quoted(name), name) for name in names)
    except sqlite3.Error as error:
        raise of_sqlite(error, source) from None


def chosen_tables(source: str, present: Sequence[str], tables: TableChoice) -> list[str]:
    """The names of the tables that are wanted; the only one where there is but one.

    Raises:
        InputError: There is no such table, or several and no choice.
    """
    listed = msg("It has these tables: {tables}.", tables=", ".join(present))
    if not present:
        raise InputError(msg("holds no tables"), where=source, hint=msg("Check that it is the right database."))
    if tables.table is not None:
        if tables.table not in present:
            raise InputError(msg("has no table {table}", table=tables.table), where=source, hint=listed)
        return [tables.table]
    if tables.all or len(present) == 1:
        return list(present)
    raise InputError(
        msg("has {count} tables: say which one is meant, or take all of them", count=len(present)),
        where=source,
        hint=msg(
            "It has these tables: {tables}. Choose one ({one}) or all ({all}).",
            tables=", ".join(present),
            one=Argument("--table", "table=…"),
            all=Argument("--all-tables", "all_tables=True"),
        ),
    )


def _connect(path: Path) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?mode=ro"
    connection = sqlite3.connect(uri, timeout=_WAIT, uri=True, check_same_thread=False)
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    return connection


def _table_names(path: Path) -> list[str]:
    sql = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    with closing(_connect(path)) as connection:
        return [name for (name,) in connection.execute(f"{sql} ORDER BY type, rowid")]


def _dataset(path: Path, source: str, relation: str, table: str | None) -> Dataset:
    with closing(_connect(path)) as connection:
        cursor = connection.execute(f"SELECT * FROM {relation} LIMIT 0")  # noqa: S608 - quoted, or the user's own query
        given = [column[0] for column in cursor.description]
        names, notices = unique_names(given, len(given))
        stored = dict(zip(names, _stored(connection, relation, len(names)), strict=True))
        schema = {name: _dtype(kinds) for name, kinds in stored.items()}
        declaration = Declaration() if table is None else declaration_of(connection, table, names)
        lost = None if table is None else not_copied(connection, table)
        (rows,) = connection.execute(f"SELECT count(*) FROM {relation}").fetchone()  # noqa: S608
    frame = register_io_source(_Reader(path, source, relation, schema), schema=schema, is_pure=True)
    return Dataset(
        source=source,
        format="sqlite",
        frame=frame,
        columns=names,
        table=table,
        path=path,
        notices=(
            *notices,
            *_type_notices(stored, declaration),
            *((lost,) if lost else ()),
            *damage_notices(frame.head(_SAMPLE_ROWS)),
        ),
        digest=file_digest(path),
        row_estimate=rows,
        declaration=declaration,
    )


def _type_notices(stored: dict[str, set[str]], declaration: Declaration) -> Iterator[Notice]:
    """Columns of several types, which are read as text, unless a copy stores them again as they were."""
    for name, kinds in stored.items():
        if len(kinds - {"big"}) > 1 and _dtype(kinds) == pl.String:
            if "blob" not in kinds and restores(declaration.types.get(name)):
                continue
            yield Notice(
                "mixed_types", msg("{column} holds values of several types; it is read as text.", column=name), name
            )


def _stored(connection: sqlite3.Connection, relation: str, width: int) -> list[set[str]]:
    """What is stored in each column: SQLite does not hold values to the type that a column declares."""
    positions = [f"c{number}" for number in range(width)]
    stored: list[set[str]] = []
    for start in range(0, width, _COLUMNS_AT_ONCE):
        wanted = positions[start : start + _COLUMNS_AT_ONCE]
        tests = ", ".join(f"max({test.format(name)})" for name in wanted for test in _TESTS.values())
        sql = f"WITH t({', '.join(positions)}) AS (SELECT * FROM {relation}) SELECT {tests} FROM t"  # noqa: S608
        row = connection.execute(sql).fetchone()
        stored.extend(
            {kind for kind, seen in zip(_TESTS, row[at : at + len(_TESTS)], strict=True) if seen}
            for at in range(0, len(row), len(_TESTS))
        )
    return stored


def _dtype(kinds: set[str]) -> pl.DataType:
    if kinds and kinds <= {"integer", "big"}:
        return pl.Int64()
    if kinds and kinds <= {"integer", "real"}:
        return pl.Float64()
    return pl.Binary() if kinds == {"blob"} else pl.String()


class _Reader:
    """Reads the rows of one table each time a frame is collected."""

    def __init__(self, path: Path, source: str, relation: str, schema: dict[str, pl.DataType]) -> None:
        self._path = path
        self._source = source
        self._relation = relation
        self._schema = schema

    def __call__(
        self, columns: list[str] | None, predicate: pl.Expr | None, n_rows: int | None, _batch: int | None
    ) -> Iterator[pl.DataFrame]:
        limit = "" if n_rows is None else f" LIMIT {int(n_rows)}"
        try:
            with closing(_connect(self._path)) as connection:
                cursor = connection.execute(f"SELECT * FROM {self._relation}{limit}")  # noqa: S608
                while rows := cursor.fetchmany(_ROWS):
                    frame = rows_to_frame(rows, self._schema)
                    part = frame if columns is None else frame.select(columns)
                    yield part if predicate is None else part.filter(predicate)
        except sqlite3.Error as error:
            raise of_sqlite(error, self._source) from None


def rows_to_frame(rows: Sequence[Sequence[Any]], schema: dict[str, pl.DataType]) -> pl.DataFrame:
    """A batch of rows in the types of ``schema``; what does not fit a text column is written out."""
    texts = [number for number, dtype in enumerate(schema.values()) if dtype == pl.String]
    if any(not isinstance(row[number], str | None) for row in rows for number in texts):
        rows = [[_as_text(value) if number in texts else value for number, value in enumerate(row)] for row in rows]
    return pl.DataFrame(rows, schema=schema, orient="row")


def _as_text(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).hex()
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, dict | list) else str(value)
