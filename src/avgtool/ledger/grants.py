"""The least rights that programs need on a ledger in PostgreSQL, as SQL for its administrator.

Whoever owns the tables can drop their triggers. So one role owns the ledger and migrates it, another writes, a third
reads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.ledger.migrating import VERSION_TABLE
from avgtool.ledger.own_key import KEY_TABLE
from avgtool.ledger.subjects import NAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from avgtool.ledger.chained import Chain


def grants(chains: Sequence[Chain], *, writer: str, reader: str, schema: str = "public") -> Iterator[str]:
    """The statements, in order.

    Args:
        chains: Of the ledger.
        writer: Role that records, and erases persons.
        reader: Role that reads and verifies.
        schema: Where the tables are.
    """
    appended = ", ".join(chain.name for chain in chains if chain.name != KEY_TABLE)
    only_read = f"{KEY_TABLE}, {VERSION_TABLE}"  # the key is noted once, by who makes the ledger
    both = f"{quoted(writer)}, {quoted(reader)}"
    yield f"SET search_path TO {quoted(schema)};"
    yield f"GRANT USAGE ON SCHEMA {quoted(schema)} TO {both};"
    yield f"REVOKE ALL ON {appended}, {NAME}, {only_read} FROM PUBLIC;"
    yield f"GRANT SELECT ON {appended}, {NAME}, {only_read} TO {both};"
    yield f"GRANT INSERT ON {appended}, {NAME} TO {quoted(writer)};"
    columns = "reference, shred_key, turns_16_on, guardian, erased_at"
    yield f"GRANT UPDATE ({columns}) ON {NAME} TO {quoted(writer)};"


def quoted(name: str) -> str:
    """A name as SQL writes one that may hold anything."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'
