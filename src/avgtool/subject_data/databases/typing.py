"""A value as a column of a database takes it, by what is declared of the column."""

from __future__ import annotations

import datetime as dt
import decimal
import uuid
from typing import TYPE_CHECKING, Any

from avgtool.i18n import msg
from avgtool.subject_data.values import read_value, unfit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.subject_data.databases.shape import ColumnShape

_KINDS: Mapping[type | None, str] = {
    bool: "truth",
    int: "whole",
    float: "number",
    decimal.Decimal: "decimal",
    dt.date: "day",
    dt.datetime: "moment",
    dt.time: "time",
    uuid.UUID: "uuid",
}


def typed(value: Any, column: ColumnShape, table: str) -> Any:
    """The value in the type of its column; one that has a type already stays as it is.

    Raises:
        InputError: It is of another type, too long, or nothing where something must stand. The error does not hold it.
    """
    where = f"{table}.{column.name}"
    if value is None and not column.nullable:
        raise unfit(where, msg("may not be empty"))
    if not isinstance(value, str):
        return value
    if column.kind in _KINDS:
        return read_value(value, _KINDS[column.kind], where)
    if column.length is not None and len(value) > column.length:
        raise unfit(where, msg("takes {most} characters at most", most=column.length))
    return value


def as_sqlite(value: Any) -> Any:
    """The value as SQLite stores it, which has neither dates nor truth values nor exact decimals."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, dt.datetime):
        return value.isoformat(" ")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value) if isinstance(value, decimal.Decimal | uuid.UUID) else value
