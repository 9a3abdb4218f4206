"""What an SQLite file declares of its tables, and tables declared alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl

from avgtool.i18n import msg
from avgtool.model.findings import Notice
from avgtool.sources.base import Declaration

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

_PLAIN_TYPE = re.compile(r"[A-Za-z][A-Za-z0-9_ ]*(?:\([0-9, ]+\))?")
_NUMERIC = re.compile(r"(?i)INT|REAL|FLOA|DOUB")
_NOT_NUMERIC = re.compile(r"(?i)CHAR|CLOB|TEXT|BLOB|\bANY\b")
_LONGER = (pl.UInt64, pl.Int128, pl.UInt128)
"""Integers that SQLite cannot store; as text they keep their digits."""
_DEFAULT_TYPES = {pl.Boolean: "INTEGER", pl.Binary: "BLOB", pl.Float32: "REAL", pl.Float64: "REAL"}
_CLAUSES = ("AUTOINCREMENT", "CHECK", "COLLATE", "GENERATED", "REFERENCES", "STRICT", "WITHOUT ROWID")
_SAID_ASIDE = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`|\[[^\]]*\]|--[^\n]*|/\*.*?\*/", re.DOTALL)
"""Names, texts and remarks in SQL, in which a word is no clause."""


def declaration_of(connection: sqlite3.Connection, table: str, names: Sequence[str]) -> Declaration:
    """What ``table`` declares, by the names under which its columns are read. Empty for a view."""
    columns = connection.execute(f"PRAGMA table_xinfo({quoted(table)})").fetchall()
    shown = [column for column in columns if column[6] != 1]  # 1: hidden in a virtual table
    called = dict(zip((column[1] for column in shown), names, strict=False))
    keyed = sorted((column[5], called[column[1]]) for column in shown if column[5])
    return Declaration(
        types={called[column[1]]: column[2] for column in shown if _PLAIN_TYPE.fullmatch(column[2] or "")},
        required=frozenset(called[column[1]] for column in shown if column[3]),
        primary_key=tuple(name for _, name in keyed),
        indices=tuple(_indices(connection, table, called)),
    )


def _indices(
    connection: sqlite3.Connection, table: str, called: Mapping[str, str]
) -> Iterator[tuple[bool, tuple[str, ...]]]:
    for _, index, unique, origin, partial in connection.execute(f"PRAGMA index_list({quoted(table)})").fetchall():
        columns = [name for _, _, name in connection.execute(f"PRAGMA index_info({quoted(index)})")]
        if origin != "pk" and not partial and all(name in called for name in columns):
            yield bool(unique), tuple(called[name] for name in columns)


def not_copied(connection: sqlite3.Connection, table: str) -> Notice | None:
    """What else the table declares, which no copy does: named by the words of SQL, never by its text."""
    row = connection.execute("SELECT type, sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    sql = _SAID_ASIDE.sub('""', (row and row[1]) or "")
    clauses = [clause for clause in _CLAUSES if re.search(rf"(?i)\b{clause}\b", sql)]
    if any(column[4] is not None for column in connection.execute(f"PRAGMA table_xinfo({quoted(table)})")):
        clauses.append("DEFAULT")
    if connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (table,)).fetchone():
        clauses.append("TRIGGER")
    if row and row[0] == "view":
        clauses = ["VIEW"]
    if not clauses:
        return None
    text = msg("The table declares what is not copied: {clauses}. The values are.", clauses=", ".join(sorted(clauses)))
    return Notice("declaration_lost", text, count=len(clauses))


def restores(declared: str | None) -> bool:
    """Whether a column of this type makes numbers again of numbers that are written to it as text."""
    return declared is not None and bool(_NUMERIC.search(declared) or not _NOT_NUMERIC.search(declared))


def create_table(name: str, schema: Mapping[str, pl.DataType], declared: Declaration) -> str:
    """The statement that makes a table for rows of ``schema``, with what was declared of its columns."""
    lines = [_column(column, dtype, declared) for column, dtype in schema.items()]
    if declared.primary_key:
        lines.append(f"PRIMARY KEY ({_listed(declared.primary_key)})")
    return f"CREATE TABLE {quoted(name)} ({', '.join(lines)})"


def create_indices(name: str, declared: Declaration) -> Iterator[str]:
    """The statements that make the indices of a table, once its rows are there."""
    for number, (unique, columns) in enumerate(declared.indices, start=1):
        kind = "UNIQUE INDEX" if unique else "INDEX"
        yield f"CREATE {kind} {quoted(f'{name}_index_{number}')} ON {quoted(name)} ({_listed(columns)})"


def _column(name: str, dtype: pl.DataType, declared: Declaration) -> str:
    whole = dtype.is_integer() and not isinstance(dtype, _LONGER)
    default = "INTEGER" if whole else _DEFAULT_TYPES.get(type(dtype), "TEXT")
    required = " NOT NULL" if name in declared.required else ""
    return f"{quoted(name)} {declared.types.get(name, default)}{required}"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(map(quoted, names))


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'
