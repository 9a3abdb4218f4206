"""One transaction on the ledger, in the terms of breaches: everything in it happens, or nothing does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from avgtool.breaches.guards import check_facts, check_step
from avgtool.breaches.standing import Standing, standing
from avgtool.breaches.store.reading import load_breach, load_breaches, next_reference
from avgtool.breaches.store.writing import add_breach, add_event
from avgtool.ledger.recordable import one_of, refuse_future
from avgtool.model.activities import Capacity
from avgtool.model.breaches import Breach, Event, Facts, Step

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from avgtool.ledger.appending import Recorder
    from avgtool.model.breaches import BreachLaw


class BreachSession:
    """Reads and records breaches within one transaction."""

    def __init__(self, connection: Connection, *, law: BreachLaw, hours: int, recorder: Recorder) -> None:
        """Speak of breaches over a connection.

        Args:
            connection: Within a transaction; one that writes where anything is recorded.
            law: Of breaches.
            hours: Of the term within which the authority is notified.
            recorder: Who records, and the moment that counts as now.
        """
        self._connection, self._recorder = connection, recorder
        self.law, self.hours, self.zone = law, hours, ZoneInfo(law.timezone)

    @property
    def now(self) -> datetime:
        """The moment that counts as now, by the clock of the country."""
        return self._recorder.at.astimezone(self.zone)

    def open(self, facts: Facts, capacity: Capacity = Capacity.CONTROLLER) -> Breach:
        """Record a breach with what is known of it.

        Raises:
            InputError: It was known in the future, or what is said of it cannot be so.
        """
        refuse_future(facts.aware, self.now)
        check_facts(facts)
        made = Breach(
            next_reference(self._connection, facts.aware.astimezone(self.zone).year),
            capacity,
            (Event(Step.RECORD, self.now, self._recorder.by, self.now, facts=facts),),
        )
        add_breach(self._connection, made, self._recorder)
        return made

    def add(self, reference: str, *, at: datetime | None = None, words: str | None = None, **known: Any) -> Breach:
        """Add what became known; fields as in :class:`avgtool.model.breaches.Facts`, others stay as they were.

        What is given takes the place of what was known, lists as well (:func:`avgtool.breaches.adding.with_more` lets
        them grow); the register tells both.

        Raises:
            InputError: The breach is unknown or closed, or what is said of it cannot be so.
        """
        before = load_breach(self._connection, reference).breach.facts
        facts = replace(before, **known)
        refuse_future(facts.aware, self.now)
        check_facts(facts)
        return self.take(reference, Step.ADD, at=at, words=words, facts=facts)

    def take(self, reference: str, step: Step | str, *, at: datetime | None = None, **fields: Any) -> Breach:
        """Take a step with a breach; the breach as it stands afterwards.

        Args:
            reference: Of the breach.
            step: Which (:class:`avgtool.model.breaches.Step`).
            at: When it was taken; now by default.
            fields: What the step needs, as in :class:`avgtool.model.breaches.Event`.

        Raises:
            InputError: The breach is unknown, the step is illegal or lacks what the law asks of it.
        """
        known = load_breach(self._connection, reference)
        event = Event(one_of(Step, step), at or self.now, self._recorder.by, self.now, **fields)
        refuse_future(event.at, self.now)
        check_step(known.breach, event, self.law, self.hours)
        add_event(self._connection, known.seq, event, self._recorder)
        return replace(known.breach, events=(*known.breach.events, event))

    def get(self, reference: str) -> Breach:
        """One breach, with everything that was done.

        Raises:
            InputError: The ledger does not know it.
        """
        return load_breach(self._connection, reference).breach

    def all(self) -> tuple[Breach, ...]:
        """Every breach in the order in which they were recorded."""
        return load_breaches(self._connection)

    def standing(self, breach: Breach, at: datetime | None = None) -> Standing:
        """How a breach stands at a moment; now by default."""
        return standing(breach, at or self.now, self.hours)
