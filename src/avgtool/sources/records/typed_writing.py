"""Writing Parquet and SQLite: formats that keep types, and so need nothing made harmless."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import polars as pl

from avgtool.sources.base import Declaration
from avgtool.sources.databases.sqlite_tables import create_indices, create_table, quoted
from avgtool.sources.digest import sha256_of
from avgtool.sources.failures import translated_write_errors
from avgtool.sources.records.json_writing import as_json
from avgtool.sources.records.structures import structured
from avgtool.sources.tally import Written, lengths_as_text, lists_as_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from avgtool.sources.records.nesting import Keys

_ROWS = 10_000
_LARGEST = 2**63 - 1
_NOTHING: Mapping[str, Declaration] = MappingProxyType({})


def write_parquet(frame: pl.LazyFrame, target: Path, paths: Mapping[str, Keys]) -> Written:
    """Columns with their types; fields go back into their structs and lists by ``paths``."""
    with translated_write_errors(target):
        structured(frame, paths).sink_parquet(target)
        rows = int(pl.scan_parquet(target, glob=False).select(pl.len()).collect().item())
    return Written(rows, sha256_of(target))


def write_sqlite(
    tables: Mapping[str, pl.LazyFrame], target: Path, declared: Mapping[str, Declaration] = _NOTHING
) -> dict[str, Written]:
    """A new database with one table a frame; by name what each declares of its columns."""
    rows: dict[str, int] = {}
    with translated_write_errors(target), closing(sqlite3.connect(target)) as connection:
        connection.execute("PRAGMA journal_mode = MEMORY")  # nothing beside the file, whatever happens
        for name, frame in tables.items():
            rows[name] = _write_table(connection, name, frame, declared.get(name, Declaration()))
        connection.commit()
    digest = sha256_of(target)
    return {name: Written(count, digest) for name, count in rows.items()}


def _write_table(connection: sqlite3.Connection, name: str, frame: pl.LazyFrame, declared: Declaration) -> int:
    flat = frame.with_columns(*lists_as_json(frame.select(pl.exclude(pl.Binary))), *lengths_as_text(frame))
    schema = flat.collect_schema()
    connection.execute(create_table(name, schema, declared))
    holes = ", ".join("?" * len(schema))
    rows = 0
    for batch in flat.collect_batches(chunk_size=_ROWS):
        adapted = ([_as_stored(value) for value in row] for row in batch.iter_rows())
        connection.executemany(f"INSERT INTO {quoted(name)} VALUES ({holes})", adapted)  # noqa: S608 - quoted
        rows += batch.height
    for statement in create_indices(name, declared):
        connection.execute(statement)
    return rows


def _as_stored(value: Any) -> Any:
    if isinstance(value, int) and abs(value) > _LARGEST:
        return str(value)
    return value if value is None or isinstance(value, str | int | float | bytes) else as_json(value)
