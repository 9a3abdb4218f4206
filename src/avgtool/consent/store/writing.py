"""What happens to consents is checked, and written at the end of its chain; within the caller's transaction."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from avgtool.consent.state import YES, check_step, kind_of_no
from avgtool.consent.store.reading import load_facts, load_notices, load_purpose, load_purposes, notice_in_force
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
from avgtool.consent.validity import EXPLICIT_CONSENT
from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.ledger.appending import append
from avgtool.ledger.recordable import refuse_future
from avgtool.ledger.subjects import seal, shred_keys
from avgtool.model.consents import Basis

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Connection

    from avgtool.ledger.appending import Recorder
    from avgtool.ledger.keyed import Identifier
    from avgtool.ledger.recordable import Made
    from avgtool.model.consents import Channel, ConsentEvent, CustomerRelation, Method, Notice


@dataclass(frozen=True, slots=True)
class Words:
    """What is written beside an event in one's own words; stored encrypted, unreadable once the person is erased."""

    evidence: str | None = None
    """Where the proof lies: a form, a call, a log."""
    guardian_check: str | None = None
    """How it was checked that a parent consented (art. 8(2) AVG)."""
    note: str | None = None


NO_WORDS = Words()


def add_purpose(connection: Connection, purpose: NewPurpose, recorder: Recorder) -> int:
    """Add a purpose, or what it is from now on; its number in the chain.

    Raises:
        InputError: It rests on consent and on the exception for one's own customers at once.
    """
    if purpose.soft_opt_in and (purpose.basis is Basis.CONSENT or purpose.special_ground == EXPLICIT_CONSENT):
        raise InputError(
            msg(
                "{purpose} rests on consent: the exception for own customers cannot replace that.", purpose=purpose.code
            ),
            hint=msg(
                "Tw 11.7(3) lets you e-mail customers without consent, on another basis: give --basis f with "
                "--soft-opt-in, or leave --soft-opt-in out."
            ),
        )
    return _append(connection, purpose, recorder)


def add_notice(connection: Connection, notice: NewNotice, recorder: Recorder) -> int:
    """Add the words that persons are shown; their number in the chain.

    Raises:
        InputError: A purpose is unknown, or the version is taken.
    """
    known = load_purposes(connection)
    for code in notice.purposes:
        if code not in known:
            load_purpose(connection, code)
    for other in load_notices(connection).values():
        same = (other.version, other.language) == (notice.version, notice.language)
        if same and not other.purposes.isdisjoint(notice.purposes):
            raise InputError(
                msg("There is a notice of version {version} in this language.", version=notice.version),
                hint=msg("What persons were shown never changes: give other words a version of their own."),
            )
    return _append(connection, notice, recorder)


def hash_of_words(text: str, taken_elsewhere: str | None) -> str:
    """The SHA-256 of a text in UTF-8, as hexadecimal digits.

    Raises:
        InputError: It was taken elsewhere, over another text.
    """
    own = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if taken_elsewhere not in {None, own}:
        raise InputError(
            msg("The text of the notice does not match its SHA-256."),
            hint=msg("Take the hash over the very text, in UTF-8, or leave it out."),
        )
    return own


