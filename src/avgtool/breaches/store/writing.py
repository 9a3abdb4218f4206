"""Breaches and their steps are written at the end of their chains; within the caller's transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from avgtool.breaches.store.provenance import written
from avgtool.breaches.tables import (
    BREACH,
    BREACH_EVENT,
    BREACH_FACTS,
    NewBreach,
    NewBreachEvent,
    NewBreachFacts,
)
from avgtool.ledger.appending import append
from avgtool.ledger.recordable import row_for, validated

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from avgtool.ledger.appending import Recorder
    from avgtool.ledger.chained import Chain
    from avgtool.ledger.recordable import Made
    from avgtool.model.breaches import Breach, Event, Facts


def add_breach(connection: Connection, breach: Breach, recorder: Recorder) -> None:
    """Add a breach, and that it was recorded: the first of its events."""
    made = validated(NewBreach, {"reference": breach.reference, "capacity": breach.capacity})
    add_event(connection, _append(connection, BREACH, made, recorder), breach.events[0], recorder)


def add_event(connection: Connection, breach: int, event: Event, recorder: Recorder) -> None:
    """Add a step that was checked, and what is known from it on."""
    fields = {
        "breach": breach,
        "step": event.step,
        "at": event.at,
        "ground": event.ground,
        "recipient": event.recipient,
        "persons": event.persons,
        "channel": event.channel,
        "case_number": event.case,
        "documents": event.documents,
        "words": event.words,
    }
    number = _append(connection, BREACH_EVENT, validated(NewBreachEvent, fields), recorder)
    if event.facts is not None:
        known = {"breach": breach, "event": number, **_known(event.facts)}
        _append(connection, BREACH_FACTS, validated(NewBreachFacts, known), recorder)


def _known(facts: Facts) -> dict[str, Any]:
    return {
        "title": facts.title,
        "aware": facts.aware,
        "what": facts.what,
        "nature": facts.nature,
        "cause": facts.cause,
        "begun": _written(facts.begun),
        "ended": _written(facts.ended),
        "persons_least": facts.persons_least,
        "persons_most": facts.persons_most,
        "records": facts.records,
        "subject_groups": facts.groups,
        "kinds": facts.kinds,
        "systems": facts.systems,
        "estimate": written(facts.estimate, facts.scans, facts.left_out),
        "processor": facts.processor,
        "controllers": facts.controllers,
        "consequences": facts.consequences,
        "measures": facts.measures,
    }


def _written(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _append(connection: Connection, chain: Chain, made: Made, recorder: Recorder) -> int:
    (number,) = append(connection, chain, [row_for(chain, made)], recorder)
    return number
