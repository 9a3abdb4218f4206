"""Rows of the ledger as requests with everything that was done."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import sqlalchemy

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.ledger.appending import moment_of
from avgtool.ledger.failures import as_written
from avgtool.ledger.recordable import moment_with_offset
from avgtool.ledger.subjects import unseal
from avgtool.model.requests import (
    Correction,
    Document,
    Event,
    IdentityMeans,
    Recipients,
    Request,
    Right,
    Step,
    Task,
    TaskState,
)
from avgtool.subject_requests.store.files import file_keys
from avgtool.subject_requests.tables import REQUEST, REQUEST_DOCUMENT, REQUEST_EVENT, REQUEST_TASK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection, Row

    from avgtool.ledger.chained import Chain

_AT_ONCE = 500
"""Values in one IN (…): databases allow a limited number."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A request, and the numbers of its rows."""

    seq: int
    request: Request


@dataclass(frozen=True, slots=True)
class _Parts:
    """What belongs to requests, by the number of the request; documents by that of the step."""

    events: Mapping[int, list[Row[Any]]] = field(default_factory=dict)
    tasks: Mapping[int, list[Row[Any]]] = field(default_factory=dict)
    documents: Mapping[int, list[Row[Any]]] = field(default_factory=dict)


def load_request(connection: Connection, reference: str) -> Recorded:
    """One request, with its words.

    Raises:
        InputError: The ledger does not know it.
    """
    found = _load(connection, REQUEST.table.c.reference == reference.strip())
    if not found:
        raise InputError(
            msg("The ledger knows no request of this reference."),
            hint=msg("Look at them with: avgtool request list"),
        )
    return found[0]


def load_requests(connection: Connection, subject: str | None = None) -> tuple[Request, ...]:
    """Every request in the order in which they were recorded; those of one person alone where one is named."""
    condition = sqlalchemy.true() if subject is None else REQUEST.table.c.subject == subject
    return tuple(one.request for one in _load(connection, condition))


def next_reference(connection: Connection, year: int) -> str:
    """The reference of the next request of a year; rows never go, so that numbers have no gaps."""
    table = REQUEST.table
    query = sqlalchemy.select(sqlalchemy.func.count()).select_from(table).where(table.c.reference.like(f"{year:04}-%"))
    return f"{year:04}-{(connection.execute(query).scalar() or 0) + 1:04}"


def _load(connection: Connection, condition: Any) -> list[Recorded]:
    rows = connection.execute(sqlalchemy.select(REQUEST.table).where(condition).order_by(REQUEST.table.c.seq)).all()
    numbers = [row.seq for row in rows]
    parts = _Parts(
        events=_by(connection, REQUEST_EVENT, numbers, "request"),
        tasks=_by(connection, REQUEST_TASK, numbers, "request"),
        documents=_by(connection, REQUEST_DOCUMENT, numbers, "event"),
    )
    keys = file_keys(connection, [row.reference for row in rows])
    return [Recorded(row.seq, _request(row, parts, keys.get(row.reference))) for row in rows]


def _by(connection: Connection, chain: Chain, requests: list[int], column: str) -> dict[int, list[Row[Any]]]:
    """Rows of these requests in the order of recording, by a column."""
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    for start in range(0, len(requests), _AT_ONCE):
        part = requests[start : start + _AT_ONCE]
        query = sqlalchemy.select(chain.table).where(chain.table.c.request.in_(part)).order_by(chain.table.c.seq)
        for row in connection.execute(query):
            found[row._mapping[column]].append(row)  # noqa: SLF001 - SQLAlchemy's documented name
    return found


@as_written()
def _request(row: Row[Any], parts: _Parts, key: bytes | None) -> Request:
    events = tuple(_event(one, parts.documents.get(one.seq, ()), key) for one in parts.events.get(row.seq, ()))
    corrected = {one.reason: one for one in events if one.step is Step.CORRECT}
    contact, received = corrected.get(Correction.CONTACT), corrected.get(Correction.RECEIVED)
    log = tuple(_task(one, key) for one in parts.tasks.get(row.seq, ()))
    return Request(
        reference=row.reference,
        received=received.term if received and received.term else date.fromisoformat(row.received),
        channel=row.channel,
        rights=tuple(map(Right, json.loads(row.rights))),
        subject=row.subject,
        language=row.language,
        events=events,
        tasks=_standing(log),
        work_log=log,
        words=unseal(key, row.words),
        contact=contact.words if contact else unseal(key, row.contact),
        representative=unseal(key, row.representative),
    )


def _event(row: Row[Any], documents: Iterable[Row[Any]], key: bytes | None) -> Event:
    return Event(
        step=Step(row.step),
        at=moment_with_offset(row.at, row.at_offset),
        by=row.recorded_by,
        recorded=moment_of(row.recorded_at),
        reason=row.reason,
        means=IdentityMeans(row.means) if row.means else None,
        grounds=tuple(json.loads(row.grounds)),
        remedies_told=bool(row.remedies_told),
        recipients=Recipients(row.recipients) if row.recipients else None,
        term=date.fromisoformat(row.term) if row.term else None,
        documents=tuple(Document(one.sha256, unseal(key, one.name)) for one in documents),
        words=unseal(key, row.words),
    )


def _task(row: Row[Any], key: bytes | None) -> Task:
    return Task(
        source=row.source,
        work=Right(row.work),
        state=TaskState(row.state),
        by=row.recorded_by,
        recorded=moment_of(row.recorded_at),
        words=unseal(key, row.words),
    )


def _standing(log: Iterable[Task]) -> tuple[Task, ...]:
    """The last record of a source and a right says how it is."""
    return tuple({(task.source, task.work): task for task in log}.values())
