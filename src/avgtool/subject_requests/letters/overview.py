"""From the register's activities to what art. 15(1)(a)-(h) and 15(2) ask to be told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg, nmsg
from avgtool.model.activities import Capacity
from avgtool.subject_requests.letters.facts import ActivityFacts
from avgtool.subject_requests.letters.translating import Untranslated, combined
from avgtool.subject_requests.letters.words import BASES, KINDS
from avgtool.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from avgtool.i18n import Message
    from avgtool.model.activities import Activity, ActivityPurpose, AutomatedDecision, StoragePeriod, Transfer
    from avgtool.model.retention import Term


def overview(activities: Iterable[Activity], codes: Iterable[str] | None = None) -> tuple[ActivityFacts, ...]:
    """What is told of each activity in which the organisation itself decides.

    Args:
        activities: Of the register.
        codes: Only these; all where it is None. What an organisation processes for others, they tell.
    """
    wanted = None if codes is None else set(codes)
    return tuple(
        _told(one)
        for one in activities
        if one.capacity is Capacity.CONTROLLER and (wanted is None or one.code in wanted)
    )


def _told(activity: Activity) -> ActivityFacts:
    return ActivityFacts(
        name=activity.name,
        code=activity.code,
        purposes=tuple(map(_purpose, activity.purposes)),
        data=(*(KINDS[kind] for kind in activity.kinds if kind in KINDS), *activity.other_data),
        recipients=_names(activity),
        terms=tuple(map(_term, activity.retention)),
        origin=activity.origin,
        transfers=tuple(map(_transfer, activity.transfers)),
        no_recipients=activity.no_recipients,
        no_transfers=activity.no_transfers,
        decisions=tuple(map(_decision, activity.decisions)),
    )


def _names(activity: Activity) -> tuple[str, ...]:
    names = [*(one.name for one in activity.recipients), *(one.name for one in activity.processors)]
    return tuple(dict.fromkeys(names))


def _purpose(purpose: ActivityPurpose) -> str | Message:
    if purpose.basis is None:
        return purpose.text
    why = purpose.law or purpose.interest
    basis = BASES[purpose.basis]
    if why:
        said = msg("{purpose}, {basis}: {why}", purpose=purpose.text, basis=basis, why=why)
    else:
        said = msg("{purpose}, {basis}", purpose=purpose.text, basis=basis)
    return combined(said, (purpose.text, why))


def _term(period: StoragePeriod) -> str | Message:
    start = period.start
    if period.term is None:
        said = msg("until {event}", event=start) if start else msg("for as long as needed")
    else:
        said = _counted(_length(period.term), start, after_year=period.term.after_year)
    if period.ground:
        said = msg("{term} ({ground})", term=said, ground=period.ground)
    whole = msg("{data}: {term}", data=period.data, term=said) if period.data else said
    return combined(whole, (period.data, start, period.ground))


def _counted(length: Message, start: str, *, after_year: bool) -> Message:
    """The term begins with the event, or when the calendar year of the event has ended (AWR 52)."""
    if after_year and start:
        return msg("{length} after the end of the year of: {event}", length=length, event=start)
    if after_year:
        return msg("{length} after the end of the year", length=length)
    return msg("{length} after {event}", length=length, event=start) if start else length


def _length(term: Term) -> Message:
    counted = [
        text
        for number, text in (
            (term.years, nmsg("{n} year", "{n} years", n=term.years)),
            (term.months, nmsg("{n} month", "{n} months", n=term.months)),
            (term.days, nmsg("{n} day", "{n} days", n=term.days)),
        )
        if number
    ]
    return msg("{length}", length=listed(", ", counted))


def _transfer(transfer: Transfer) -> str:
    recipient = f" ({transfer.recipient})" if transfer.recipient else ""
    said = f"{transfer.country}{recipient}{f': {transfer.safeguard}' if transfer.safeguard else ''}"
    return _marked(said, transfer.country, transfer.safeguard)


def _decision(decision: AutomatedDecision) -> str:
    parts = (decision.what, decision.logic, decision.consequences)
    return _marked(". ".join(part.rstrip(".") for part in parts if part), *parts)


def _marked(said: str, *parts: str) -> str:
    """Untranslated where a part of it is."""
    return Untranslated(said) if any(isinstance(part, Untranslated) for part in parts) else said
