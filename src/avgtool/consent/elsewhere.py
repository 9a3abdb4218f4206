"""What a person said under another identifier: a no counts wherever it was said, a yes only where it was.

Who signs off through the link in a mail is known by the address, and by a customer id in the next export. The person
need not say it twice: withdrawing is as easy as giving (art. 7(3) AVG), and an objection has no form (art. 21).
``elsewhere_frame.py`` says the same of a million persons at once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from avgtool.consent.marketing import unwanted
from avgtool.consent.state import ENDS, PERSON_S_NO, YES, deciding_event
from avgtool.model.consents import EventType

if TYPE_CHECKING:
    from datetime import datetime

    from avgtool.model.consents import Channel, ConsentEvent, Facts, Purpose


def heard_everywhere(facts: Facts, purpose: Purpose, channel: Channel | None, at: datetime) -> Facts:
    """The facts with the noes that stand under other identifiers of the person as the person's own.

    A consent withdrawn or refused elsewhere, and a channel not wanted there, where that is the last word there. A later
    yes under the first identifier is the person's last word; that a consent ended since takes no such no away.

    Args:
        facts: Of one person, with those of other identifiers in ``elsewhere``.
        purpose: What for.
        channel: As in :func:`avgtool.consent.law.answer`.
        at: The moment asked about.
    """
    if not facts.elsewhere:
        return facts
    said = [no for other in facts.elsewhere if (no := _no(other, purpose, channel, at))]
    last = max(said, key=lambda one: (one.at, one.type is EventType.WITHDRAWN), default=None)
    wishes = (unwanted(other, purpose, channel, at) for other in facts.elsewhere)
    preferences = (*facts.preferences, *(one for one in wishes if one))
    if last is None or _took_back(facts, last, channel, at):
        return replace(facts, preferences=preferences, elsewhere=())
    kept = (one for one in facts.events if one.type not in ENDS)
    return replace(facts, events=(*kept, last), preferences=preferences, elsewhere=())


def _no(other: Facts, purpose: Purpose, channel: Channel | None, at: datetime) -> ConsentEvent | None:
    last = deciding_event(other.events, purpose.code, channel, at)
    return last if last and last.type in PERSON_S_NO else None


def _took_back(facts: Facts, no: ConsentEvent, channel: Channel | None, at: datetime) -> bool:
    """Whether the person said yes after a no."""
    return any(
        one.type in YES and one.purpose == no.purpose and one.channel in (None, channel) and no.at < one.at <= at
        for one in facts.events
    )
