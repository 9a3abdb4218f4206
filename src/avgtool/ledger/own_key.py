"""Which key a ledger was made with: its id stands in the ledger, so that another key is refused, not believed.

With another key every digest is another: nobody would be found, and no objection (art. 21 AVG) be recognized.
The id is a one-way hash of the key (:mod:`avgtool.keys.key`); who reads it knows nothing of the key. It is the first
row of a chain of its own, so that exchanging key and id together is found with a checkpoint, as any row that was
rewritten.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from avgtool.ledger.appending import append
from avgtool.ledger.chained import Chain, Chained, chain_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from avgtool.ledger.appending import Recorder

KEY_TABLE = "ledger_key"


class LedgerKeyRow(Chained, table=True):
    """The key of a ledger."""

    __tablename__ = KEY_TABLE
    FORMS: ClassVar[Mapping[int, tuple[str, ...]]] = {1: ("key_id",)}

    key_id: str


OWN_KEY: Chain = chain_of(LedgerKeyRow)
"""Its first row names the key; a ledger always has one."""


def note_key(connection: Connection, key_id: str, recorder: Recorder) -> None:
    """Write down which key a new ledger has, in the transaction that makes it."""
    append(connection, OWN_KEY, [(key_id,)], recorder)


def began(connection: Connection) -> datetime:
    """When this ledger was made: its first row."""
    when: str = connection.exec_driver_sql(f"SELECT recorded_at FROM {KEY_TABLE} WHERE seq = 1").scalar_one()  # noqa: S608 - a name of ours
    return datetime.fromisoformat(when)


def noted_key(connection: Connection) -> str | None:
    """The id of the key of this ledger; none where none was written down."""
    found: str | None = connection.exec_driver_sql(f"SELECT key_id FROM {KEY_TABLE} WHERE seq = 1").scalar()  # noqa: S608 - a name of ours
    return found
