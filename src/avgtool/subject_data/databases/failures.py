"""What a database of a customer says of a change, in words of ours: its own may quote a value or a password."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlalchemy

from avgtool.errors import AvgtoolError, RefusedError, StoreError
from avgtool.i18n import Message, msg

if TYPE_CHECKING:
    from collections.abc import Iterator

_FOREIGN_KEY = (
    msg("a foreign key forbids it: a row would refer to one that is not there; nothing was done"),
    msg(
        "Where rows are to go, describe the tables that refer to them in avgtool.yaml too, or let the rows stay "
        "(erase: anonimiseren). Where a value is put right, give one that the other table has."
    ),
)
_UNIQUE = (
    msg("a value may stand in one row only, and stands in another one already; nothing was done"),
    msg(
        "Give another value, or see whose the other row is. Where anonymize in avgtool.yaml writes it, put "
        "{placeholder} in it.",
        placeholder="{random}",
    ),
)
_REQUIRED = (
    msg("a column may not be empty; nothing was done"),
    msg("Give it a value: under anonymize in avgtool.yaml, or with --set."),
)
_CHECK = (
    msg("a rule of the database (CHECK) forbids the value; nothing was done"),
    msg("Give a value that the database allows."),
)
_NOT_ALLOWED = (
    msg("its user may not change this; nothing was done"),
    msg("Give the user in the URL the right to read, change and delete rows of the tables of the plan."),
)
_READ_ONLY = (msg("the database is read-only; nothing was done"), msg("Check the rights of the file, or the server."))
_LOCKED = (msg("others keep the database locked; nothing was done"), msg("Try again later."))
_GONE = (msg("the database cannot be reached"), msg("Check the URL, and whether the server runs."))

_REFUSALS: dict[str, tuple[Message, Message]] = {
    "23503": _FOREIGN_KEY,
    "23001": _FOREIGN_KEY,
    "SQLITE_CONSTRAINT_FOREIGNKEY": _FOREIGN_KEY,
    "SQLITE_CONSTRAINT_TRIGGER": _CHECK,
    "23505": _UNIQUE,
    "SQLITE_CONSTRAINT_UNIQUE": _UNIQUE,
    "SQLITE_CONSTRAINT_PRIMARYKEY": _UNIQUE,
    "23502": _REQUIRED,
    "SQLITE_CONSTRAINT_NOTNULL": _REQUIRED,
    "23514": _CHECK,
    "SQLITE_CONSTRAINT_CHECK": _CHECK,
    "P0001": _CHECK,
    "22": (msg("a value does not fit its column; nothing was done"), msg("Give a value of its type and length.")),
}
"""By the error code of PostgreSQL (SQLSTATE) or SQLite, or its beginning: the answer is no."""
_FAILURES: dict[str, tuple[Message, Message]] = {
    "42501": _NOT_ALLOWED,
    "25006": _READ_ONLY,
    "SQLITE_READONLY": _READ_ONLY,
    "55P03": _LOCKED,
    "40": _LOCKED,
    "SQLITE_BUSY": _LOCKED,
    "SQLITE_LOCKED": _LOCKED,
    "08": _GONE,
    "57": _GONE,
    "28": (msg("the database refuses this user"), msg("Check the user and the password in the URL.")),
    "3D": (msg("the server has no database of this name"), msg("Check the name in the URL.")),
    "SQLITE_CANTOPEN": (msg("cannot be opened"), msg("Check the rights on the file and its folder.")),
    "SQLITE_FULL": (msg("the disk is full; nothing was done"), msg("Make room.")),
    "53100": (msg("the disk is full; nothing was done"), msg("Make room.")),
}
"""The same where the database cannot be used."""


@contextmanager
def told(name: str) -> Iterator[None]:
    """Tell what a database refuses as an error of avgtool, without a value.

    Args:
        name: What the source is called.
    """
    try:
        yield
    except sqlalchemy.exc.NoSuchTableError:
        raise StoreError(
            msg("has no such table"), where=name, hint=msg("Correct the name under tables in avgtool.yaml.")
        ) from None
    except sqlalchemy.exc.SQLAlchemyError as error:
        raise _failure(error, name) from None


def _failure(error: sqlalchemy.exc.SQLAlchemyError, name: str) -> AvgtoolError:
    original = getattr(error, "orig", None)
    code = getattr(original, "sqlstate", None) or getattr(original, "sqlite_errorname", None) or ""
    if found := _known(_REFUSALS, code):
        return RefusedError(found[0], where=name, hint=found[1])
    if found := _known(_FAILURES, code):
        return StoreError(found[0], where=name, hint=found[1])
    if isinstance(error, sqlalchemy.exc.OperationalError) and not code:
        return StoreError(_GONE[0], where=name, hint=_GONE[1])
    shown = code or type(error).__name__
    return StoreError(msg("the database refuses this ({code}); nothing was done", code=shown), where=name)


def _known(told_by_code: dict[str, tuple[Message, Message]], code: str) -> tuple[Message, Message] | None:
    beginnings = (one for one in sorted(told_by_code, key=len, reverse=True) if code.startswith(one))
    return next((told_by_code[one] for one in beginnings), None)
