"""What is recorded in a session: purposes, notices, and what persons said."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from avgtool.consent.state import YES, consent_state
from avgtool.consent.store.reading import (
    load_facts,
    load_objections,
    load_purpose,
    load_purposes,
    refuse_misspelled,
)
from avgtool.consent.store.transaction import Transaction
from avgtool.consent.store.writing import (
    NO_WORDS,
    Words,
    add_notice,
    add_purpose,
    hash_of_words,
    record_event,
    record_objection,
    record_preference,
    record_relation,
)
from avgtool.consent.suppression import lasting_noes, not_entered, standing
from avgtool.consent.tables import OBJECTION, NewNotice, NewObjection, NewPurpose, row_of
from avgtool.ledger.ages import set_age
from avgtool.ledger.appending import append
from avgtool.ledger.keyed import Identifier, objection_digest
from avgtool.ledger.persons import filled
from avgtool.ledger.recordable import one_of, validated
from avgtool.ledger.subjects import known_by
from avgtool.model.consents import Channel, ConsentEvent, CustomerRelation, EventType, Facts, Method

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from avgtool.ledger.persons import Person


class Recording(Transaction):
    """Records within one transaction."""

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
        with self._connection.begin_nested():  # a step that is refused leaves nothing of its person either
            event = replace(event, subject=self._known_or_added(person))
            made = record_event(self._connection, event, self._recorder, words, notice_number=notice)
            if of_age_on or guardian:
                set_age(
                    self._connection,
                    event.subject,
                    turns_16_on=of_age_on,
                    guardian=guardian,
                    recorder=self._recorder,
                )
        return made

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
        """Put a person on the suppression list, or take that back; the person need not be known.

        Args:
            person: Who objects; only a digest is stored.
            purpose: To what; to all direct marketing by default. A ledger that knows no purposes takes any code.
            channel: By which; every one by default.
            at: When; now by default.
            lifted: The person takes such an objection back.
            method: How it came.

        Raises:
            InputError: The ledger knows purposes, and not this one: the objection would stop nothing.
        """
        if purpose is not None and not lifted:
            refuse_misspelled(self._connection, purpose)
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

    def object_as_known(self, subject: str, purpose: str | None = None) -> int | None:
        """Put a person on the suppression list by the identifier that the ledger knows, which nobody need give again.

        Args:
            subject: Id of the person.
            purpose: To what the person objects; to all direct marketing by default.

        Returns:
            How many entries were added: none where the person stands there already; None where the ledger does not
            know the person any more.

        Raises:
            InputError: The ledger knows purposes, and not this one.
        """
        known = known_by(self._connection, subject)
        if known is None:
            return None
        if purpose is not None:
            refuse_misspelled(self._connection, purpose)
        (digest,) = self._digests_stored(*known)
        entered = standing(load_objections(self._connection, (digest,)), self.now)
        if any((one.purpose, one.channel) == (purpose, None) for one in entered):
            return 0
        kind = Identifier(known[0])
        record_objection(self._connection, kind, digest, self._recorder, at=self.now, purpose=purpose)
        return 1

    def withdraw_of(self, subject: str, purpose: str, *, at: datetime | None = None) -> str:
        """Record that a person whom the ledger knows by an id withdraws a consent (:meth:`withdraw`).

        Raises:
            InputError: There is nothing to withdraw.
        """
        event = ConsentEvent(subject=subject, purpose=purpose, type=EventType.WITHDRAWN, at=at or self.now)
        return record_event(self._connection, event, self._recorder)

    def consented(self, subject: str, *, at: datetime | None = None) -> tuple[str, ...]:
        """Codes of the purposes for which a consent of a person holds, by whatever channel."""
        events, moment = load_facts(self._connection, subject, ()).events, at or self.now
        scopes = {code: (None, *one.channels) for code, one in load_purposes(self._connection).items()}
        return tuple(
            code
            for code in dict.fromkeys(one.purpose for one in events)
            if any(consent_state(events, code, scope, moment) in YES for scope in scopes.get(code, (None,)))
        )

    def events_of(self, subject: str) -> tuple[ConsentEvent, ...]:
        """What happened to the consents of a person whom the ledger knows by an id, in the order of recording."""
        return tuple(load_facts(self._connection, subject, ()).events)

    def keep_noes(self, person: Person) -> int:
        """Enter in the suppression list what a person does not want, so that it outlives an erasure.

        What the person refused, withdrew or objected to, and which channels are not wanted, under every identifier
        that is given (:func:`avgtool.consent.suppression.lasting_noes`). What is there already is not entered again.

        Returns:
            How many entries were added.
        """
        keyed = self._keyed(person)
        digests = [digest for _, digest in keyed]
        objections = load_objections(self._connection, digests)
        known = (load_facts(self._connection, one, ()) for one in self.subjects_of(person))
        noes = lasting_noes((Facts(None, objections=objections), *known), self.now)
        made = [
            NewObjection(kind=kind, digest=digest, purpose=no.purpose, channel=no.channel, at=no.at)
            for kind, digest in keyed
            for no in not_entered(noes, load_objections(self._connection, (digest,)))
        ]
        append(self._connection, OBJECTION, [row_of(one) for one in made], self._recorder)
        return len(made)

    def prefer(self, person: Person, channel: Channel | str, *, wanted: bool, at: datetime | None = None) -> int:
        """Record by which channel a person does or does not want to be approached."""
        chosen = one_of(Channel, channel)
        with self._connection.begin_nested():
            subject = self._known_or_added(person)
            return record_preference(
                self._connection, subject, chosen, wanted=wanted, at=at or self.now, recorder=self._recorder
            )

    def relate(self, person: Person, relation: CustomerRelation) -> int:
        """Record since when and how a person is a customer: what the exception for own customers rests on."""
        with self._connection.begin_nested():
            return record_relation(self._connection, self._known_or_added(person), relation, self._recorder)
