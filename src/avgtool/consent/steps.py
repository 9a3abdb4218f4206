"""The steps of one person and purpose in the order in which they happened, each checked as it comes.

The same as :func:`avgtool.consent.state.check_step` over all that came before, without looking at it again: for a
hundred thousand events at once. A test holds both against each other on generated events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.consent.state import OPEN, PERSON_S_NO, WEIGHT, YES
from avgtool.model.consents import EventType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_Order = tuple[bool, str, int]


class Steps:
    """Where the consents of one person for one purpose stand, channel by channel."""

    __slots__ = ("_deciding",)

    def __init__(self) -> None:
        self._deciding: dict[str | None, tuple[_Order, EventType]] = {}
        """Of what was said about a channel, or (None) about all: the event that decides."""

    def add(self, step: EventType, at: str, channel: str | None) -> None:
        """Take in what happened.

        Args:
            step: What.
            at: When, as it is stored; never before what was added earlier.
            channel: About which; none: about all.
        """
        order = (step is not EventType.REQUESTED, at, WEIGHT[step])
        known = self._deciding.get(channel)
        if known is None or order >= known[0]:
            self._deciding[channel] = (order, step)

    def state(self, channel: str | None) -> EventType | None:
        """What the last event made of the consent by a channel; none before anything happened."""
        found = self._of(channel)
        return found[1] if found else None

    def allows(self, step: EventType, channel: str | None, channels: Iterable[str]) -> bool:
        """Whether a step can follow; one about all channels, where it can for at least one of them.

        Args:
            step: What happened now.
            channel: About which; none: about all.
            channels: Those of the purpose.
        """
        if not self._deciding:
            return step in OPEN[None]
        return any(step in OPEN[state] for state in self._states(channel, channels))

    def holds(self, channel: str | None, channels: Iterable[str]) -> bool:
        """Whether there is a yes; about all channels, whether there is one by any of them."""
        return any(state in YES for state in self._states(channel, channels))

    def ended(self, channel: str | None, channels: Iterable[str]) -> bool:
        """Whether the last word is a no of the person; about all channels, by each of them."""
        return all(state in PERSON_S_NO for state in self._states(channel, channels))

    def _states(self, channel: str | None, channels: Iterable[str]) -> Iterator[EventType | None]:
        return map(self.state, (channel,) if channel else (None, *channels))

    def _of(self, scope: str | None) -> tuple[_Order, EventType] | None:
        """Of two of the same moment and weight either will do: the same steps are open after both."""
        of_all, of_one = self._deciding.get(None), self._deciding.get(scope)
        if of_all is None or of_one is None:
            return of_all or of_one
        return max(of_all, of_one, key=_by_order)


def _by_order(decided: tuple[_Order, EventType]) -> _Order:
    return decided[0]
