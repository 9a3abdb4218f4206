"""What the ledger holds already of the persons in an import: read once, in few queries."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import sqlalchemy

from avgtool.consent.tables import EVENT, OBJECTION, PREFERENCE
from avgtool.model.consents import Channel, EventType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from avgtool.ledger.chained import Chain

_AT_ONCE = 500
"""Values in one IN (…): databases allow a limited number."""
_EVENT = ("subject", "purpose", "at", "type", "channel", "notice", "method", "explicit", "by_guardian")


def known_events(connection: Connection, subjects: Iterable[str]) -> Iterator[tuple[Any, ...]]:
    """Events of persons: subject, purpose, at, type, channel, notice, method, explicit, by_guardian."""
    for row in _rows(connection, EVENT, "subject", subjects, _EVENT):
        subject, purpose, at, kind, channel, *stated = row
        yield subject, purpose, at, EventType(kind), Channel(channel) if channel else None, *stated


def known_preferences(connection: Connection, subjects: Iterable[str]) -> set[tuple[Any, ...]]:
    """Preferences of persons: subject, channel, wanted, at."""
    columns = ("subject", "channel", "wanted", "at")
    return {
        (one, channel, bool(wanted), at)
        for one, channel, wanted, at in _rows(connection, PREFERENCE, "subject", subjects, columns)
    }


def known_objections(connection: Connection, digests: Iterable[str]) -> set[tuple[Any, ...]]:
    """Objections by digests: digest, purpose, channel, lifted, at."""
    columns = ("digest", "purpose", "channel", "lifted", "at")
    found = _rows(connection, OBJECTION, "digest", digests, columns)
    return {(one, purpose, channel, bool(lifted), at) for one, purpose, channel, lifted, at in found}


def _rows(
    connection: Connection, chain: Chain, column: str, values: Iterable[str], columns: Iterable[str]
) -> Iterator[Any]:
    query = sqlalchemy.select(*(chain.table.c[name] for name in columns)).order_by(chain.table.c.seq)
    remaining = iter(values)
    while part := list(islice(remaining, _AT_ONCE)):
        yield from connection.execute(query.where(chain.table.c[column].in_(part)))
