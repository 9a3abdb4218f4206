"""How a request stands on a day: by when an answer is due, whether it is late, and what puts it at risk.

All of it is computed from the events; nothing of it is stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.model.requests import Risk, State, Step, Urgency
from avgtool.subject_requests.deadlines import Deadline, deadline
from avgtool.subject_requests.life_cycle import OPEN, Progress, open_steps, progress

if TYPE_CHECKING:
    from datetime import date

    from avgtool.model.calendars import Calendar
    from avgtool.model.requests import Request

NEAR = 5
"""Working days left, up to and with the safe date, from which on a request is at risk."""


@dataclass(frozen=True, slots=True)
class Term:
    """By when an answer is due."""

    due: date
    """The last day."""
    safe: date
    """The last working day on which nothing can be said about how the term is counted."""
    unpaused: date
    """The last day if no pause counts."""
    deadline: Deadline
    """How it was counted; without the date that a supervisor or a court set."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a request stands on a day."""

    progress: Progress
    term: Term
    urgency: Urgency
    risks: tuple[Risk, ...] = ()
    on_time: bool | None = None
    """Whether it was answered in time; none while it was not, and where it was withdrawn."""
    can_extend: bool = False
    """Whether the term can be extended on this day (art. 12(3))."""

    @property
    def state(self) -> State:
        """How far it has come."""
        return self.progress.state

    @property
    def is_open(self) -> bool:
        """Whether an answer is still due."""
        return self.progress.state in OPEN


def standing(request: Request, calendar: Calendar, today: date) -> Standing:
    """How a request stands.

    Args:
        request: With its events.
        calendar: What is no working day.
        today: The local date.
    """
    reached = progress(request, calendar)
    term = term_of(reached, calendar, min(today, reached.decided or today))
    if reached.decided is not None:
        answered = None if _withdrawn(request, reached) else reached.decided <= term.due
        return Standing(reached, term, Urgency.ANSWERED, on_time=answered)
    can_extend = _can_extend(reached, calendar, today)
    if today > term.due:
        return Standing(reached, term, Urgency.OVERDUE, can_extend=can_extend)
    risks = _risks(term, calendar, today)
    return Standing(reached, term, Urgency.AT_RISK if risks else Urgency.ON_TIME, risks, can_extend=can_extend)


def possible_steps(stands: Standing) -> tuple[Step, ...]:
    """What can be done with a request on the day, in the order of the work: its state leaves it open, and the term."""
    return tuple(one for one in open_steps(stands.state) if one is not Step.EXTEND or stands.can_extend)


def _can_extend(reached: Progress, calendar: Calendar, today: date) -> bool:
    if reached.ever_extended or reached.term is not None:
        return False
    return today <= first_term(reached, calendar, today).due


def term_of(reached: Progress, calendar: Calendar, today: date) -> Term:
    """By when an answer is due, seen on a day."""
    counted = deadline(reached.started, calendar, pauses=reached.pauses, today=today)
    if reached.term is not None:
        return Term(reached.term, calendar.last_until(reached.term), reached.term, counted)
    if reached.extended:
        counted = first_term(reached, calendar, today)
        return Term(counted.extended_due, counted.extended_safe, counted.extended_unpaused, counted)
    return Term(counted.due, counted.safe, counted.unpaused, counted)


def first_term(reached: Progress, calendar: Calendar, today: date) -> Deadline:
    """The term that began at receipt, which alone can be extended (art. 12(3)), also of a request opened again."""
    received, pauses = reached.first or (reached.started, reached.pauses)
    return deadline(received, calendar, pauses=pauses, today=today)


def _withdrawn(request: Request, reached: Progress) -> bool:
    last = next(event.step for event in reversed(request.events) if event.step not in {Step.CLOSE, Step.CORRECT})
    return reached.state is State.WITHDRAWN or last is Step.WITHDRAW


def _risks(term: Term, calendar: Calendar, today: date) -> tuple[Risk, ...]:
    found = []
    if calendar.working_days_after(today, term.safe) < NEAR:
        found.append(Risk.NEAR)
    counted = term.deadline
    if counted.asked_late and counted.paused_days and calendar.working_days_after(today, term.unpaused) < NEAR:
        found.append(Risk.PAUSE_MAY_NOT_HOLD)
    return tuple(found)
