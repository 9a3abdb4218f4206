"""Conditions of queries: columns that hold one of several values, whatever type they are of, or that may.

Written as SQL, for a dozen small queries about one person would spend most of their time in building and compiling
expressions. Values are never part of the text: they go beside it.
"""

from __future__ import annotations

import datetime as dt
import decimal
import re
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import sqlalchemy

from avgtool.model.subject_data import Handle
from avgtool.subject_data.rows import as_text
from avgtool.subject_data.wanting import read_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sqlalchemy.types import TypeEngine

MARK = "\0"
"""Where a value goes, in the text of a condition; written as the driver wants it at the end."""
_SEPARATORS = (" ", "-", ".", "(", ")", "/", "\u00a0", "\t")
_GAPS = (" ", "\u00a0", "\t")
_ASCII = re.compile(r"[\x21-\x7e]+")
_DIGITS = re.compile(r"\d+")
_LARGEST = 2**63 - 1
_NO_TEXTS = frozenset({int, float, decimal.Decimal, dt.date, dt.datetime, bool})
_TEXT_TYPES = {"mysql": "CHAR", "mariadb": "CHAR", "oracle": "VARCHAR2(4000)", "mssql": "VARCHAR(4000)"}
"""What a value is cast to, to be compared as text, where it is not VARCHAR."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A part of a WHERE clause."""

    sql: str
    values: tuple[Any, ...] = field(default=(), repr=False)


def either(conditions: Iterable[Condition]) -> Condition:
    """One of them holds; there must be one."""
    kept = list(conditions)
    return Condition(" OR ".join(f"({one.sql})" for one in kept), tuple(v for one in kept for v in one.values))


def all_of(conditions: Iterable[Condition]) -> Condition:
    """All of them hold."""
    kept = list(conditions)
    return Condition(" AND ".join(f"({one.sql})" for one in kept), tuple(v for one in kept for v in one.values))


def holds_one_of(column: str, type_: TypeEngine[Any], values: Iterable[Any], dialect: str) -> Condition | None:
    """The column is one of the values; none where it can be none of them: a number is never an e-mail address.

    Args:
        column: Its name, quoted.
        type_: Of the column.
        values: As they were given, or stand in another column.
        dialect: Of the database, by its name in SQLAlchemy.
    """
    kept = list(dict.fromkeys(values))
    if dialect == "sqlite":
        return _one_of(column, _loosely(kept, type_))
    kind = _python_type(type_)
    if kind not in _READERS:
        return _one_of(_as_text(column, dialect), [as_text(value) for value in kept])
    read = [_READERS[kind](value) for value in kept]
    return _one_of(
        f"CAST({column} AS DATE)" if kind is dt.datetime else column,
        [value for value in dict.fromkeys(read) if value is not None],
    )


def may_hold(column: str, type_: TypeEngine[Any], handle: Handle, key: str, dialect: str) -> Condition | None:
    """The column holds the identifier in some way of writing, and perhaps by chance; none where no text can."""
    kind = _python_type(type_)
    if kind in _NO_TEXTS and dialect != "sqlite":
        return None  # an index, or equality, has found these
    text = column if kind is str else _as_text(column, dialect)
    if handle is Handle.PHONE:
        digits = _DIGITS.findall(key)
        for _ in _SEPARATORS:
            text = f"replace({text}, {MARK}, '')"
        return _contains(text, max(digits, key=len), _SEPARATORS) if digits else None
    parts = _ASCII.findall(key)
    if not parts:
        return Condition("1 = 1")
    part = max(parts, key=len)
    if handle is Handle.EMAIL:
        return _contains(f"lower({text})", part.lower())
    for _ in _GAPS:
        text = f"replace({text}, {MARK}, '')"
    return Condition(f"{text} = {MARK}", (*_GAPS, "".join(key.split())))


def may_resemble(columns: Sequence[str], type_: TypeEngine[Any], id_: str, dialect: str) -> Condition | None:
    """Columns hold the letters and digits of a customer id in their order, and perhaps others; none where no text can.

    Args:
        columns: Their names, quoted; read as one.
        type_: Of the first.
        id_: In small letters, without signs. What a database may fold otherwise, all but ASCII, may be anything.
        dialect: Of the database, by its name in SQLAlchemy.
    """
    kind = _python_type(type_)
    if len(columns) == 1 and kind in _NO_TEXTS and dialect != "sqlite":
        return None
    text = (
        together(columns, dialect) if len(columns) > 1 else columns[0] if kind is str else _as_text(columns[0], dialect)
    )
    signs = (sign if sign.isascii() else "" for sign in id_)
    return Condition(f"lower({text}) LIKE {MARK}", (f"%{'%'.join(signs)}%",))


def together(columns: Iterable[str], dialect: str) -> str:
    """Columns that are read as one, as text."""
    texts = [f"COALESCE({_as_text(column, dialect)}, '')" for column in columns]
    return f"CONCAT({', '.join(texts)})" if dialect in {"mysql", "mariadb", "mssql"} else " || ".join(texts)


def written(sql: str, paramstyle: str) -> str:
    """A statement as a driver wants it, with its marks (PEP 249); names in it are quoted for the driver already."""
    if paramstyle == "qmark":
        return sql.replace(MARK, "?")
    if paramstyle in {"numeric", "named"}:
        first, *rest = sql.split(MARK)
        return first + "".join(f":{number}{part}" for number, part in enumerate(rest, 1))
    return sql.replace(MARK, "%s")


def _one_of(column: str, values: list[Any]) -> Condition | None:
    return Condition(f"{column} IN ({', '.join(MARK * len(values))})", tuple(values)) if values else None


def _contains(text: str, part: str, before: tuple[str, ...] = ()) -> Condition:
    escaped = re.sub("([/%_])", r"/\1", part)
    return Condition(f"{text} LIKE {MARK} ESCAPE '/'", (*before, f"%{escaped}%"))


def _as_text(column: str, dialect: str) -> str:
    return f"CAST({column} AS {_TEXT_TYPES.get(dialect, 'VARCHAR')})"


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


_READERS: Mapping[type | None, Callable[[Any], Any]] = {
    int: _whole_number,
    float: _whole_number,
    decimal.Decimal: _whole_number,
    str: as_text,
    dt.date: read_date,
    dt.datetime: read_date,
    uuid.UUID: _identity,
}
"""What makes of a value one that a column of each type is compared with."""
