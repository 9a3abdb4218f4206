"""Rows for tests of the ledger: made-up persons, events as they come in."""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime, timedelta

from avgtool.consent.tables import EVENT, NOTICE, NewConsentEvent, NewNotice, row_of
from avgtool.ledger.appending import Recorder, append
from avgtool.ledger.keyed import Identifier
from avgtool.ledger.opening import OpenLedger
from avgtool.ledger.subjects import ensure_subjects
from avgtool.model.consents import Channel, EventType, Method

NOW = datetime(2026, 11, 22, 9, 15, tzinfo=UTC)
RECORDER = Recorder("balie", NOW)


def notice(**changes) -> NewNotice:
    """Words that persons were shown."""
    text = changes.get("text", "Ja, stuur mij de nieuwsbrief.")
    said = {
        "purposes": ("nieuwsbrief",),
        "version": "2026-03",
        "language": "nl",
        "text": text,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "since": NOW,
    }
    return NewNotice(**{**said, **changes})


def event(subject: str, number: int = 0, **changes) -> NewConsentEvent:
    """Somebody consents, some minutes after ``NOW``."""
    said = {
        "record_id": secrets.token_hex(16),
        "subject": subject,
        "purpose": "nieuwsbrief",
        "type": EventType.GIVEN,
        "at": NOW + timedelta(minutes=number),
        "channel": Channel.EMAIL,
        "notice": 1,
        "method": Method.WEBFORM,
    }
    return NewConsentEvent(**{**said, **changes})


def filled(ledger: OpenLedger, count: int = 5) -> list[str]:
    """Put a notice and an event of each of some persons into a ledger; their ids."""
    with ledger.database.writing() as connection:
        references = [f"K{number}" for number in range(1, count + 1)]
        ids = list(ensure_subjects(connection, Identifier.CUSTOMER, references, NOW).values())
        append(connection, NOTICE, [row_of(notice())], RECORDER)
        append(connection, EVENT, [row_of(event(id_, number)) for number, id_ in enumerate(ids)], RECORDER)
    return ids
