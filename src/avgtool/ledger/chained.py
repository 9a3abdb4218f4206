"""What every append-only table has, beside its own columns; and which columns its hashes are taken over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import BigInteger, Boolean, Integer, Table, UniqueConstraint
from sqlmodel import Field, SQLModel

if TYPE_CHECKING:
    from collections.abc import Mapping

COUNTER = BigInteger().with_variant(Integer, "sqlite")
"""SQLite numbers rows by themselves where a key is called INTEGER."""


class Chained(SQLModel):
    """Columns of an append-only table, for a class with ``table=True``.

    Construct none of these to be stored: :func:`avgtool.ledger.appending.append` makes rows.
    """

    FORMS: ClassVar[Mapping[int, tuple[str, ...]]]
    """Version of the canonical form to its own columns, in the order of the hash. Versions are added, never changed."""

    seq: int = Field(primary_key=True, sa_type=COUNTER, sa_column_kwargs={"autoincrement": False})
    """1, 2, 3, … without gaps."""
    recorded_at: str
    """When the row was written, UTC: ``2026-11-22T09:15:00.000000Z``."""
    recorded_by: str
    """Who wrote it."""
    form: int
    """Version of the canonical form."""
    previous_hash: str = Field(max_length=64)
    """Hash of the row before."""
    hash: str = Field(max_length=64)
    """SHA-256 over the hash of the row before and the canonical text of this one."""


@dataclass(frozen=True, slots=True)
class Chain:
    """One append-only table, as far as the ledger needs to know it."""

    name: str
    """Of its table, and in the hash of each of its rows."""
    table: Table
    forms: Mapping[int, tuple[str, ...]]
    """Version of the canonical form to its own columns, in the order of the hash."""

    @property
    def form(self) -> int:
        """The version in which rows are written now."""
        return max(self.forms)

    @property
    def columns(self) -> tuple[str, ...]:
        """Its own columns, in the order in which rows are given to be appended."""
        return self.forms[self.form]

    def hashed(self, form: int) -> tuple[str, ...]:
        """The columns that the hash of a row of this form is taken over, in their order."""
        return ("seq", *self.forms[form], "recorded_at", "recorded_by")

    @property
    def truths(self) -> frozenset[str]:
        """The columns that hold true or false: they count as 1 or 0."""
        return frozenset(column.name for column in self.table.columns if isinstance(column.type, Boolean))

    @property
    def unique(self) -> tuple[tuple[str, ...], ...]:
        """What no two rows share, beside their number: REPLACE would remove the earlier row."""
        constraints = (each for each in self.table.constraints if isinstance(each, UniqueConstraint))
        found = [tuple(column.name for column in each.columns) for each in constraints]
        found += [tuple(column.name for column in each.columns) for each in self.table.indexes if each.unique]
        return tuple(sorted(found))


def chain_of(model: type[Chained]) -> Chain:
    """The chain that a table class declares."""
    table: Table = model.__table__  # type: ignore[attr-defined]
    return Chain(table.name, table, model.FORMS)
