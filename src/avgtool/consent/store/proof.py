"""What proves the consent of one person for one purpose: the event, the words shown, and all that came after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy

from avgtool.consent.description import as_of
from avgtool.consent.elsewhere import heard_everywhere
from avgtool.consent.law import answer
from avgtool.consent.moments import ensure_aware, local_date, of_age_on
from avgtool.consent.state import YES, consent_state
from avgtool.consent.store.history import load_history
from avgtool.consent.store.reading import count_noes, count_objections, load_facts, load_purpose
from avgtool.consent.tables import EVENT
from avgtool.consent.validity import consent
from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.ledger.appending import moment_of
from avgtool.ledger.keyed import Identifier
from avgtool.ledger.subjects import SubjectRow
from avgtool.model.consents import Channel, EventType

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from sqlalchemy import Connection, Row

    from avgtool.consent.store.history import Entry
    from avgtool.model.consent_law import ConsentLaw
    from avgtool.model.consents import Answer, Facts, Purpose

_SUBJECT: sqlalchemy.Table = SubjectRow.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Principal:
    """Whom a consent is of, as far as a receipt says."""

    id: str
    """In the ledger; random."""
    customer: str | None
    """One's own customer id; none where the person is known by a digest, or erased."""
    erased_at: datetime | None = None
    guardian: str | None = None
    minor: bool | None = None
    """Whether under the age of consent at the moment of the event; none where no birthday is known."""


@dataclass(frozen=True, slots=True)
class Proof:
    """One event, with what it takes to understand it."""

    principal: Principal
    purpose: Purpose
    """As it was described when the event happened: what a yes counts for."""
    purpose_changed: bool
    """Whether the ledger describes the purpose otherwise by now."""
    event: Entry
    events: tuple[Entry, ...]
    """All that happened to the consent of this person for this purpose up to ``at``, in that order."""
    agreed: Answer
    """Whether there is a valid consent at ``at``, whatever else speaks for or against approaching the person."""
    state: EventType | None
    """At ``at``."""
    standing: tuple[tuple[Channel | None, Answer], ...]
    """Whether the person may be approached, by each channel of the purpose."""
    at: datetime
    not_looked_up: tuple[Identifier, ...] = ()
    """Kinds of identifiers of which none was given, and under which somebody objected or said no."""

    @property
    def type(self) -> EventType:
        """What happened."""
        return EventType(self.event.fields["type"])

    @property
    def is_consent(self) -> bool:
        """Whether the event is a yes; else it proves a refusal, a withdrawal, an end."""
        return self.type in YES


@dataclass(frozen=True, slots=True)
class ProofRequest:
    """What is to be proved, by what is known of the person."""

    subject: str
    """Id of the person."""
    purpose: str
    record: str | None
    """Id of one event; the last yes by default."""
    at: datetime
    others: tuple[str, ...] = ()
    """Ids of the same person under other identifiers."""
    given: frozenset[Identifier] = frozenset()
    """Kinds of the identifiers that were given."""


def request_of_record(connection: Connection, record: str, at: datetime) -> ProofRequest:
    """Which person and purpose an event is about.

    Raises:
        InputError: There is no such event.
    """
    table = EVENT.table.c
    row = connection.execute(
        sqlalchemy.select(table.subject, table.purpose).where(table.record_id == record.replace("-", "").lower())
    ).first()
    if row is None:
        raise InputError(
            msg("The ledger holds no event of this id."),
            hint=msg("avgtool consent history SUBJECT --format json shows them as record_id."),
        )
    return ProofRequest(row.subject, row.purpose, record.replace("-", "").lower(), at)


def load_proof(
    connection: Connection,
    request: ProofRequest,
    digests_of: Callable[[str, str | None], Sequence[str]],
    law: ConsentLaw,
) -> Proof:
    """Gather what proves one event.

    Args:
        connection: In a transaction.
        request: Which.
        digests_of: By which digests the suppression list knows a person, given kind and reference.
        law: By which it is judged.

    Raises:
        InputError: The purpose is unknown, or no consent was given.
    """
    at = ensure_aware(request.at)
    subject = connection.execute(sqlalchemy.select(_SUBJECT).where(_SUBJECT.c.id == request.subject)).one()
    known = load_purpose(connection, request.purpose)
    judged = as_of(known, at)
    digests = digests_of(subject.kind, subject.reference)
    events = tuple(
        sorted(
            (one for one in load_history(connection, subject.id, ()) if _is_about(one, request.purpose, at)),
            key=lambda one: (one.at, one.seq),
        )
    )
    event = _proved(events, request)
    facts = load_facts(connection, subject.id, digests, at=at, others=request.others)
    said = {*count_objections(connection), *count_noes(connection)}
    channel = Channel(event.fields["channel"]) if event.fields.get("channel") else None
    then = as_of(known, event.at)
    return Proof(
        principal=_principal(subject, event, facts, law),
        purpose=then,
        purpose_changed=then != known,
        event=event,
        events=events,
        agreed=consent(heard_everywhere(facts, judged, channel, at), judged, channel, at, law),
        state=consent_state(facts.events, known.code, channel, at),
        standing=tuple((one, answer(facts, judged, one, at, law)) for one in (judged.channels or (None,))),
        at=at,
        not_looked_up=tuple(sorted(said - request.given - {Identifier(subject.kind)})),
    )


def _is_about(entry: Entry, purpose: str, at: datetime) -> bool:
    return entry.chain == EVENT.name and entry.fields["purpose"] == purpose and entry.at <= at


def _proved(events: Sequence[Entry], request: ProofRequest) -> Entry:
    """The event that was asked for, else the last yes."""
    if request.record is not None:
        found = [one for one in events if one.fields["record_id"] == request.record]
    else:
        found = [one for one in events if EventType(one.fields["type"]) in YES]
    if not found:
        raise InputError(
            msg("The ledger holds no consent of this person for {purpose} at that moment.", purpose=request.purpose),
            hint=msg("Look at what was recorded with: avgtool consent history SUBJECT"),
        )
    return found[-1]


def _principal(subject: Row[Any], event: Entry, facts: Facts, law: ConsentLaw) -> Principal:
    turns = facts.subject.turns_16_on if facts.subject else None
    return Principal(
        id=subject.id,
        customer=subject.reference if subject.kind == Identifier.CUSTOMER.value else None,
        erased_at=moment_of(subject.erased_at) if subject.erased_at else None,
        guardian=facts.subject.guardian if facts.subject else None,
        minor=_was_minor(turns, event, law),
    )


def _was_minor(turns_16_on: date | None, event: Entry, law: ConsentLaw) -> bool | None:
    if turns_16_on is None:
        return None
    return local_date(event.at, law.timezone) < of_age_on(turns_16_on, law.age_of_consent)
