"""Rows of the ledger as the nouns of consents: what is known of purposes, notices and one person."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import sqlalchemy

from avgtool.consent.marketing import rests_on_consent
from avgtool.consent.state import PERSON_S_NO
from avgtool.consent.tables import EVENT, NOTICE, OBJECTION, PREFERENCE, PURPOSE, RELATION
from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.ledger.appending import moment_of
from avgtool.ledger.failures import as_written
from avgtool.ledger.keyed import Identifier
from avgtool.ledger.recordable import moment_with_offset
from avgtool.ledger.subjects import TABLE as SUBJECT
from avgtool.ledger.subjects import load_subject
from avgtool.model.consents import (
    Basis,
    Channel,
    ConsentEvent,
    CustomerRelation,
    Earlier,
    EventType,
    Facts,
    Method,
    Notice,
    Objection,
    Preference,
    Purpose,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from sqlalchemy import Connection, Row

    from avgtool.ledger.chained import Chain


def load_purposes(connection: Connection) -> dict[str, Purpose]:
    """Every purpose as it stands now, with what it said before, by its code, in the order in which they were added.

    What was replaced before any notice about the purpose was there is a draft: nobody can have agreed to it.
    """
    found: dict[str, Purpose] = {}
    shown: dict[str, datetime] | None = None
    for row in connection.execute(sqlalchemy.select(PURPOSE.table).order_by(PURPOSE.table.c.seq)).all():
        purpose, before = purpose_of(row), found.get(row.code)
        if before is not None:
            shown = _first_notices(connection) if shown is None else shown
            replaced_at = moment_of(row.recorded_at)
            draft = row.code not in shown or replaced_at < shown[row.code]
            kept = () if draft else (*before.earlier, Earlier(replaced_at, replace(before, earlier=())))
            rested = before.rested_on_consent or rests_on_consent(before)
            purpose = replace(purpose, earlier=kept, rested_on_consent=rested)
        found[row.code] = purpose
    return found


def _first_notices(connection: Connection) -> dict[str, datetime]:
    """When the first notice about each purpose was recorded."""
    table = NOTICE.table.c
    rows = connection.execute(sqlalchemy.select(table.purposes, table.recorded_at).order_by(table.seq.desc()))
    return {code: moment_of(row.recorded_at) for row in rows for code in json.loads(row.purposes)}


def load_purpose(connection: Connection, code: str) -> Purpose:
    """One purpose as it stands now, with what it said before.

    Raises:
        InputError: The ledger does not know it.
    """
    known = load_purposes(connection)
    if code not in known:
        raise InputError(
            msg("The ledger knows no purpose {code}.", code=code),
            hint=msg("Known: {codes}. Add one with: avgtool consent purpose add", codes=", ".join(known) or "–"),
        )
    return known[code]


def refuse_misspelled(connection: Connection, code: str) -> None:
    """Refuse a purpose that a ledger with purposes does not know; one without takes any.

    Raises:
        InputError: What is said of such a purpose would count for nothing.
    """
    if load_purposes(connection):
        load_purpose(connection, code)


def load_notices(connection: Connection) -> dict[int, Notice]:
    """Every notice, by its number, in the order in which they were added."""
    rows = connection.execute(sqlalchemy.select(NOTICE.table).order_by(NOTICE.table.c.seq))
    return {row.seq: _notice(row) for row in rows}


def notice_in_force(
    notices: Mapping[int, Notice], purpose: str, at: datetime, language: str | None = None, version: str | None = None
) -> int | None:
    """The number of the notice that persons are shown for a purpose at a moment; none where there is none.

    Args:
        notices: By their numbers.
        purpose: That it must cover.
        at: The moment.
        language: Of the notice; any by default.
        version: Of the notice; the one shown last by default.
    """
    fitting = [
        (notice.since, number)
        for number, notice in notices.items()
        if purpose in notice.purposes
        and notice.since <= at
        and language in (None, notice.language)
        and version in (None, notice.version)
    ]
    return max(fitting)[1] if fitting else None


def load_facts(
    connection: Connection,
    subject: str | None,
    digests: Collection[str],
    notices: Mapping[int, Notice] | None = None,
    *,
    at: datetime | None = None,
    others: Collection[str] = (),
) -> Facts:
    """Everything known of one person.

    Args:
        connection: In a transaction.
        subject: Id of the person; none where the ledger does not know one.
        digests: Of the identifiers of the person, by which objections are found.
        notices: Every notice, where they have been loaded.
        at: The moment asked about: customer relations that began later do not count. By default all do.
        others: Ids of the same person under other identifiers.
    """
    shown = load_notices(connection) if notices is None else notices
    objections = load_objections(connection, digests)
    elsewhere = tuple(load_facts(connection, one, (), shown, at=at) for one in others)
    if subject is None:
        return Facts(None, objections=objections, elsewhere=elsewhere)
    relations = [_relation(row) for row in rows_of(connection, RELATION, "subject", (subject,))]
    return Facts(
        subject=load_subject(connection, subject),
        events=tuple(event_of(row, shown) for row in rows_of(connection, EVENT, "subject", (subject,))),
        preferences=tuple(_preference(row) for row in rows_of(connection, PREFERENCE, "subject", (subject,))),
        objections=objections,
        relation=next((one for one in reversed(relations) if at is None or one.since <= at), None),
        elsewhere=elsewhere,
    )


def load_objections(connection: Connection, digests: Collection[str]) -> tuple[Objection, ...]:
    """What the suppression list holds of these identifiers, in the order of recording."""
    return tuple(_objection(row) for row in rows_of(connection, OBJECTION, "digest", digests))


def count_objections(connection: Connection) -> dict[Identifier, int]:
    """Of how many identifiers of each kind the suppression list holds entries."""
    table = OBJECTION.table.c
    counted = sqlalchemy.select(table.kind, sqlalchemy.func.count(table.digest.distinct())).group_by(table.kind)
    return {Identifier(kind): count for kind, count in connection.execute(counted.order_by(table.kind))}


def count_noes(connection: Connection) -> dict[Identifier, int]:
    """How many persons of each kind of identifier ever refused or withdrew, or do not want a channel."""
    subject, event, wish = SUBJECT.c, EVENT.table.c, PREFERENCE.table.c
    refused = sqlalchemy.select(event.subject).where(event.type.in_([one.value for one in PERSON_S_NO]))
    unwanted = sqlalchemy.select(wish.subject).where(wish.wanted.is_(False))
    said_no = subject.reference.is_not(None) & (subject.id.in_(refused) | subject.id.in_(unwanted))
    counted = sqlalchemy.select(subject.kind, sqlalchemy.func.count()).where(said_no).group_by(subject.kind)
    return {Identifier(kind): count for kind, count in connection.execute(counted.order_by(subject.kind))}


def rows_of(connection: Connection, chain: Chain, column: str, values: Iterable[str]) -> list[Row[Any]]:
    """The rows of a chain that have one of these values in a column, in the order of recording."""
    query = sqlalchemy.select(chain.table).where(chain.table.c[column].in_(tuple(values)))
    return list(connection.execute(query.order_by(chain.table.c.seq)))


@as_written()
def event_of(row: Row[Any], notices: Mapping[int, Notice]) -> ConsentEvent:
    """A stored event as a noun."""
    return ConsentEvent(
        subject=row.subject,
        purpose=row.purpose,
        type=EventType(row.type),
        at=moment_with_offset(row.at, row.at_offset),
        channel=Channel(row.channel) if row.channel else None,
        notice=notices.get(row.notice),
        method=Method(row.method) if row.method else None,
        explicit=bool(row.explicit),
        by_guardian=bool(row.by_guardian),
        recorded_by=row.recorded_by,
    )


@as_written()
def purpose_of(row: Row[Any]) -> Purpose:
    """A stored purpose as a noun."""
    titles = {"nl": row.title_nl, "en": row.title_en or row.title_nl}
    return Purpose(
        code=row.code,
        titles=titles,
        basis=Basis(row.basis),
        special_ground=row.special_ground,
        categories=tuple(json.loads(row.categories)),
        recipients=tuple(json.loads(row.recipients)),
        retention=row.retention,
        channels=tuple(map(Channel, json.loads(row.channels))),
        direct_marketing=bool(row.direct_marketing),
        soft_opt_in=bool(row.soft_opt_in),
        valid_months=row.valid_months,
        review_months=row.review_months,
    )


@as_written()
def _notice(row: Row[Any]) -> Notice:
    return Notice(
        purposes=frozenset(json.loads(row.purposes)),
        version=row.version,
        language=row.language,
        text=row.text,
        sha256=row.sha256,
        since=moment_with_offset(row.since, row.since_offset),
        url=row.url,
    )


@as_written()
def _preference(row: Row[Any]) -> Preference:
    return Preference(Channel(row.channel), bool(row.wanted), moment_with_offset(row.at, row.at_offset))


@as_written()
def _objection(row: Row[Any]) -> Objection:
    return Objection(
        at=moment_with_offset(row.at, row.at_offset),
        purpose=row.purpose,
        channel=Channel(row.channel) if row.channel else None,
        lifted=bool(row.lifted),
    )


@as_written()
def _relation(row: Row[Any]) -> CustomerRelation:
    return CustomerRelation(
        since=moment_with_offset(row.since, row.since_offset),
        obtained_in_sale=bool(row.obtained_in_sale),
        objection_offered=bool(row.objection_offered),
    )
