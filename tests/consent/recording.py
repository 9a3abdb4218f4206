"""Facts by chance as rows of a real ledger, also such as no step could lead to."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from avgtool.consent.tables import (
    NewConsentEvent,
    NewCustomerRelation,
    NewNotice,
    NewObjection,
    NewPreference,
    NewPurpose,
    chain_for,
    row_of,
)
from avgtool.ledger.ages import set_age
from avgtool.ledger.appending import Recorder, append
from avgtool.ledger.keyed import Identifier, objection_digest, reference
from avgtool.ledger.subjects import ensure_subjects
from tests.consent.generating import NOTICES

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
RECORDER = Recorder("test", NOW)
NUMBERS = {id(one): number for number, one in enumerate(NOTICES.values(), 1)}


def record_all(connection, *made, recorder=RECORDER) -> None:
    """At the ends of their chains."""
    for one in made:
        append(connection, chain_for(one), [row_of(one)], recorder)


def new_purpose(purpose) -> NewPurpose:
    names = ("code", "basis", "special_ground", "channels", "direct_marketing", "soft_opt_in", "valid_months")
    return NewPurpose(title_nl="Nieuwsbrief", **{name: getattr(purpose, name) for name in names})


def new_notices() -> list[NewNotice]:
    """Those of the generated events, with the numbers of :data:`NUMBERS` in a new ledger."""
    names = ("version", "language", "text", "sha256", "since")
    return [
        # Unchecked: the text of one of them was changed after it was recorded.
        NewNotice.model_construct(
            purposes=tuple(sorted(one.purposes)), url=None, **{name: getattr(one, name) for name in names}
        )
        for one in NOTICES.values()
    ]


def record_facts(connection, derive, facts, identifiers, dice) -> None:
    """What is known of one person, known by the first of some identifiers (kind, value); objections by any of them."""
    kind, value = identifiers[0]
    record_all(connection, *(_objection(derive, one, *dice.choice(identifiers)) for one in facts.objections))
    if facts.subject is None:
        return
    text = reference(derive, kind, value)
    subject = ensure_subjects(connection, kind, [text], NOW)[text]
    set_age(connection, subject, turns_16_on=facts.subject.turns_16_on, guardian=None, recorder=RECORDER)
    record_all(connection, *(_event(subject, one) for one in facts.events))
    wishes = ((one.channel, one.wanted, one.at) for one in facts.preferences)
    record_all(connection, *(NewPreference(subject=subject, channel=c, wanted=w, at=at) for c, w, at in wishes))
    if relation := facts.relation:
        names = ("since", "obtained_in_sale", "objection_offered")
        said = {name: getattr(relation, name) for name in names}
        record_all(connection, NewCustomerRelation(subject=subject, **said))


def _event(subject, one) -> NewConsentEvent:
    names = ("purpose", "type", "at", "channel", "explicit", "by_guardian")
    said = {name: getattr(one, name) for name in names}
    number = NUMBERS.get(id(one.notice))
    return NewConsentEvent(record_id=secrets.token_hex(16), subject=subject, notice=number, **said)


def _objection(derive, one, kind: Identifier, value: str) -> NewObjection:
    names = ("purpose", "channel", "lifted", "at")
    said = {name: getattr(one, name) for name in names}
    return NewObjection(kind=kind, digest=objection_digest(derive, kind, value), **said)
