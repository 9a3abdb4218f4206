"""A believable proof of a consent, made by hand; synthetic."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

from avgtool.consent.receipts.issuer import Issuer
from avgtool.consent.store.history import Entry
from avgtool.consent.store.proof import Principal, Proof
from avgtool.model.consents import Answer, Basis, Channel, EventType, Notice, Purpose, Reason

CET = timezone(timedelta(hours=1))
GIVEN_AT = datetime(2026, 3, 1, 10, 15, tzinfo=CET)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
WORDS = "Ja, stuur mij de nieuwsbrief.\n\nIk kan mij altijd afmelden met de link onder elke mail."
ISSUER = Issuer(
    name="Voorbeeld Retail BV",
    address="Dorpsstraat 1, 1012 AB Amsterdam",
    contact="privacy@example.nl",
    phone="020-1234567",
    officer="mr. A. de Vries",
    privacy_url="https://example.nl/privacy",
    withdrawal="met de link in elke mail",
    rights_url="https://example.nl/rechten",
    jurisdiction="NL",
    storage="Nederland",
    authority="Autoriteit Persoonsgegevens",
    authority_url="https://autoriteitpersoonsgegevens.nl",
)
SILENT = Issuer(
    *[""] * 8, jurisdiction="NL", storage="", authority=ISSUER.authority, authority_url=ISSUER.authority_url
)
"""Of an avgtool.yaml that says nothing."""
NEWSLETTER = Purpose(
    code="nieuwsbrief",
    titles={"nl": "Nieuwsbrief", "en": "Newsletter"},
    basis=Basis.CONSENT,
    categories=("email", "voornaam"),
    recipients=("Mailprovider BV",),
    retention="P2Y",
    channels=(Channel.EMAIL, Channel.SMS),
    direct_marketing=True,
)


def notice(text: str = WORDS, **changes) -> Notice:
    """Words with their hash."""
    said = Notice(
        purposes=frozenset({"nieuwsbrief"}),
        version="2026-01",
        language="nl",
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        since=datetime(2026, 1, 1, tzinfo=CET),
    )
    return replace(said, **changes)


def entry(type_: str = "given", seq: int = 1, at: datetime = GIVEN_AT, **changes) -> Entry:
    """Something that was recorded an hour after it happened."""
    said = Entry(
        chain="consent_event",
        seq=seq,
        at=at,
        recorded_at=(at + timedelta(hours=1)).astimezone(UTC),
        recorded_by="M. de Groot",
        hash=f"{seq:064x}",
        fields={"type": type_, "purpose": "nieuwsbrief", "method": "webform", "record_id": f"{seq:032x}"},
    )
    return replace(said, **changes)


GIVEN = entry(notice=notice(), words={"evidence": "formulier 7"})
WITHDRAWN = entry("withdrawn", 2, GIVEN_AT + timedelta(days=90), recorded_by="S. Bakker")
OF_SMS = replace(WITHDRAWN, fields={**WITHDRAWN.fields, "channel": "sms"})


def proof(*events: Entry, **changes) -> Proof:
    """What proves the first of some events; by default a consent that was withdrawn for text messages."""
    all_of_them = events or (GIVEN, OF_SMS)
    agreed = Answer(allowed=True, reason=Reason.CONSENT, since=GIVEN_AT)
    no_sms = Answer(allowed=False, reason=Reason.WITHDRAWN, since=OF_SMS.at)
    said = Proof(
        principal=Principal("5f" * 20, "K-1001"),
        purpose=NEWSLETTER,
        purpose_changed=False,
        event=all_of_them[0],
        events=all_of_them,
        agreed=agreed,
        state=EventType.GIVEN,
        standing=((Channel.EMAIL, agreed), (Channel.SMS, no_sms)),
        at=NOW,
    )
    return replace(said, **changes)


def marked(event: Entry, **fields) -> Entry:
    """An event of which more is known."""
    return replace(event, fields={**event.fields, **fields})
