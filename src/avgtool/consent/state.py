"""From events to a state, per purpose and channel; and which steps a state leaves open.

What happened last decides, in the order of when it happened, not of when it was written down: a paper form that is
entered late undoes no withdrawal made after it was signed. Where a yes and a no bear the same time the no counts, as
the controller must show the consent (art. 7(1) AVG).
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from avgtool.consent.reasons import state_name, step_names
from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.model.consents import EventType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from avgtool.i18n import Message
    from avgtool.model.consents import Channel, ConsentEvent

YES = frozenset({EventType.GIVEN, EventType.CONFIRMED})
"""What permits (art. 6(1)(a) AVG)."""
PERSON_S_NO = frozenset({EventType.REFUSED, EventType.WITHDRAWN})
"""A no of the person, beyond the lack of a yes."""
ENDS = frozenset({EventType.EXPIRED, EventType.INVALIDATED})
"""The lack of a yes, which nobody said."""
WEIGHT = {
    EventType.REQUESTED: 0,
    EventType.GIVEN: 1,
    EventType.CONFIRMED: 1,
    EventType.EXPIRED: 2,
    EventType.INVALIDATED: 2,
    EventType.REFUSED: 3,
    EventType.WITHDRAWN: 3,
}
"""Which of two events of the same moment decides: the heavier, then the one recorded last."""

_FIRST = frozenset({EventType.REQUESTED, EventType.GIVEN, EventType.REFUSED})
OPEN: dict[EventType | None, frozenset[EventType]] = {
    None: _FIRST,
    EventType.REQUESTED: _FIRST,
    **dict.fromkeys(YES, frozenset(EventType)),
    **dict.fromkeys(frozenset(EventType) - YES - {EventType.REQUESTED}, _FIRST),
}
"""State to the steps that can follow. A no is always one of them: it must never be lost (art. 7(3), 4(11) AVG)."""


def deciding_event(
    events: Iterable[ConsentEvent], purpose: str, channel: Channel | None, at: datetime
) -> ConsentEvent | None:
    """The event that made the state at a moment; a request only where there is nothing else.

    Args:
        events: In the order in which they were recorded.
        purpose: Code of the purpose.
        channel: Events about it or about all channels count; without one, only those about all.
        at: What happens later does not count, what happens at it does.
    """
    known = [one for one in events if one.purpose == purpose and one.channel in (None, channel) and one.at <= at]
    return max(enumerate(known), key=lambda pair: _order(*pair))[1] if known else None


def consent_state(
    events: Iterable[ConsentEvent], purpose: str, channel: Channel | None, at: datetime
) -> EventType | None:
    """The state of a consent at a moment, named by the event that led to it; none before anything happened."""
    event = deciding_event(events, purpose, channel, at)
    return event.type if event else None


def open_steps(events: Sequence[ConsentEvent], purpose: str, channel: Channel | None, at: datetime) -> set[EventType]:
    """What can happen to a consent at a moment.

    Given → given or confirmed again, withdrawn, expired, invalidated; before and after that → requested, given.
    Who wants nothing may refuse whatever happened before.
    """
    return set(OPEN[consent_state(events, purpose, channel, at)])


def kind_of_no(events: Sequence[ConsentEvent], step: ConsentEvent, channels: Iterable[Channel] = ()) -> EventType:
    """What a refusal is by the state at its moment: the withdrawal of a consent that holds by any of its channels.

    Args:
        events: Of the same subject, in the order in which they were recorded.
        step: What happened; anything but a refusal stays what it is.
        channels: Those of the purpose.
    """
    if step.type is not EventType.REFUSED:
        return step.type
    scopes = (step.channel,) if step.channel else (None, *channels)
    holds = any(consent_state(events, step.purpose, scope, step.at) in YES for scope in scopes)
    return EventType.WITHDRAWN if holds else EventType.REFUSED


def check_step(events: Sequence[ConsentEvent], step: ConsentEvent, channels: Iterable[Channel] = ()) -> None:
    """Whether ``step`` can follow ``events``; one about all channels, where it can for at least one of them.

    Args:
        events: Of the same subject, in the order in which they were recorded.
        step: What happened now, or earlier and is told now.
        channels: Those of the purpose.

    Raises:
        InputError: It cannot: it would withdraw, confirm or end what was never given.
    """
    scopes = (step.channel,) if step.channel else (None, *channels)
    open_now = set(chain.from_iterable(open_steps(events, step.purpose, scope, step.at) for scope in scopes))
    if step.type not in open_now:
        state = consent_state(events, step.purpose, step.channel, step.at)
        raise InputError(
            msg(
                "{purpose} stands at “{state}”; “{step}” cannot follow",
                purpose=step.purpose,
                step=state_name(step.type),
                state=state_name(state),
            ),
            hint=_hint(step.type, open_now),
        )


def _hint(step: EventType, open_now: set[EventType]) -> Message:
    steps = step_names(open_now)
    if step in PERSON_S_NO:
        return msg("Possible now: {steps}. Who wants nothing can object at any time (GDPR 21).", steps=steps)
    return msg("Possible now: {steps}.", steps=steps)


def _order(recorded: int, event: ConsentEvent) -> tuple[bool, datetime, int, int]:
    return event.type is not EventType.REQUESTED, event.at, WEIGHT[event.type], recorded
