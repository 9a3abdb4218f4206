"""The steps of one person and purpose in the order in which they happened, each checked as it comes.

The same as :func:`avgtool.consent.state.check_step` over all that came before, without looking at it again: for a
hundred thousand events at once. A test holds both against each other on generated events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.consent.state import OPEN, WEIGHT
from avgtool.model.consents import EventType

if TYPE_CHECKING:
    from collections.abc import Iterable

_Order = tuple[bool, str, int]


class Steps:
    """Where the consents of one person for one purpose stand, channel by channel."""

    __slots__ = ("_asked", "_deciding")

    def __init__(self) -> None:
        self._deciding: dict[str | None, tuple[_Order, EventType]] = {}
        """Of what was said about a channel, or (None) about all: the event that decides."""
        self._asked: dict[str | None, str] | None = None
        """When one was last asked about it."""

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
        if step is EventType.REQUESTED:
            self._asked = {**(self._asked or {}), channel: at}

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
        scopes = (channel,) if channel else (None, *channels)
        return any(self._allows(step, scope) for scope in scopes)

    def _allows(self, step: EventType, scope: str | None) -> bool:
        found = self._of(scope)
        if step in OPEN[found[1] if found else None]:
            return True
        return step is EventType.REFUSED and found is not None and self._asked_since(found[0][1], scope)

    def _of(self, scope: str | None) -> tuple[_Order, EventType] | None:
        """Of two of the same moment and weight either will do: the same steps are open after both."""
        of_all, of_one = self._deciding.get(None), self._deciding.get(scope)
        if of_all is None or of_one is None:
            return of_all or of_one
        return max(of_all, of_one, key=_by_order)

    def _asked_since(self, at: str, scope: str | None) -> bool:
        return self._asked is not None and any(at <= self._asked.get(about, "") for about in (None, scope))


def _by_order(decided: tuple[_Order, EventType]) -> _Order:
    return decided[0]
