"""The life of a request as an explicit state machine: which step a state leaves open, and where it leads.

Pure: a request is the events that were recorded about it, and its state is what they lead to. What a step asks besides
its state (a reason, a ground, a letter) stands in :mod:`avgtool.subject_requests.guards`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.model.requests import State, Step
from avgtool.subject_requests.deadlines import Pause, local_date
from avgtool.subject_requests.words import STATES, STEPS
from avgtool.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from avgtool.model.calendars import Calendar
    from avgtool.model.requests import Event, Request

_DECIDING: Mapping[Step, State] = {
    Step.GRANT: State.GRANTED,
    Step.GRANT_PARTLY: State.PARTLY_GRANTED,
    Step.REFUSE: State.REFUSED,
}
_WITHDRAWING: Mapping[Step, State] = {Step.WITHDRAW: State.WITHDRAWN}
_IDENTIFYING: Mapping[Step, State] = {
    Step.ASK_IDENTITY: State.IDENTITY_ASKED,
    Step.VERIFY_IDENTITY: State.IN_PROGRESS,
    **_WITHDRAWING,
}
_CLOSING: Mapping[Step, State] = {Step.CLOSE: State.CLOSED}
_TAKING_UP: Mapping[Step, State] = {Step.TAKE_UP: State.IN_PROGRESS, **_WITHDRAWING}

TRANSITIONS: Mapping[State | None, Mapping[Step, State]] = MappingProxyType(
    {
        None: {Step.RECEIVE: State.RECEIVED},
        State.RECEIVED: {Step.ACKNOWLEDGE: State.ACKNOWLEDGED, **_IDENTIFYING},
        State.ACKNOWLEDGED: _IDENTIFYING,
        State.IDENTITY_ASKED: {
            Step.VERIFY_IDENTITY: State.IN_PROGRESS,
            Step.REFUSE: State.REFUSED,
            **_WITHDRAWING,
        },
        State.IN_PROGRESS: {
            Step.ASK_CLARIFICATION: State.CLARIFICATION_ASKED,
            Step.EXTEND: State.EXTENDED,
            **_DECIDING,
            **_WITHDRAWING,
        },
        State.CLARIFICATION_ASKED: _TAKING_UP,
        State.EXTENDED: {**_DECIDING, **_WITHDRAWING},
        State.GRANTED: _CLOSING,
        State.PARTLY_GRANTED: _CLOSING,
        State.REFUSED: _CLOSING,
        State.WITHDRAWN: _CLOSING,
        State.CLOSED: {Step.REOPEN: State.REOPENED},
        State.REOPENED: _TAKING_UP,
    }
)
"""State and step to the next state; None is before receipt. What does not stand here is illegal."""

OPEN = frozenset(state for state, steps in TRANSITIONS.items() if state is not None and Step.WITHDRAW in steps)
"""States in which an answer is still due."""
WAITING = frozenset({State.IDENTITY_ASKED, State.CLARIFICATION_ASKED})
"""States in which the clock stands still."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a request has come."""

    state: State
    started: date
    """When the term began: at receipt, or when the request was opened again."""
    last: datetime
    """When the last step was taken."""
    extended: bool = False
    """Whether this term was extended."""
    ever_extended: bool = False
    pauses: tuple[Pause, ...] = ()
    """Of this term."""
    term: date | None = None
    """By when a supervisor or a court wants an answer."""
    decided: date | None = None
    """When the request was answered or withdrawn; none while it is open."""
    first: tuple[date, tuple[Pause, ...]] | None = None
    """Where the request was opened again: when it was received, and the pauses of the term that began then."""


def is_identified(request: Request) -> bool:
    """Whether it was made sure who asks, or a human took the request up again; never before, whatever became of it."""
    return any(event.step in {Step.VERIFY_IDENTITY, Step.TAKE_UP} for event in request.events)


def open_steps(state: State | None) -> tuple[Step, ...]:
    """What can be done with a request, in the order of the work."""
    steps = TRANSITIONS[state]
    return tuple(step for step in Step if step in steps)


def next_state(state: State | None, step: Step) -> State:
    """Where a step leads; a correction leaves a request where it is, until it is closed.

    Raises:
        InputError: It is illegal; the error names the steps that are open.
    """
    if step is Step.CORRECT and state is not None and state is not State.CLOSED:
        return state
    found = TRANSITIONS[state].get(step)
    if found is None:
        raise illegal_step(state, step)
    return found


def illegal_step(state: State | None, step: Step) -> InputError:
    """What is wrong with a step, and which ones are open."""
    named = STATES[state] if state else msg("not there yet")
    return InputError(
        msg("The request is {state}, which leaves no step “{step}”.", state=named, step=STEPS[step]),
        hint=msg("Open steps: {steps}.", steps=listed(", ", [STEPS[one] for one in open_steps(state)])),
    )


def state_after(steps: Iterable[Step]) -> State | None:
    """The state that steps lead to, in their order.

    Raises:
        InputError: One of them is illegal.
    """
    state: State | None = None
    for step in steps:
        state = next_state(state, step)
    return state


def progress(request: Request, calendar: Calendar) -> Progress:
    """How far a request has come, by its events alone.

    Raises:
        InputError: It has no events, or one of them is illegal.
    """
    first, *later = request.events or (None,)
    if first is None or first.step is not Step.RECEIVE:
        raise illegal_step(None, first.step if first else Step.CLOSE)
    reached = Progress(State.RECEIVED, request.received, first.at)
    for event in later:
        reached = advanced(reached, event, calendar)
    return reached


def advanced(before: Progress, event: Event, calendar: Calendar) -> Progress:
    """The progress after one event more.

    Raises:
        InputError: The step is illegal.
    """
    state, day = next_state(before.state, event.step), local_date(event.at, calendar)
    if event.step is Step.CORRECT:
        return replace(before, last=event.at)
    if event.step is Step.REOPEN:
        first = before.first or (before.started, before.pauses)
        return Progress(state, day, event.at, ever_extended=before.ever_extended, term=event.term, first=first)
    reached = replace(before, state=state, last=event.at, pauses=_pauses(before, state, day))
    if event.step is Step.EXTEND:
        return replace(reached, extended=True, ever_extended=True)
    ends = state not in OPEN and before.state in OPEN
    return replace(reached, decided=day) if ends else reached


def _pauses(before: Progress, state: State, day: date) -> tuple[Pause, ...]:
    """A question begins a pause; whatever ends the waiting ends it."""
    if state in WAITING:
        return (*before.pauses, Pause(day))
    if before.state in WAITING:
        return (*before.pauses[:-1], replace(before.pauses[-1], answered=day))
    return before.pauses
