"""Which noes of a person must outlive the person's erasure: as entries of the suppression list (art. 17(3)(b), 21 AVG).

A withdrawal and a preference belong to a person, and say nothing once nobody knows whose they are. Who is imported anew
after that would look like somebody who was never asked, and might be approached as a customer. So they become
objections, which stand by a digest of the identifier alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.consent.state import PERSON_S_NO, deciding_event
from avgtool.model.consents import Objection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from avgtool.model.consents import Channel, ConsentEvent, Facts

Reach = tuple[str | None, "Channel | None"]
"""Purpose and channel of an objection."""


def lasting_noes(known: Iterable[Facts], at: datetime) -> tuple[Objection, ...]:
    """What a person does not want at a moment, as objections of the moments at which that was said.

    A consent refused or withdrawn, for the purpose and channel that it was about; a channel not wanted, for all direct
    marketing; and the objections that stand, so that they can be entered for further identifiers of the person. A yes
    of later to one channel leaves the no to the others, and goes with the person.

    Args:
        known: Of one person, under each identifier.
        at: The moment asked about.
    """
    noes = [
        one
        for facts in known
        for one in (*_refused(facts.events, at), *_unwanted(facts, at), *standing(facts.objections, at))
    ]
    latest: dict[Reach, Objection] = {}
    for one in sorted(noes, key=lambda each: each.at):
        latest[one.purpose, one.channel] = one
    return tuple(latest.values())


def standing(objections: Iterable[Objection], at: datetime) -> tuple[Objection, ...]:
    """The last word for each purpose and channel, where it is an objection; of one moment the objection counts."""
    latest: dict[Reach, Objection] = {}
    for one in sorted(objections, key=lambda each: (each.at, not each.lifted)):
        if one.at <= at:
            latest[one.purpose, one.channel] = one
    return tuple(one for one in latest.values() if not one.lifted)


def not_entered(noes: Iterable[Objection], entries: Iterable[Objection]) -> tuple[Objection, ...]:
    """The noes of which the suppression list holds nothing of an identifier, of the same reach, as late or later."""
    known: dict[Reach, datetime] = {}
    for one in entries:
        known[one.purpose, one.channel] = max(one.at, known.get((one.purpose, one.channel), one.at))
    return tuple(one for one in noes if (last := known.get((one.purpose, one.channel))) is None or last < one.at)


def _refused(events: Iterable[ConsentEvent], at: datetime) -> Iterator[Objection]:
    known = tuple(events)
    scopes = dict.fromkeys((one.purpose, scope) for one in known for scope in (None, one.channel))
    for purpose, channel in scopes:
        last = deciding_event(known, purpose, channel, at)
        if last and last.type in PERSON_S_NO and last.channel is channel:
            yield Objection(at=last.at, purpose=purpose, channel=channel)


def _unwanted(facts: Facts, at: datetime) -> Iterator[Objection]:
    for channel in dict.fromkeys(one.channel for one in facts.preferences):
        said = [one for one in facts.preferences if one.channel is channel and one.at <= at]
        last = max(said, key=lambda one: (one.at, not one.wanted), default=None)
        if last and not last.wanted:
            yield Objection(at=last.at, channel=channel)
