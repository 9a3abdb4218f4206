"""Queries of a user: only those that read are passed on, and what a database says of one is told without a value.

A query that a database refuses is an input that is refused (exit code 3); a database that is out of reach, locked or
damaged cannot be used (exit code 5). The database's own words may quote a value from the query, so its code chooses
among words of ours.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.errors import AvgtoolError, InputError, StoreError
from avgtool.i18n import Message, msg

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

_FIRST_WORD = re.compile(r"(?:\s|\(|--[^\n]*(?:\n|$)|/\*.*?\*/)*(\w*)", re.DOTALL)
_CHANGING = frozenset(
    {
        "alter",
        "analyze",
        "attach",
        "begin",
        "call",
        "commit",
        "create",
        "delete",
        "detach",
        "do",
        "drop",
        "exec",
        "execute",
        "grant",
        "insert",
        "load",
        "lock",
        "merge",
        "pragma",
        "reindex",
        "replace",
        "rollback",
        "revoke",
        "set",
        "truncate",
        "update",
        "vacuum",
    }
)

_NO_COLUMN = msg("the query names a column that is not there")
_NO_TABLE = msg("the query names a table that is not there")
_NO_FUNCTION = msg("the query uses a function that the database does not have")
_AMBIGUOUS = msg("the query names a column that several of its tables have")
_SYNTAX = msg("the query is no SQL that the database understands")
_READ_ONLY = msg("the query would change something, and a database is only read here")
_OTHERWISE = msg("the database refuses the query")

_SQLITE: Mapping[str, Message] = {
    "no such column": _NO_COLUMN,
    "no such table": _NO_TABLE,
    "no such function": _NO_FUNCTION,
    "ambiguous column": _AMBIGUOUS,
    "syntax error": _SYNTAX,
    "incomplete input": _SYNTAX,
    "unrecognized token": _SYNTAX,
}
_CODES: Mapping[object, Message] = {
    "42703": _NO_COLUMN,
    "42P01": _NO_TABLE,
    "42883": _NO_FUNCTION,
    "42702": _AMBIGUOUS,
    "42601": _SYNTAX,
    "25006": _READ_ONLY,
    1054: _NO_COLUMN,
    1146: _NO_TABLE,
    1305: _NO_FUNCTION,
    1052: _AMBIGUOUS,
    1064: _SYNTAX,
    1792: _READ_ONLY,
}
"""SQLSTATE as PostgreSQL gives it, and the numbers of MySQL."""


def require_reading(query: str, source: str) -> None:
    """Refuse a statement that is there to change something: not every database can be told only to read.

    Raises:
        InputError: It does not begin as a query does.
    """
    first = _FIRST_WORD.match(query)
    if first and first.group(1).lower() in _CHANGING:
        raise InputError(_READ_ONLY, where=source, hint=msg("Begin the query with SELECT or WITH."))


def of_sqlite(error: sqlite3.Error, source: str) -> AvgtoolError:
    """What SQLite refused: the query, or itself."""
    name = getattr(error, "sqlite_errorname", "SQLITE_ERROR")
    if name == "SQLITE_ERROR":
        text = str(error).lower()
        return refused(next((what for sign, what in _SQLITE.items() if sign in text), _OTHERWISE), source)
    if name.startswith(("SQLITE_READONLY", "SQLITE_AUTH")):
        return refused(_READ_ONLY, source)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        hint = msg("Close what has it open, or wait until it is ready.")
        return StoreError(msg("is locked by another program"), where=source, hint=hint)
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_PERM")):
        return StoreError(
            msg("cannot be opened"), where=source, hint=msg("Check the rights on the file and its folder.")
        )
    return StoreError(msg("is a damaged database"), where=source, hint=msg("Copy it again from where it came from."))


def of_driver(error: BaseException | None, source: str) -> InputError | None:
    """What the driver of another database says of a query, by the code it gives; none where that is no matter of it."""
    arguments = getattr(error, "args", ())
    for code in (getattr(error, "sqlstate", None), arguments[0] if arguments else None):
        if isinstance(code, str | int) and code in _CODES:
            return refused(_CODES[code], source)
    return None


def refused(what: Message, source: str) -> InputError:
    """The error for a query that a database does not carry out."""
    return InputError(what, where=source, hint=msg("Check the query: the names in it, and how it is written."))
