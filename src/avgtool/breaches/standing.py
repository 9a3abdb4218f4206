"""How a breach stands at a moment: by when the authority must be notified, and what is still open.

All of it is computed from the events; nothing of it is stored. The term is one of hours: it runs through weekends and
holidays, from the moment at which the organisation knew, and is counted in UTC, so that a change of the clock neither
gives nor takes an hour (art. 33(1) AVG).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from avgtool.breaches.completeness import lacking_in_register
from avgtool.breaches.life_cycle import Progress, progress
from avgtool.model.activities import Capacity
from avgtool.model.breaches import PUBLICLY, PersonsState, State, Todo, Urgency

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.model.breaches import Breach

HOURS = 72
"""Of the law (art. 33(1)); avgtool.yaml may say otherwise: ``breaches.hours``."""
NEAR = timedelta(hours=24)
WITHIN_THE_TERM = frozenset({Todo.DECIDE_AUTHORITY, Todo.NOTIFY})
"""What must be done before the term ends; whatever else is open is due without undue delay."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a breach stands at a moment."""

    progress: Progress
    due: datetime | None
    """The end of the term, in UTC; none for a processor, who notifies no authority."""
    todo: tuple[Todo, ...]
    urgency: Urgency
    in_time: bool | None
    """Whether the authority was notified within the term; none where it was not notified."""

    @property
    def state(self) -> State:
        """How far it has come."""
        return self.progress.state

    @property
    def is_open(self) -> bool:
        """Whether it is not closed."""
        return self.progress.state is not State.CLOSED


def due_at(aware: datetime, hours: int) -> datetime:
    """The end of the term, in UTC."""
    return aware.astimezone(UTC) + timedelta(hours=hours)


def standing(breach: Breach, now: datetime, hours: int = HOURS) -> Standing:
    """How a breach stands.

    Args:
        breach: With its events.
        now: The moment, with its time zone.
        hours: Of the term.
    """
    reached = progress(breach)
    due = due_at(breach.facts.aware, hours) if breach.capacity is Capacity.CONTROLLER else None
    todo = tuple(_todo(breach.capacity, reached))
    if not todo and reached.state is not State.CLOSED and lacking_in_register(breach):
        todo = (Todo.DESCRIBE,)
    in_time = reached.notified <= due if reached.notified and due else None
    return Standing(reached, due, todo, _urgency(todo, due, now), in_time)


def _todo(capacity: Capacity, reached: Progress) -> Iterator[Todo]:
    if reached.state is State.CLOSED:
        return
    if capacity is Capacity.PROCESSOR:
        if reached.controller_told is None:
            yield Todo.TELL_CONTROLLER
        return
    if reached.notify is None:
        yield Todo.DECIDE_AUTHORITY
    elif reached.notify and reached.notified is None:
        yield Todo.NOTIFY
    elif reached.notified and not reached.complete and not reached.withdrawn:
        yield Todo.COMPLETE_NOTIFICATION
    if reached.persons is PersonsState.TO_TELL:
        yield Todo.TELL_PERSONS
    elif reached.persons is PersonsState.NOT_TOLD and reached.ground == PUBLICLY:
        yield Todo.TELL_PUBLICLY
    elif reached.persons is PersonsState.UNDECIDED and reached.notify is not False and not reached.withdrawn:
        yield Todo.DECIDE_PERSONS


def _urgency(todo: tuple[Todo, ...], due: datetime | None, now: datetime) -> Urgency:
    if due is not None and WITHIN_THE_TERM & set(todo):
        left = due - now
        if left < timedelta():
            return Urgency.OVERDUE
        return Urgency.NEAR if left <= NEAR else Urgency.RUNNING
    if todo == (Todo.DESCRIBE,):
        return Urgency.TO_DESCRIBE
    return Urgency.AT_ONCE if todo else Urgency.NOTHING
