"""Rows are added at the end of a chain, one or a hundred thousand, within the transaction of the caller."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from avgtool.errors import InputError, StoreError
from avgtool.i18n import msg
from avgtool.ledger.chain import canonical, link
from avgtool.ledger.walking import START, Head, rows_after, walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from avgtool.ledger.chained import Chain

Value = str | int | bool | None
_PLAIN = {str, int, bool, type(None)}
_AT_ONCE = 10_000
_WORTH_A_COPY = 50
"""From how many rows on PostgreSQL's COPY is faster than single statements."""


@dataclass(frozen=True, slots=True)
class Recorder:
    """Who writes rows down, and when."""

    by: str
    at: datetime
    """With its time zone."""


def head(connection: Connection, chain: Chain) -> Head:
    """The end of a chain."""
    last = connection.exec_driver_sql(
        f"SELECT seq, hash FROM {chain.name} ORDER BY seq DESC LIMIT 1"  # noqa: S608 - a name of ours
    ).one_or_none()
    return Head(last[0], last[1]) if last else START


def append(connection: Connection, chain: Chain, rows: Iterable[Sequence[Value]], recorder: Recorder) -> range:
    """Add rows to a chain and read them back, in a transaction of :meth:`~avgtool.ledger.database.Database.writing`.

    Args:
        connection: Its transaction holds the lock of writers.
        chain: To which.
        rows: Values in the order of ``chain.columns``; texts, integers, truth values and None, of exactly those types.
        recorder: Who writes them, and when.

    Returns:
        The numbers (``seq``) that they got, in their order.

    Raises:
        InputError: A text holds half a character, which is no Unicode text; or the name of the recorder a NUL.
        StoreError: The database refuses (raised where the transaction ends), or the rows are not what was written.
        TypeError: A value is of another type, or a row has too few or too many.
    """
    last = head(connection, chain)
    made = _Linking(chain, recorder, last)
    columns = ("seq", *chain.columns, "recorded_at", "recorded_by", "form", "previous_hash", "hash")
    remaining = iter(rows)
    while part := list(islice(remaining, _AT_ONCE)):
        insert_rows(connection, chain.name, columns, made.linked(part))
    _require_written(connection, chain, last, made.head)
    return range(last.count + 1, made.count + 1)


def _require_written(connection: Connection, chain: Chain, before: Head, written: Head) -> None:
    """Read back every row: a trigger or a rule of somebody else can make it vanish or another one, without a word.

    Raises:
        StoreError: They are not what was written.
    """
    if walk(chain, rows_after(connection, chain, before.count), before) != (written, None):
        raise StoreError(
            msg("The database did not keep what was written."),
            where=chain.name,
            hint=msg("Nothing was recorded. See which trigger or rule is in the way with: avgtool ledger verify"),
        )


class _Linking:
    """Gives each row its number and hashes."""

    def __init__(self, chain: Chain, recorder: Recorder, last: Head) -> None:
        self.count, self._hash = last.count, last.hash
        self._name, self._form, self._width = chain.name, chain.form, len(chain.columns)
        self._truths = [number for number, name in enumerate(chain.columns) if name in chain.truths]
        if "\x00" in recorder.by:  # PostgreSQL has no such texts; those of rows are validated before
            what = msg("The name of who records this holds a character that cannot be stored.")
            raise InputError(what, hint=msg("Write the text anew."))
        self._recorded = (timestamp(recorder.at), recorder.by)

    @property
    def head(self) -> Head:
        """The end of the chain with the rows that were linked until now."""
        return Head(self.count, self._hash)

    def linked(self, rows: Sequence[Sequence[Value]]) -> list[tuple[Value, ...]]:
        """The rows as they are stored: number, own columns, when, who, form, hash before, hash."""
        types = {value.__class__ for row in rows for value in row}
        if not types <= _PLAIN or {len(row) for row in rows} != {self._width}:
            raise TypeError(f"{self._name}: a row is {self._width} texts, integers, truth values or None")
        try:
            return [self._next(row) for row in rows]
        except UnicodeEncodeError:
            raise InputError(
                msg("A text holds half a character, which cannot be stored."), hint=msg("Write the text anew.")
            ) from None

    def _next(self, row: Sequence[Value]) -> tuple[Value, ...]:
        seq, before = self.count + 1, self._hash
        values: list[Any] = [seq, *row, *self._recorded]
        for number in self._truths:
            if values[number + 1] is not None:
                values[number + 1] = int(values[number + 1])
        self._hash = link(before, canonical(self._name, self._form, values))
        self.count = seq
        return (seq, *row, *self._recorded, self._form, before, self._hash)


def insert_rows(connection: Connection, table: str, columns: Sequence[str], rows: Sequence[tuple[Value, ...]]) -> None:
    """Put rows into a table by the quickest way that its database has."""
    named = f"{table} ({', '.join(columns)})"
    if connection.dialect.name != "postgresql":
        marks = ", ".join("?" * len(columns))
        connection.exec_driver_sql(f"INSERT INTO {named} VALUES ({marks})", list(rows))  # noqa: S608 - names of ours
    elif len(rows) < _WORTH_A_COPY:
        marks = ", ".join(["%s"] * len(columns))
        connection.exec_driver_sql(f"INSERT INTO {named} VALUES ({marks})", list(rows))  # noqa: S608 - names of ours
    else:
        cursor: Any = connection.connection.cursor()
        with cursor, cursor.copy(f"COPY {named} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def timestamp(moment: datetime) -> str:
    """A moment as it is stored: UTC, to the microsecond, sortable as text (``2026-11-22T09:15:00.000000Z``).

    Raises:
        ValueError: It has no time zone.
    """
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise ValueError("a moment without a time zone")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f") + "Z"


def moment_of(text: str) -> datetime:
    """A stored moment, in UTC."""
    return datetime.fromisoformat(text)
