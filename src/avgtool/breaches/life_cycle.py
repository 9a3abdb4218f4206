"""The life of a breach as an explicit state machine: which step a state leaves open, and where it leads.

Pure: a breach is the events that were recorded about it, and its state is what they lead to. A controller and a
processor have machines of their own: a processor notifies nobody but whoever it works for (art. 33(2) AVG). What a step
asks besides its state stands in :mod:`avgtool.breaches.guards`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from avgtool.breaches.words import STATES, STEPS
from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.model.activities import Capacity
from avgtool.model.breaches import PersonsState, State, Step
from avgtool.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from avgtool.model.breaches import Breach, Event


_ALWAYS = (Step.ADD, Step.MEASURE, Step.INFORM)
"""What leads nowhere else, and can be done as long as a breach is not closed."""
_ABOUT_PERSONS = (Step.DECIDE_TELL, Step.DECIDE_NOT_TELL, Step.TELL)
_NOTIFYING: Mapping[Step, State] = {Step.NOTIFY: State.NOTIFIED, Step.NOTIFY_PARTLY: State.PARTLY_NOTIFIED}
_DECIDING: Mapping[Step, State] = {
    Step.DECIDE_NOTIFY: State.TO_NOTIFY,
    Step.DECIDE_NOT_NOTIFY: State.NOT_NOTIFIED,
    **_NOTIFYING,
}
_CLOSING: Mapping[Step, State] = {Step.CLOSE: State.CLOSED}
_WITHDRAWING: Mapping[Step, State] = {Step.WITHDRAW: State.WITHDRAWN}


def _staying(state: State, *steps: Step) -> dict[Step, State]:
    return dict.fromkeys(steps, state)


def _machine(ways: Mapping[State, Mapping[Step, State]], *staying: Step) -> Mapping[State | None, Mapping[Step, State]]:
    open_states: dict[State | None, Mapping[Step, State]] = {
        state: {**_staying(state, *staying), **steps} for state, steps in ways.items()
    }
    begun: dict[State | None, Mapping[Step, State]] = {None: {Step.RECORD: State.RECORDED}}
    return MappingProxyType({**begun, **open_states, State.CLOSED: {Step.REOPEN: State.REOPENED}})


TRANSITIONS: Mapping[Capacity, Mapping[State | None, Mapping[Step, State]]] = MappingProxyType(
    {
        Capacity.CONTROLLER: _machine(
            {
                State.RECORDED: _DECIDING,
                State.TO_NOTIFY: {**_NOTIFYING, Step.DECIDE_NOT_NOTIFY: State.NOT_NOTIFIED},
                State.PARTLY_NOTIFIED: {**_NOTIFYING, **_WITHDRAWING},
                State.NOTIFIED: {Step.NOTIFY: State.NOTIFIED, **_WITHDRAWING, **_CLOSING},
                State.NOT_NOTIFIED: {Step.DECIDE_NOTIFY: State.TO_NOTIFY, **_NOTIFYING, **_CLOSING},
                State.WITHDRAWN: {Step.DECIDE_NOTIFY: State.TO_NOTIFY, **_NOTIFYING, **_CLOSING},
                State.REOPENED: {**_DECIDING, **_WITHDRAWING, **_CLOSING},
            },
            *_ALWAYS,
            *_ABOUT_PERSONS,
        ),
        Capacity.PROCESSOR: _machine(
            {
                State.RECORDED: {Step.TELL_CONTROLLER: State.CONTROLLER_TOLD},
                State.CONTROLLER_TOLD: {Step.TELL_CONTROLLER: State.CONTROLLER_TOLD, **_CLOSING},
                State.REOPENED: {Step.TELL_CONTROLLER: State.CONTROLLER_TOLD, **_CLOSING},
            },
            *_ALWAYS,
        ),
    }
)
"""Capacity, state and step to the next state; None is before it is recorded. What does not stand here is illegal."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a breach has come."""

    state: State
    notify: bool | None = None
    """Whether the authority is to be notified; None until that is decided."""
    decided: datetime | None = None
    """When that was decided first."""
    notified: datetime | None = None
    """When the authority was notified first."""
    complete: bool = False
    """Whether the authority got all of it."""
    withdrawn: bool = False
    persons: PersonsState = PersonsState.UNDECIDED
    ground: str | None = None
    """Why the persons are not told."""
    told: datetime | None = None
    """When the persons were told first."""
    controller_told: datetime | None = None
    closed: datetime | None = None


def open_steps(capacity: Capacity, state: State | None) -> tuple[Step, ...]:
    """What can be done with a breach, in the order of the work."""
    steps = TRANSITIONS[capacity].get(state, {})
    return tuple(step for step in Step if step in steps)


def next_state(capacity: Capacity, state: State | None, step: Step) -> State:
    """Where a step leads.

    Raises:
        InputError: It is illegal; the error names the steps that are open.
    """
    found = TRANSITIONS[capacity].get(state, {}).get(step)
    if found is None:
        named = STATES[state] if state else msg("not there yet")
        raise InputError(
            msg("The breach is {state}, which leaves no step “{step}”.", state=named, step=STEPS[step]),
            hint=msg("Open steps: {steps}.", steps=listed(", ", [STEPS[one] for one in open_steps(capacity, state)])),
        )
    return found


def progress(breach: Breach) -> Progress:
    """How far a breach has come, by its events alone.

    Raises:
        InputError: One of them is illegal.
    """
    first, *later = breach.events
    reached = Progress(next_state(breach.capacity, None, first.step))
    for event in later:
        reached = advanced(reached, event, breach.capacity)
    return reached


def advanced(before: Progress, event: Event, capacity: Capacity) -> Progress:
    """The progress after one event more.

    Raises:
        InputError: The step is illegal.
    """
    state = next_state(capacity, before.state, event.step)
    change = _CHANGES.get(event.step)
    return replace(before, state=state, **(change(before, event) if change else {}))


def _decided(before: Progress, event: Event) -> dict[str, Any]:
    notify = event.step is Step.DECIDE_NOTIFY
    return {"notify": notify, "decided": before.decided or event.at, "withdrawn": False}


def _notified(before: Progress, event: Event) -> dict[str, Any]:
    return {
        "notify": True,
        "decided": before.decided or event.at,
        "notified": before.notified or event.at,
        "complete": event.step is Step.NOTIFY,
        "withdrawn": False,
    }


def _to_tell(before: Progress, _event: Event) -> dict[str, Any]:
    return {"persons": PersonsState.TOLD if before.told else PersonsState.TO_TELL, "ground": None}


_CHANGES: Mapping[Step, Callable[[Progress, Event], dict[str, Any]]] = {
    Step.DECIDE_NOTIFY: _decided,
    Step.DECIDE_NOT_NOTIFY: _decided,
    Step.NOTIFY: _notified,
    Step.NOTIFY_PARTLY: _notified,
    Step.WITHDRAW: lambda _before, _event: {"withdrawn": True},
    Step.DECIDE_TELL: _to_tell,
    Step.DECIDE_NOT_TELL: lambda _before, event: {"persons": PersonsState.NOT_TOLD, "ground": event.ground},
    Step.TELL: lambda before, event: {
        "persons": PersonsState.TOLD,
        "told": before.told or event.at,
        "ground": None,
    },
    Step.TELL_CONTROLLER: lambda before, event: {"controller_told": before.controller_told or event.at},
    Step.CLOSE: lambda _before, event: {"closed": event.at},
    Step.REOPEN: lambda _before, _event: {"closed": None},
}
"""What a step changes beside the state."""
