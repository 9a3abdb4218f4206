"""How many consents a purpose lost when it was described anew: what ``purpose add`` warns of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import polars as pl
import sqlalchemy

from avgtool.consent.facts_frame import Tables, deciding, facts_frame
from avgtool.consent.law_frame import agreements
from avgtool.consent.marketing import asks_consent, rests_on_consent
from avgtool.consent.state import PERSON_S_NO, YES
from avgtool.consent.store.reading import load_notices
from avgtool.consent.tables import EVENT
from avgtool.ledger.columns import as_moment, read_columns
from avgtool.ledger.subjects import SubjectRow
from avgtool.model.consents import Channel, EventType, Reason

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection, Select

    from avgtool.model.consent_law import ConsentLaw
    from avgtool.model.consents import Purpose

_SUBJECT: sqlalchemy.Table = SubjectRow.__table__  # type: ignore[attr-defined]
_EVENTS = ("seq", "subject", "purpose", "type", "at", "channel", "notice", "explicit", "by_guardian")
_NONE = Tables(
    events=pl.LazyFrame(),
    subjects=pl.LazyFrame(),
    preferences=pl.LazyFrame(
        schema={"subject": pl.String, "channel": pl.String, "wanted": pl.Boolean, "at": pl.Datetime("us", "UTC")}
    ),
    objections=pl.LazyFrame(
        schema={
            "subject": pl.String,
            "purpose": pl.String,
            "channel": pl.String,
            "lifted": pl.Boolean,
            "at": pl.Datetime("us", "UTC"),
        }
    ),
    relations=pl.LazyFrame(
        schema={
            "subject": pl.String,
            "since": pl.Datetime("us", "UTC"),
            "obtained_in_sale": pl.Boolean,
            "objection_offered": pl.Boolean,
            "seq": pl.Int64,
        }
    ),
)


def agreed_to_less(connection: Connection, purpose: Purpose, at: datetime, law: ConsentLaw) -> int:
    """How many persons have a consent that would hold, had the purpose always said what it says now.

    Only where consent is needed: by one of its channels, or by the purpose where it approaches nobody.

    Args:
        connection: In a transaction.
        purpose: With its earlier descriptions.
        at: The moment asked about.
        law: Of the country.
    """
    asked = [one for one in purpose.channels or (None,) if asks_consent(purpose, one, at, law)]
    if not purpose.earlier or not asked:
        return 0
    tables, notices = _read(connection, purpose), load_notices(connection)

    def lost(channel: Channel | None) -> pl.LazyFrame:
        judged = agreements(facts_frame(tables, purpose, channel, at), purpose, channel, at, law, notices)
        held = pl.col("consent_then") == Reason.CONSENT.value
        return judged.filter(held & pl.col("described_anew").is_not_null()).select("subject")

    found = pl.concat([lost(channel) for channel in asked]).select(pl.col("subject").n_unique())
    return int(found.collect(engine="streaming").item())


@dataclass(frozen=True, slots=True)
class Answers:
    """How many persons answered, when they were asked for consent."""

    yes: int
    no: int


def answered_before(connection: Connection, purpose: Purpose, at: datetime) -> Answers | None:
    """What was answered to a purpose that rested on consent and rests on something else now; none for any other.

    Of a person who said yes by one channel and no by another both count.
    """
    if not purpose.rested_on_consent or rests_on_consent(purpose):
        return None
    events = _read(connection, purpose).events
    last = [deciding(events, purpose, one, at).select("subject", "type") for one in (None, *Channel)]

    def persons(types: frozenset[EventType]) -> pl.Expr:
        return pl.col("subject").filter(pl.col("type").is_in([one.value for one in types])).n_unique()

    yes, no = pl.concat(last).select(yes=persons(YES), no=persons(PERSON_S_NO)).collect(engine="streaming").row(0)
    return Answers(yes, no)


def _read(connection: Connection, purpose: Purpose) -> Tables:
    """The events of the purpose, of persons who were not erased."""
    events: Select[Any] = sqlalchemy.select(*(EVENT.table.c[name] for name in _EVENTS))
    persons: Select[Any] = sqlalchemy.select(_SUBJECT.c.id.label("subject"), _SUBJECT.c.turns_16_on)
    alive = read_columns(connection, persons.where(_SUBJECT.c.reference.is_not(None))).lazy()
    happened = read_columns(connection, events.where(EVENT.table.c.purpose == purpose.code)).lazy()
    return replace(
        _NONE,
        events=happened.with_columns(as_moment("at")).join(alive, on="subject", how="semi"),
        subjects=alive.with_columns(pl.col("turns_16_on").str.to_date("%Y-%m-%d")),
    )
