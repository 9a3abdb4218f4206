"""Rows of the ledger as breaches with everything that was done."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy

from avgtool.breaches.store.provenance import read
from avgtool.breaches.tables import BREACH, BREACH_EVENT, BREACH_FACTS
from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.ledger.appending import moment_of
from avgtool.ledger.failures import as_written
from avgtool.ledger.recordable import moment_with_offset
from avgtool.model.activities import Capacity
from avgtool.model.breaches import Breach, Cause, Event, Facts, Nature, Step
from avgtool.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, Row


@dataclass(frozen=True, slots=True)
class Recorded:
    """A breach, and the number of its row."""

    seq: int
    breach: Breach


def load_breach(connection: Connection, reference: str) -> Recorded:
    """One breach.

    Raises:
        InputError: The ledger does not know it.
    """
    found = _load(connection, BREACH.table.c.reference == reference.strip())
    if not found:
        raise InputError(
            msg("The ledger knows no breach of this reference."), hint=msg("Look at them with: avgtool breach list")
        )
    return found[0]


def load_breaches(connection: Connection) -> tuple[Breach, ...]:
    """Every breach in the order in which they were recorded."""
    return tuple(one.breach for one in _load(connection, sqlalchemy.true()))


def next_reference(connection: Connection, year: int) -> str:
    """The reference of the next breach of a year; rows never go, so that numbers have no gaps."""
    table = BREACH.table
    query = sqlalchemy.select(sqlalchemy.func.count()).where(table.c.reference.like(f"DL-{year:04}-%"))
    return f"DL-{year:04}-{(connection.execute(query).scalar() or 0) + 1:04}"


def _load(connection: Connection, condition: Any) -> list[Recorded]:
    rows = connection.execute(sqlalchemy.select(BREACH.table).where(condition).order_by(BREACH.table.c.seq)).all()
    only = rows[0].seq if len(rows) == 1 else None
    events: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in _of(connection, BREACH_EVENT.table, only):
        events[row.breach].append(row)
    facts = {row.event: row for row in _of(connection, BREACH_FACTS.table, only)}
    return [Recorded(row.seq, _breach(row, events[row.seq], facts)) for row in rows]


def _of(connection: Connection, table: Any, breach: int | None) -> list[Row[Any]]:
    """The rows of one breach or of all, in the order of recording."""
    query = sqlalchemy.select(table).order_by(table.c.seq)
    return list(connection.execute(query if breach is None else query.where(table.c.breach == breach)))


@as_written()
def _breach(row: Row[Any], events: list[Row[Any]], facts: Mapping[int, Row[Any]]) -> Breach:
    return Breach(row.reference, Capacity(row.capacity), tuple(_event(one, facts.get(one.seq)) for one in events))


def _event(row: Row[Any], facts: Row[Any] | None) -> Event:
    return Event(
        step=Step(row.step),
        at=moment_with_offset(row.at, row.at_offset),
        by=row.recorded_by,
        recorded=moment_of(row.recorded_at),
        facts=None if facts is None else _facts(facts),
        ground=row.ground,
        recipient=row.recipient,
        persons=row.persons,
        channel=row.channel,
        case=row.case_number,
        documents=tuple(json.loads(row.documents)),
        words=row.words,
    )


def _facts(row: Row[Any]) -> Facts:
    words, scans, left_out = read(row.estimate)
    return Facts(
        title=row.title,
        aware=moment_with_offset(row.aware, row.aware_offset),
        what=row.what,
        nature=tuple(map(Nature, json.loads(row.nature))),
        cause=Cause(row.cause) if row.cause else None,
        begun=_moment(row.begun),
        ended=_moment(row.ended),
        persons_least=row.persons_least,
        persons_most=row.persons_most,
        records=row.records,
        groups=tuple(json.loads(row.subject_groups)),
        kinds=tuple(map(Kind, json.loads(row.kinds))),
        systems=tuple(json.loads(row.systems)),
        estimate=words,
        scans=scans,
        left_out=left_out,
        processor=row.processor,
        controllers=tuple(json.loads(row.controllers)),
        consequences=row.consequences,
        measures=row.measures,
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
