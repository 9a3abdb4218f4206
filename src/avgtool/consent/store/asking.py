"""What is asked in a session: who may be approached, how somebody stands, and what proves it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from avgtool.consent.approaching import PersonColumns
from avgtool.consent.description import as_of
from avgtool.consent.law import answer
from avgtool.consent.moments import ensure_aware
from avgtool.consent.review import review
from avgtool.consent.store.approaching import about_purpose, approachable
from avgtool.consent.store.described_anew import agreed_to_less, answered_before
from avgtool.consent.store.history import load_history
from avgtool.consent.store.lookalikes import count_alike
from avgtool.consent.store.persons import Missed, Standing
from avgtool.consent.store.proof import ProofRequest, load_proof, request_of_record
from avgtool.consent.store.reading import (
    count_noes,
    count_objections,
    load_facts,
    load_notices,
    load_purpose,
    load_purposes,
    notice_in_force,
)
from avgtool.consent.store.transaction import Transaction
from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.ledger.keyed import Identifier
from avgtool.ledger.recordable import one_of
from avgtool.model.consents import Channel, Facts, Reason

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from avgtool.consent.store.described_anew import Answers
    from avgtool.consent.store.history import Entry
    from avgtool.consent.store.proof import Proof
    from avgtool.ledger.persons import Person
    from avgtool.model.consents import Answer, Notice, Purpose

Frame = TypeVar("Frame")
_NOT_TO_BE_ASKED = frozenset({Reason.OBJECTION, Reason.CHANNEL_NOT_WANTED, Reason.CHANNEL_NOT_IN_PURPOSE})
"""Asking is approaching, too."""


class Asking(Transaction):
    """Reads within one transaction."""

    def purposes(self) -> dict[str, Purpose]:
        """Every purpose as it stands now, by its code."""
        return load_purposes(self._connection)

    def purpose(self, code: str) -> Purpose:
        """One purpose, as it stands now.

        Raises:
            InputError: The ledger does not know it; the error names those that it knows.
        """
        return load_purpose(self._connection, code)

    def notices(self) -> dict[int, Notice]:
        """Every notice that persons were shown, by its number."""
        return load_notices(self._connection)

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

    def agreed_to_less(self, code: str) -> int:
        """How many persons said yes to an earlier description of a purpose, and thereby not to what it says now.

        Raises:
            InputError: The purpose is unknown.
        """
        return agreed_to_less(self._connection, load_purpose(self._connection, code), self.now, self._law)

    def lookalikes(self, person: Person) -> int:
        """How many customer ids of the ledger differ from a person's only by upper and lower case."""
        return count_alike(self._connection, person.value) if person.kind is Identifier.CUSTOMER else 0

    def answered_before(self, code: str) -> Answers | None:
        """How many persons said yes and no to a purpose while it rested on consent; none where it still does, or never.

        Raises:
            InputError: The purpose is unknown.
        """
        return answered_before(self._connection, load_purpose(self._connection, code), self.now)

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
        post: str | None = None,
        at: datetime | None = None,
    ) -> Frame:
        """The rows of a table whose persons may be approached: many at once, with the answers of ``may_approach``.

        Args:
            frame: A pandas, Polars or PyArrow table; it is not altered.
            purpose: Code.
            channel: By which; needed where the purpose has any.
            subject: The column that says whose row it is. A row without is left out.
            kind: What that column holds: ``customer``, ``email``, ``phone``, ``post``.
            email: The column of e-mail addresses, by which objections are found too.
            phone: The column of telephone numbers, likewise.
            post: The column of postal addresses in one line, likewise.
            at: When they are to be approached; now by default.

        Returns:
            A table of the same type, with its rows in the same order.

        Raises:
            InputError: The purpose is unknown or does not use the channel, or it is no table.
            SettingsError: The table does not have a column that was named.
        """
        chosen = one_of(Channel, channel) if channel else None
        question = about_purpose(self._connection, purpose, chosen, at or self.now, self._law)
        columns = PersonColumns(subject, one_of(Identifier, kind), email, phone, post=post)
        return approachable(self._connection, frame, columns, question, self._derive, self._nobody)

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
        notices = tuple(self.notices().values())
        return tuple(
            self._standing(facts, one, by, moment, notices)
            for one in (as_of(each, moment) for each in chosen)
            for by in ((only,) if only else (one.channels or (None,)))
        )

    def _standing(
        self, facts: Facts, purpose: Purpose, channel: Channel | None, at: datetime, notices: Sequence[Notice]
    ) -> Standing:
        answered = answer(facts, purpose, channel, at, self._law)
        if answered.reason in _NOT_TO_BE_ASKED:
            return Standing(purpose, channel, answered)
        again = review(facts, purpose, channel, at, self._law, notices=notices)
        return Standing(purpose, channel, answered, again)

    def entries_not_looked_up(self, person: Person) -> dict[Identifier, int]:
        """Of how many identifiers of other kinds than those given the suppression list holds entries."""
        return {kind: one.objections for kind, one in self.not_looked_up(person).items() if one.objections}

    def not_looked_up(self, person: Person) -> dict[Identifier, Missed]:
        """What the ledger holds of identifiers of other kinds than those given, any of which may be this person's.

        Objections and noes are found by the identifier by which they were made alone.
        """
        objections, noes = count_objections(self._connection), count_noes(self._connection)
        given = {one.kind for one in (person, *person.also)}
        kinds = sorted({*objections, *noes} - given)
        return {kind: Missed(objections.get(kind, 0), noes.get(kind, 0)) for kind in kinds}

    def facts(self, person: Person, *, at: datetime | None = None) -> Facts:
        """Everything known of a person."""
        return load_facts(
            self._connection,
            self.subject_of(person),
            self.digests_of(person),
            at=at or self.now,
            others=self.others_of(person),
        )

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
        kinds = frozenset(one.kind for one in (person, *person.also))
        request = ProofRequest(subject, purpose, None, at or self.now, self.others_of(person), kinds)
        return self._proof(request, self.digests_of(person))

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
