"""One transaction on the ledger, in the terms of consents: everything in it happens, or nothing does.

What programs use (``avgtool.Ledger``), and what every command about consents is made of. A person is named by an
identifier: one's own customer id, or an e-mail address or telephone number, of which only a keyed digest is stored.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from avgtool.consent.approaching import PersonColumns
from avgtool.consent.description import as_of
from avgtool.consent.law import answer
from avgtool.consent.moments import ensure_aware
from avgtool.consent.store.approaching import about_purpose, approachable
from avgtool.consent.store.history import load_history
from avgtool.consent.store.persons import Standing
from avgtool.consent.store.proof import ProofRequest, load_proof, request_of_record
from avgtool.consent.store.reading import (
    agreed_to_less,
    load_facts,
    load_notices,
    load_purpose,
    load_purposes,
    notice_in_force,
)
from avgtool.consent.store.writing import (
    NO_WORDS,
    Words,
    add_notice,
    add_purpose,
    hash_of_words,
    record_age,
    record_event,
    record_objection,
    record_preference,
    record_relation,
)
from avgtool.consent.tables import NewNotice, NewPurpose
from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.ledger.keyed import Identifier, objection_digest
from avgtool.ledger.persons import Person, ensure_person, filled, find_person
from avgtool.ledger.recordable import one_of, validated
from avgtool.model.consents import Channel, ConsentEvent, CustomerRelation, EventType, Facts, Method

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from sqlalchemy import Connection

    from avgtool.consent.store.history import Entry
    from avgtool.consent.store.proof import Proof
    from avgtool.ledger.appending import Recorder
    from avgtool.model.consent_law import ConsentLaw
    from avgtool.model.consents import Answer, Notice, Purpose
    from avgtool.model.purpose import Derive

Frame = TypeVar("Frame")


__all__ = ["ConsentSession", "Person", "Standing"]


class ConsentSession:
    """Reads and records consents within one transaction."""

    def __init__(
        self, connection: Connection, *, derive: Callable[[], Derive], law: ConsentLaw, recorder: Recorder
    ) -> None:
        """Speak of consents over a connection.

        Args:
            connection: Within a transaction; one that writes where anything is recorded.
            derive: Gives the keys of digests; asked only where an identifier must be digested.
            law: Of the country, for the organisation.
            recorder: Who records, and the moment that counts as now.
        """
        self._connection, self._derive, self._law, self._recorder = connection, derive, law, recorder

    @property
    def now(self) -> datetime:
        """The moment that counts as now."""
        return self._recorder.at

    def purposes(self) -> dict[str, Purpose]:
        """Every purpose as it stands now, by its code."""
        return load_purposes(self._connection)

    def notices(self) -> dict[int, Notice]:
        """Every notice that persons were shown, by its number."""
        return load_notices(self._connection)

    def add_purpose(self, code: str, title_nl: str, basis: str, **fields: Any) -> int:
        """Add a purpose, or say what it is from now on.

        Args:
            code: Short name, such as ``nieuwsbrief``.
            title_nl: What it is called in Dutch.
            basis: Letter of art. 6(1) AVG.
            fields: Further fields of :class:`avgtool.consent.tables.NewPurpose`.

        Raises:
            InputError: A field is not as it must be.
        """
        made = validated(NewPurpose, {"code": code, "title_nl": title_nl, "basis": basis, **fields})
        return add_purpose(self._connection, made, self._recorder)

    def agreed_to_less(self, code: str) -> int:
        """How many persons said yes to an earlier description of a purpose, which said less than it does now.

        Raises:
            InputError: The purpose is unknown.
        """
        return agreed_to_less(self._connection, load_purpose(self._connection, code))

    def add_notice(
        self,
        purposes: Sequence[str],
        version: str,
        text: str,
        *,
        language: str = "nl",
        since: datetime | None = None,
        url: str | None = None,
        sha256: str | None = None,
    ) -> int:
        """Add the words that persons are shown; its number.

        Args:
            purposes: Codes of the purposes that it covers.
            version: Its name; new words need a new one.
            text: All of it.
            language: Of the text.
            since: From when it is shown; now by default.
            url: Where it stands.
            sha256: Of the text, where that was taken elsewhere: it must match.

        Raises:
            InputError: A purpose is unknown, the version is taken, or the text does not match its hash.
        """
        fields = {
            "purposes": tuple(purposes),
            "version": version,
            "text": text,
            "language": language,
            "since": since or self.now,
            "url": url,
            "sha256": hash_of_words(text, sha256),
        }
        return add_notice(self._connection, validated(NewNotice, fields), self._recorder)

    def record(  # noqa: PLR0913 - by keyword; each is a field of what happened
        self,
        person: Person,
        purpose: str,
        type: EventType | str = EventType.GIVEN,  # noqa: A002 - what the field is called everywhere
        *,
        at: datetime | None = None,
        channel: Channel | str | None = None,
        notice: int | None = None,
        method: Method | str | None = None,
        explicit: bool = False,
        by_guardian: bool = False,
        of_age_on: date | None = None,
        guardian: str | None = None,
        words: Words = NO_WORDS,
    ) -> str:
        """Record what happened to a consent; its record id.

        Args:
            person: Whose; added when the ledger does not know the person yet.
            purpose: Code.
            type: What happened.
            at: When, with its offset; now by default.
            channel: The one channel that it is about; all of the purpose by default.
            notice: Number of the notice that was shown; for a yes by default the one in force then.
            method: How it came.
            explicit: Said in so many words (art. 9(2)(a)).
            by_guardian: Given by who holds parental responsibility (art. 8).
            of_age_on: When the person turns 16, kept where it matters.
            guardian: A pseudonymous reference to who holds parental responsibility.
            words: Where the proof lies, and more; stored encrypted.

        Raises:
            InputError: See :func:`avgtool.consent.store.writing.record_event`.
        """
        event = ConsentEvent(
            subject="",
            purpose=purpose,
            type=one_of(EventType, type),
            at=at or self.now,
            channel=one_of(Channel, channel) if channel else None,
            method=one_of(Method, method) if method else None,
            explicit=explicit,
            by_guardian=by_guardian,
        )
        load_purpose(self._connection, purpose)
        event = replace(event, subject=self._known_or_added(person))
        if of_age_on or guardian:
            record_age(self._connection, event.subject, of_age_on=of_age_on, guardian=guardian)
        return record_event(self._connection, event, self._recorder, words, notice_number=notice)

    def withdraw(
        self,
        person: Person,
        purpose: str,
        *,
        at: datetime | None = None,
        channel: Channel | str | None = None,
        method: Method | str | None = None,
    ) -> str:
        """Record that a person withdraws a consent: as easy as giving it, and from that moment on (art. 7(3)).

        Raises:
            InputError: There is nothing to withdraw.
        """
        return self.record(person, purpose, EventType.WITHDRAWN, at=at, channel=channel, method=method)

    def object(
        self,
        person: Person,
        purpose: str | None = None,
        *,
        channel: Channel | str | None = None,
        at: datetime | None = None,
        lifted: bool = False,
        method: Method | str | None = None,
    ) -> int:
        """Put a person on the suppression list, or take that back; the person need not be known, nor the purpose.

        Args:
            person: Who objects; only a digest is stored.
            purpose: To what; to all direct marketing by default.
            channel: By which; every one by default.
            at: When; now by default.
            lifted: The person takes such an objection back.
            method: How it came.
        """
        return record_objection(
            self._connection,
            person.kind,
            objection_digest(self._derive(), person.kind, filled(person)),
            self._recorder,
            at=at or self.now,
            purpose=purpose,
            channel=one_of(Channel, channel) if channel else None,
            lifted=lifted,
            method=one_of(Method, method) if method else None,
        )

    def prefer(self, person: Person, channel: Channel | str, *, wanted: bool, at: datetime | None = None) -> int:
        """Record by which channel a person does or does not want to be approached."""
        subject = self._known_or_added(person)
        chosen = one_of(Channel, channel)
        return record_preference(
            self._connection, subject, chosen, wanted=wanted, at=at or self.now, recorder=self._recorder
        )

    def relate(self, person: Person, relation: CustomerRelation) -> int:
        """Record since when and how a person is a customer: what the exception for own customers rests on."""
        return record_relation(self._connection, self._known_or_added(person), relation, self._recorder)

    def may_approach(
        self, person: Person, purpose: str, channel: Channel | str | None = None, *, at: datetime | None = None
    ) -> Answer:
        """Whether a person may be approached for a purpose at a moment, and why."""
        chosen = one_of(Channel, channel) if channel else None
        moment = ensure_aware(at or self.now)
        known = as_of(load_purpose(self._connection, purpose), moment)
        return answer(self.facts(person, at=at), known, chosen, moment, self._law)

    def approachable(  # noqa: PLR0913 - by keyword; each says where something stands
        self,
        frame: Frame,
        purpose: str,
        channel: Channel | str | None = None,
        *,
        subject: str,
        kind: Identifier | str = Identifier.CUSTOMER,
        email: str | None = None,
        phone: str | None = None,
        at: datetime | None = None,
    ) -> Frame:
        """The rows of a table whose persons may be approached: many at once, with the answers of ``may_approach``.

        Args:
            frame: A pandas, Polars or PyArrow table; it is not altered.
            purpose: Code.
            channel: By which; needed where the purpose has any.
            subject: The column that says whose row it is. A row without is left out.
            kind: What that column holds: ``customer``, ``email``, ``phone``.
            email: The column of e-mail addresses, by which objections are found too.
            phone: The column of telephone numbers, likewise.
            at: When they are to be approached; now by default.

        Returns:
            A table of the same type, with its rows in the same order.

        Raises:
            InputError: The purpose is unknown or does not use the channel, or it is no table.
            SettingsError: The table does not have a column that was named.
        """
        chosen = one_of(Channel, channel) if channel else None
        question = about_purpose(self._connection, purpose, chosen, at or self.now, self._law)
        columns = PersonColumns(subject, one_of(Identifier, kind), email, phone)
        return approachable(self._connection, frame, columns, question, self._derive)

    def status(
        self,
        person: Person,
        *,
        at: datetime | None = None,
        purpose: str | None = None,
        channel: Channel | str | None = None,
    ) -> tuple[Standing, ...]:
        """How a person stands in every purpose, by every channel of it, or in one of these.

        Raises:
            InputError: The purpose is unknown.
        """
        facts, moment = self.facts(person, at=at), ensure_aware(at or self.now)
        only = one_of(Channel, channel) if channel else None
        chosen = (load_purpose(self._connection, purpose),) if purpose else tuple(self.purposes().values())
        return tuple(
            Standing(one, by, answer(facts, one, by, moment, self._law))
            for one in (as_of(each, moment) for each in chosen)
            for by in ((only,) if only else (one.channels or (None,)))
        )

    def facts(self, person: Person, *, at: datetime | None = None) -> Facts:
        """Everything known of a person."""
        return load_facts(self._connection, self.subject_of(person), self.digests_of(person), at=at or self.now)

    def history(self, person: Person) -> tuple[Entry, ...]:
        """Everything that was recorded about a person, in the order of recording."""
        return load_history(self._connection, self.subject_of(person), self.digests_of(person))

    def proof(self, person: Person, purpose: str, *, at: datetime | None = None) -> Proof:
        """What proves the last consent of a person for a purpose.

        Args:
            person: Whose.
            purpose: Code.
            at: The moment by which it is judged, and later than which nothing counts; now by default.

        Raises:
            InputError: The purpose or the person is unknown, or there is no consent.
        """
        load_purpose(self._connection, purpose)
        subject = self.subject_of(person)
        if subject is None:
            raise InputError(msg("The ledger does not know this person."))
        return self._proof(ProofRequest(subject, purpose, None, at or self.now), self.digests_of(person))

    def proof_of_record(self, record: str, *, at: datetime | None = None) -> Proof:
        """What proves one event, by its id; also of somebody who was erased.

        Raises:
            InputError: There is no such event.
        """
        return self._proof(request_of_record(self._connection, record, at or self.now), ())

    def _proof(self, request: ProofRequest, digests: Sequence[str]) -> Proof:
        return load_proof(
            self._connection, request, lambda *stored: (*digests, *self._digests_stored(*stored)), self._law
        )

    def notice_number(
        self, purpose: str, version: str | None = None, language: str | None = None, at: datetime | None = None
    ) -> int:
        """The number of a notice, by its name.

        Raises:
            InputError: There is none for this purpose at that moment.
        """
        found = notice_in_force(self.notices(), purpose, at or self.now, language, version)
        if found is None:
            raise InputError(
                msg("There is no such notice for {purpose} at that moment.", purpose=purpose),
                hint=msg("Look at them with: avgtool consent notice list"),
            )
        return found

    def subject_of(self, person: Person) -> str | None:
        """The id of a person; none where the ledger does not know one."""
        return find_person(self._connection, person, self._derive)

    def digests_of(self, person: Person) -> tuple[str, ...]:
        """What the suppression list would hold of a person."""
        named = (person, *person.also)
        return tuple(objection_digest(self._derive(), one.kind, filled(one)) for one in named)

    def _digests_stored(self, kind: str, stored: str | None) -> tuple[str, ...]:
        """The digest of the one identifier by which the ledger knows a person; none of who was erased."""
        if stored is None:
            return ()
        if kind != Identifier.CUSTOMER.value:
            return (stored,)
        return (objection_digest(self._derive(), Identifier.CUSTOMER, stored),)

    def _known_or_added(self, person: Person) -> str:
        return ensure_person(self._connection, person, self._derive, self._recorder.at)
