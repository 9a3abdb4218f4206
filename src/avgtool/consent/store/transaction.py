"""A transaction on the ledger, and the persons in it: what recording and asking share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.ledger.keyed import Identifier, objection_digest
from avgtool.ledger.persons import Person, ensure_person, filled, find_person

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy import Connection

    from avgtool.ledger.appending import Recorder
    from avgtool.model.consent_law import ConsentLaw
    from avgtool.model.purpose import Derive


class Transaction:
    """A connection, the law and the key, and who records."""

    def __init__(
        self,
        connection: Connection,
        *,
        derive: Callable[[], Derive],
        law: ConsentLaw,
        recorder: Recorder,
        nobody: frozenset[str] = frozenset(),
    ) -> None:
        """Speak of consents over a connection.

        Args:
            connection: Within a transaction; one that writes where anything is recorded.
            derive: Gives the keys of digests; asked only where an identifier must be digested.
            law: Of the country, for the organisation.
            recorder: Who records, and the moment that counts as now.
            nobody: Words that tables have in the place of an address where there is none.
        """
        self._connection, self._derive, self._law, self._recorder = connection, derive, law, recorder
        self._nobody = nobody

    @property
    def now(self) -> datetime:
        """The moment that counts as now."""
        return self._recorder.at

    def subject_of(self, person: Person) -> str | None:
        """The id of a person; none where the ledger does not know one."""
        return find_person(self._connection, person, self._derive)

    def others_of(self, person: Person) -> tuple[str, ...]:
        """The ids by which the ledger knows a person too: those of the further identifiers."""
        found = (find_person(self._connection, one, self._derive) for one in person.also)
        ids = dict.fromkeys(one for one in found if one is not None)
        ids.pop(self.subject_of(person) or "", None)
        return tuple(ids)

    def subjects_of(self, person: Person) -> tuple[str, ...]:
        """Every id by which the ledger knows a person, of all identifiers that are given."""
        subject = self.subject_of(person)
        return (*((subject,) if subject else ()), *self.others_of(person))

    def digests_of(self, person: Person) -> tuple[str, ...]:
        """What the suppression list would hold of a person."""
        return tuple(digest for _, digest in self._keyed(person))

    def _keyed(self, person: Person) -> tuple[tuple[Identifier, str], ...]:
        """Each identifier of a person, as the suppression list has it."""
        named = (person, *person.also)
        return tuple((one.kind, objection_digest(self._derive(), one.kind, filled(one))) for one in named)

    def _digests_stored(self, kind: str, stored: str | None) -> tuple[str, ...]:
        """The digest of the one identifier by which the ledger knows a person; none of who was erased."""
        if stored is None:
            return ()
        if kind != Identifier.CUSTOMER.value:
            return (stored,)
        return (objection_digest(self._derive(), Identifier.CUSTOMER, stored),)

    def _known_or_added(self, person: Person) -> str:
        return ensure_person(self._connection, person, self._derive, self._recorder.at)
