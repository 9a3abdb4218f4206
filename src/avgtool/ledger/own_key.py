"""Which key a ledger was made with: its id stands in the ledger, so that another key is refused, not believed.

With another key every digest is another: nobody would be found, and no objection (art. 21 AVG) be recognized.
The id is a one-way hash of the key (:mod:`avgtool.keys.key`); who reads it knows nothing of the key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import Field, SQLModel

from avgtool.ledger.appending import insert_rows, timestamp
from avgtool.ledger.chained import COUNTER

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

KEY_TABLE = "ledger_key"
"""Append-only; its first row names the key."""


class LedgerKeyRow(SQLModel, table=True):
    """The key of a ledger."""

    __tablename__ = KEY_TABLE

    seq: int = Field(primary_key=True, sa_type=COUNTER, sa_column_kwargs={"autoincrement": False})
    key_id: str
    recorded_at: str
    """When the ledger was made, UTC."""


def note_key(connection: Connection, key_id: str, at: datetime) -> None:
    """Write down which key a new ledger has, in the transaction that makes it."""
    insert_rows(connection, KEY_TABLE, ("seq", "key_id", "recorded_at"), [(1, key_id, timestamp(at))])


def noted_key(connection: Connection) -> str | None:
    """The id of the key of this ledger; none where none was written down."""
    found: str | None = connection.exec_driver_sql(f"SELECT key_id FROM {KEY_TABLE} WHERE seq = 1").scalar()  # noqa: S608 - a name of ours
    return found
