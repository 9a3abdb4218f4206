"""Conditions of queries: columns that hold one of several values, whatever type they are of, or that may."""

from __future__ import annotations

import datetime as dt
import decimal
import re
import uuid
from typing import TYPE_CHECKING, Any

import sqlalchemy

from avgtool.model.subject_data import Handle
from avgtool.subject_data.rows import as_text
from avgtool.subject_data.wanting import read_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement
    from sqlalchemy.types import TypeEngine

_SEPARATORS = " -.()/\u00a0\t"
_ASCII = re.compile(r"[\x21-\x7e]+")
_DIGITS = re.compile(r"\d+")
_LARGEST = 2**63 - 1


def holds_one_of(
    column: ColumnElement[Any], type_: TypeEngine[Any], values: Iterable[Any], dialect: str
) -> ColumnElement[bool] | None:
    """The column is one of the values; none where it can be none of them: a number is never an e-mail address."""
    kept = list(dict.fromkeys(values))
    if dialect == "sqlite":
        found = _loosely(kept, type_)
        return column.in_(found) if found else None
    kind = _python_type(type_)
    if kind not in _READERS:
        texts = [as_text(value) for value in kept]
        return sqlalchemy.cast(column, sqlalchemy.String).in_(texts) if texts else None
    read = [_READERS[kind](value) for value in kept]
    found = [value for value in dict.fromkeys(read) if value is not None]
    if kind is dt.datetime:
        column = sqlalchemy.cast(column, sqlalchemy.Date)
    return column.in_(found) if found else None


def may_hold(
    column: ColumnElement[Any], type_: TypeEngine[Any], handle: Handle, key: str
) -> ColumnElement[bool] | None:
    """The column holds the identifier in some way of writing, and perhaps by chance; none where no text can."""
    if _python_type(type_) in {int, float, decimal.Decimal, dt.date, dt.datetime, bool}:
        return None  # an index, or equality, has found these
    text: ColumnElement[Any] = column if _python_type(type_) is str else sqlalchemy.cast(column, sqlalchemy.String)
    if handle is Handle.PHONE:
        for sign in _SEPARATORS:
            text = sqlalchemy.func.replace(text, sign, "")
        digits = _DIGITS.findall(key)
        return text.contains(max(digits, key=len), autoescape=True) if digits else None
    parts = _ASCII.findall(key)
    if not parts:
        return sqlalchemy.true()
    part = max(parts, key=len)
    if handle is Handle.EMAIL:
        return sqlalchemy.func.lower(text).contains(part.lower(), autoescape=True)
    return text.contains(part, autoescape=True)


def _python_type(type_: TypeEngine[Any]) -> type | None:
    try:
        return type_.python_type
    except NotImplementedError:
        return None


def _loosely(values: list[Any], type_: TypeEngine[Any]) -> list[Any]:
    """For SQLite, which turns a text into the number that a column of numbers holds, but not where no type is said."""
    if not isinstance(type_, sqlalchemy.types.NullType):
        return values
    numbers = [int(value) for value in values if isinstance(value, str) and _fits(value)]
    return [*values, *numbers, *(as_text(value) for value in values if not isinstance(value, str))]


def _fits(text: str) -> bool:
    return text.isascii() and text.isdigit() and int(text) <= _LARGEST


def _whole_number(value: Any) -> int | None:
    text = as_text(value).strip().removeprefix("+")
    return int(text) if _fits(text) else None


def _identity(value: Any) -> uuid.UUID | None:
    try:
        return uuid.UUID(as_text(value))
    except ValueError:
        return None


_READERS: dict[type | None, Any] = {
    int: _whole_number,
    float: _whole_number,
    decimal.Decimal: _whole_number,
    str: as_text,
    dt.date: read_date,
    dt.datetime: read_date,
    uuid.UUID: _identity,
}
"""What makes of a value one that a column of each type is compared with."""
