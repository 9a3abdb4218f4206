"""Writing JSON, NDJSON, Parquet and SQLite: formats that keep types, and so need nothing made harmless."""

from __future__ import annotations

import datetime as dt
import decimal
import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import polars as pl

from avgtool.sources.failures import translated_write_errors
from avgtool.sources.nesting import nest
from avgtool.sources.tally import Written, lists_as_json, sha256_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from avgtool.sources.nesting import Keys

_ROWS = 10_000
_SQLITE_TYPES = {pl.Boolean: "INTEGER", pl.Binary: "BLOB", pl.Float32: "REAL", pl.Float64: "REAL"}


def write_ndjson(frame: pl.LazyFrame, target: Path, paths: Mapping[str, Keys]) -> Written:
    """One record a line, nested again by ``paths``."""
    with translated_write_errors(target), target.open("w", encoding="utf-8", newline="\n") as file:
        rows = 0
        for record in _records(frame, paths):
            file.write(_dumped(record) + "\n")
            rows += 1
    return Written(rows, sha256_of(target))


def write_json(frame: pl.LazyFrame, target: Path, paths: Mapping[str, Keys]) -> Written:
    """An array of records, nested again by ``paths``, written one after the other."""
    with translated_write_errors(target), target.open("w", encoding="utf-8", newline="\n") as file:
        rows = 0
        for record in _records(frame, paths):
            file.write(("[\n " if rows == 0 else ",\n ") + _dumped(record))
            rows += 1
        file.write("\n]\n" if rows else "[]\n")
    return Written(rows, sha256_of(target))


def _records(frame: pl.LazyFrame, paths: Mapping[str, Keys]) -> Iterator[Any]:
    keys = [paths.get(name, (name,)) for name in frame.collect_schema().names()]
    bare = keys == [()] or any(path[:1] in {(), (None,)} for path in keys)
    for batch in frame.collect_batches(chunk_size=_ROWS):
        for row in batch.iter_rows():
            yield _bare(row, keys) if bare else nest(row, keys)


def _bare(row: tuple[Any, ...], keys: list[Keys]) -> Any:
    """A record that is no object but a lone value or a list."""
    wrapped = nest(row, [("value", *path) for path in keys])
    return wrapped["value"]


def _dumped(record: Any) -> str:
    return json.dumps(record, ensure_ascii=False, default=_as_json)


def _as_json(value: Any) -> Any:
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    return str(value) if isinstance(value, decimal.Decimal | dt.timedelta) else repr(value)


def write_parquet(frame: pl.LazyFrame, target: Path, paths: Mapping[str, Keys]) -> Written:
    """Columns with their types; fields of structs go back into their structs by ``paths``."""
    with translated_write_errors(target):
        nested = _structured(frame, paths)
        nested.sink_parquet(target)
        rows = int(pl.scan_parquet(target, glob=False).select(pl.len()).collect().item())
    return Written(rows, sha256_of(target))


def _structured(frame: pl.LazyFrame, paths: Mapping[str, Keys]) -> pl.LazyFrame:
    names = frame.collect_schema().names()
    keyed = [(paths.get(name, (name,)), pl.col(name)) for name in names]
    if any(None in path for path, _ in keyed):  # a list of structs cannot be put together from lists lazily
        return frame
    return frame.select(_structs(keyed))


def _structs(keyed: list[tuple[Keys, pl.Expr]]) -> list[pl.Expr]:
    groups: dict[str, list[tuple[Keys, pl.Expr]]] = {}
    for path, expression in keyed:
        groups.setdefault(str(path[0]), []).append((path[1:], expression))
    return [
        members[0][1].alias(key) if members[0][0] == () else pl.struct(_structs(members)).alias(key)
        for key, members in groups.items()
    ]


def write_sqlite(tables: Mapping[str, pl.LazyFrame], target: Path) -> dict[str, Written]:
    """A new database with one table a frame."""
    rows: dict[str, int] = {}
    with translated_write_errors(target), closing(sqlite3.connect(target)) as connection:
        connection.execute("PRAGMA journal_mode = MEMORY")  # nothing beside the file, whatever happens
        for name, frame in tables.items():
            rows[name] = _write_table(connection, name, frame)
        connection.commit()
    digest = sha256_of(target)
    return {name: Written(count, digest) for name, count in rows.items()}


def _write_table(connection: sqlite3.Connection, name: str, frame: pl.LazyFrame) -> int:
    flat = frame.with_columns(expr for expr in lists_as_json(frame.select(pl.exclude(pl.Binary))))
    schema = flat.collect_schema()
    columns = ", ".join(f"{_quoted(column)} {_sqlite_type(dtype)}" for column, dtype in schema.items())
    connection.execute(f"CREATE TABLE {_quoted(name)} ({columns})")
    holes = ", ".join("?" * len(schema))
    rows = 0
    for batch in flat.collect_batches(chunk_size=_ROWS):
        adapted = ([_as_stored(value) for value in row] for row in batch.iter_rows())
        connection.executemany(f"INSERT INTO {_quoted(name)} VALUES ({holes})", adapted)  # noqa: S608 - quoted
        rows += batch.height
    return rows


def _sqlite_type(dtype: pl.DataType) -> str:
    return "INTEGER" if dtype.is_integer() else _SQLITE_TYPES.get(type(dtype), "TEXT")


def _as_stored(value: Any) -> Any:
    return value if value is None or isinstance(value, str | int | float | bytes) else _as_json(value)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
