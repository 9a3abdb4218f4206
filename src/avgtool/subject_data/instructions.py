"""What is carried out in one source, row by row: holds keys and new values, so it is kept in memory and sealed only.

Made of a plan and of what was found. Whatever the right that is asked for, a row is deleted or gets new values.
"""

from __future__ import annotations

import datetime as dt
import decimal
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from avgtool.errors import InputError
from avgtool.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class RowWork:
    """What is done with one row."""

    key: tuple[Any, ...] = field(repr=False)
    """Values of the key columns of its table, or the number of the row from 1."""
    values: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """New values; none where the row is deleted."""
    before: str = field(default="", repr=False)
    """Digest of the whole row before (:func:`avgtool.subject_data.rows.digest`)."""


@dataclass(frozen=True, slots=True)
class TableWork:
    """What is done in one table."""

    table: str | None
    key: tuple[str, ...]
    """Key columns; none where rows are known by their number."""
    rows: tuple[RowWork, ...]

    @property
    def deletes(self) -> tuple[RowWork, ...]:
        """Rows that go."""
        return tuple(row for row in self.rows if not row.values)

    @property
    def changes(self) -> tuple[RowWork, ...]:
        """Rows that get new values."""
        return tuple(row for row in self.rows if row.values)


@dataclass(frozen=True, slots=True)
class SourceWork:
    """What is done in one source: all of it, or nothing."""

    name: str
    location: str = field(repr=False)
    tables: tuple[TableWork, ...]
    """In the order in which their rows are deleted."""
    before: str = ""
    """SHA-256 of the file before; empty for a database."""
    after: str = ""
    """SHA-256 of the file afterwards, once that is written beside it."""
    done: bool = False
    """Whether all of it is done for good, whatever others did with its rows since."""


def to_data(work: SourceWork) -> dict[str, Any]:
    """The same as JSON can hold it.

    Raises:
        InputError: A key is of a type that it cannot: a list, a range, an interval.
    """
    return {
        "name": work.name,
        "location": work.location,
        "before": work.before,
        "after": work.after,
        "done": work.done,
        "tables": [
            {
                "table": table.table,
                "key": list(table.key),
                "rows": [
                    {
                        "key": [_tagged(value) for value in row.key],
                        "values": {name: _tagged(value) for name, value in row.values.items()},
                        "before": row.before,
                    }
                    for row in table.rows
                ],
            }
            for table in work.tables
        ],
    }


def from_data(data: Mapping[str, Any]) -> SourceWork:
    """What :func:`to_data` wrote."""
    tables = (
        TableWork(
            table["table"],
            tuple(table["key"]),
            tuple(
                RowWork(
                    tuple(_untagged(value) for value in row["key"]),
                    {name: _untagged(value) for name, value in row["values"].items()},
                    row["before"],
                )
                for row in table["rows"]
            ),
        )
        for table in data["tables"]
    )
    return SourceWork(
        data["name"], data["location"], tuple(tables), data["before"], data["after"], bool(data.get("done"))
    )


_READ: Mapping[str, Callable[[str], Any]] = {
    "datetime": dt.datetime.fromisoformat,
    "date": dt.date.fromisoformat,
    "time": dt.time.fromisoformat,
    "decimal": decimal.Decimal,
    "uuid": uuid.UUID,
    "bytes": bytes.fromhex,
}


def _tagged(value: Any) -> Any:
    """A value as JSON holds it; what JSON has no type for with the name of its type."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return {type(value).__name__: value.isoformat()}
    if isinstance(value, bytes | bytearray | memoryview):
        return {"bytes": bytes(value).hex()}
    kind = {decimal.Decimal: "decimal", uuid.UUID: "uuid"}.get(type(value))
    if kind is None:
        raise InputError(
            msg("a key holds values of a type by which no row is found again; nothing was done"),
            hint=msg("Name columns that do, under key in avgtool.yaml."),
        )
    return {kind: str(value)}


def _untagged(value: Any) -> Any:
    if isinstance(value, dict):
        ((kind, text),) = value.items()
        return _READ[kind](text)
    return value