def record_event(
    connection: Connection,
    event: ConsentEvent,
    recorder: Recorder,
    words: Words = NO_WORDS,
    *,
    notice_number: int | None = None,
    batch: str | None = None,
) -> str:
    """Add what happened to a consent, when it may follow what happened before; its record id.

    A refusal of who had consented is recorded as the withdrawal that it is.

    Args:
        connection: In a transaction that writes.
        event: What happened; its notice is found by ``notice_number``.
        recorder: Who writes it down, and when.
        words: Stored encrypted.
        notice_number: Of the notice that was shown; for a yes by default the one in force at that moment.
        batch: Of an import.

    Raises:
        InputError: The purpose is unknown, the moment lies ahead, nothing was given that could be withdrawn, or no
            notice is known for a yes.
    """
    refuse_future(event.at, recorder.at)
    purpose = load_purpose(connection, event.purpose)
    if event.channel is not None and event.channel not in purpose.channels:
        raise InputError(
            msg("{purpose} does not approach anybody by {channel}.", purpose=purpose.code, channel=event.channel.value),
            hint=msg("Its channels: {channels}.", channels=", ".join(one.value for one in purpose.channels) or "–"),
        )
    notices = load_notices(connection)
    facts = load_facts(connection, event.subject, (), notices)
    event = replace(event, type=kind_of_no(facts.events, event, purpose.channels))
    check_step(facts.events, event, purpose.channels)
    shown = _notice_of(event, notices, notice_number)
    made = NewConsentEvent(
        record_id=secrets.token_hex(16),
        subject=event.subject,
        purpose=event.purpose,
        type=event.type,
        at=event.at,
        channel=event.channel,
        notice=shown,
        method=event.method,
        explicit=event.explicit,
        by_guardian=event.by_guardian,
        batch=batch,
        **_sealed(connection, event.subject, words),
    )
    _append(connection, made, recorder)
    return made.record_id


def record_preference(
    connection: Connection, subject: str, channel: Channel, *, wanted: bool, at: datetime, recorder: Recorder
) -> int:
    """Add by which channel a person does or does not want to be approached."""
    refuse_future(at, recorder.at)
    return _append(connection, NewPreference(subject=subject, channel=channel, wanted=wanted, at=at), recorder)


def record_objection(  # noqa: PLR0913 - by keyword; each is a field of an objection
    connection: Connection,
    kind: Identifier,
    digest: str,
    recorder: Recorder,
    *,
    at: datetime,
    purpose: str | None = None,
    channel: Channel | None = None,
    lifted: bool = False,
    method: Method | None = None,
) -> int:
    """Add somebody to the suppression list, or take an objection back; needs no consent, and no known person.

    Args:
        connection: In a transaction that writes.
        kind: What the digest was taken over.
        digest: :func:`avgtool.ledger.keyed.objection_digest`.
        recorder: Who writes it down, and when.
        at: When the person objected.
        purpose: To which; to all direct marketing by default. It need not be in the ledger.
        channel: By which; every one by default.
        lifted: The person takes such an objection back.
        method: How it came.
    """
    refuse_future(at, recorder.at)
    made = NewObjection(kind=kind, digest=digest, purpose=purpose, channel=channel, lifted=lifted, at=at, method=method)
    return _append(connection, made, recorder)


def record_relation(connection: Connection, subject: str, relation: CustomerRelation, recorder: Recorder) -> int:
    """Add since when and how a person is a customer (Tw 11.7(3))."""
    refuse_future(relation.since, recorder.at)
    made = NewCustomerRelation(
        subject=subject,
        since=relation.since,
        obtained_in_sale=relation.obtained_in_sale,
        objection_offered=relation.objection_offered,
    )
    return _append(connection, made, recorder)


def _notice_of(event: ConsentEvent, notices: Mapping[int, Notice], number: int | None) -> int | None:
    if number is not None or event.type not in YES:
        return number
    found = notice_in_force(notices, event.purpose, event.at)
    if found is None:
        raise InputError(
            msg("No notice is known that persons were shown for {purpose} at that moment.", purpose=event.purpose),
            hint=msg("Without it a consent proves nothing (GDPR 7(1)). Add one: avgtool consent notice add"),
        )
    return found


def _sealed(connection: Connection, subject: str, words: Words) -> dict[str, str]:
    said = {"evidence": words.evidence, "guardian_check": words.guardian_check, "note": words.note}
    given = {name: text for name, text in said.items() if text}
    if not given:
        return {}
    key = shred_keys(connection, (subject,))[subject]
    return {name: seal(key, text) for name, text in given.items()}


def _append(connection: Connection, made: Made, recorder: Recorder) -> int:
    (number,) = append(connection, chain_for(made), [row_of(made)], recorder)
    return number
