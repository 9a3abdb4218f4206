"""A row as it was read, and what tells it from others without saying who it is about."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from avgtool.model.subject_data import FoundRow, Match, TableMap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_ID_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Raw:
    """One row."""

    key: tuple[Any, ...] = field(repr=False)
    """Values of the key columns, or its number from 1."""
    values: tuple[Any, ...] = field(repr=False)
    number: int | None = None
    """Where it stands in a file, from 1; none in a database."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a row was found to be about the person."""

    match: Match
    by: tuple[str, ...]
    score: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One table that can be searched; equal to no other."""

    map: TableMap = field(repr=False)
    name: str | None
    """As it is shown; none for a file with one table."""
    columns: tuple[str, ...]
    key: tuple[str, ...]
    """Columns that tell its rows apart; none where they are known by their number."""
    aliases: frozenset[str] = frozenset()
    """Other names by which references call it."""
    numbered: Callable[[int], int] = field(default=int, repr=False)
    """What a spreadsheet or an editor calls a row, by its number from 1."""
    primary: tuple[str, ...] = ()
    """Columns by which a database itself tells its rows apart."""

    def is_called(self, name: str) -> bool:
        """Whether a reference to ``name`` means it."""
        return name == self.name or name in self.aliases

    def named(self, raw: Raw) -> dict[str, Any]:
        """Values by column."""
        return dict(zip(self.columns, raw.values, strict=True))


def as_text(value: Any) -> str:
    """A value as it is compared and digested: whole numbers without a point, the missing empty."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return str(int(value))
    return value.hex() if isinstance(value, bytes) else str(value)


def joined(values: Mapping[str, Any], columns: Iterable[str]) -> str:
    """What columns that are read as one hold."""
    return " ".join(filter(None, (as_text(values[column]).strip() for column in columns)))


def digest(parts: Iterable[Any]) -> str:
    """SHA-256, as hexadecimal digits, of values with their order, and of which of them are missing."""
    pieces: list[bytes] = []
    for part in parts:
        text = part if isinstance(part, str) else as_text(part)
        data = b"\x00" if part is None else b"\x01" + text.encode("utf-8", "surrogatepass")
        pieces += (len(data).to_bytes(8, "big"), data)
    return hashlib.sha256(b"".join(pieces)).hexdigest()


def row_id(source: str, table: Table, raw: Raw) -> str:
    """Twelve hexadecimal digits that tell a row from others, the same in every run.

    A row that is known by its number is told by its content too: it is another one once the file was sorted.
    """
    content = raw.values if not table.key else ()
    return digest((source, table.name, *raw.key, *content))[:_ID_DIGITS]


def found_row(id_: str, table: Table, raw: Raw, verdict: Verdict, *, confirmed: bool = False) -> FoundRow:
    """A row of which it was judged that it is about the person; its id as :func:`row_id` makes it.

    A row that counts is known by its key; one in doubt has to be looked up, by its number where its key is masked.
    """
    is_looked_up = not table.key or verdict.match in {Match.NEAR, Match.TEXT}
    return FoundRow(
        id=id_,
        key=raw.key,
        match=verdict.match,
        by=verdict.by,
        values=raw.values,
        score=verdict.score,
        confirmed=confirmed,
        number=table.numbered(raw.number) if is_looked_up and raw.number is not None else None,
    )
