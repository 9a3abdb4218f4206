"""Which consents to ask again: good practice and foresight, never a reason by itself why one would not hold now."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from avgtool.consent.description import described_anew_at
from avgtool.consent.elsewhere import heard_everywhere
from avgtool.consent.marketing import asks_consent
from avgtool.consent.moments import ensure_aware, months_later
from avgtool.consent.state import YES, deciding_event
from avgtool.consent.validity import comes_of_age, consent, expires_at
from avgtool.model.consents import Reason, Review, ReviewReason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from avgtool.model.consent_law import ConsentLaw
    from avgtool.model.consents import Channel, ConsentEvent, Facts, Notice, Purpose

AHEAD = timedelta(days=60)
"""How long before an end to tell of it, by default."""
_ENDED = frozenset({Reason.EXPIRED, Reason.CONFIRMATION_NEEDED})
"""Ends of a consent that asking again mends."""


def review(
    facts: Facts,
    purpose: Purpose,
    channel: Channel | None,
    at: datetime,
    law: ConsentLaw,
    *,
    notices: Iterable[Notice] = (),
    ahead: timedelta = AHEAD,
) -> tuple[Review, ...]:
    """For what a consent must be asked again at a moment or soon after, the most urgent first.

    Nothing where there is no consent that holds, or held until its term, a birthday or another description of the
    purpose: who refused, withdrew or objected is not asked again.

    Args:
        facts: Of one person.
        purpose: Of the consent.
        channel: As in :func:`avgtool.consent.law.answer`.
        at: The moment of asking.
        law: Of the country.
        notices: All notices of the purpose, in any order and language.
        ahead: How long before its end a consent is named.

    Raises:
        InputError: ``at`` has no time zone.
    """
    at = ensure_aware(at)
    facts = heard_everywhere(facts, purpose, channel, at)
    agreed = consent(facts, replace(purpose, earlier=()), channel, at, law)
    event = deciding_event(facts.events, purpose.code, channel, at)
    if event is None or event.type not in YES or not (agreed.allowed or agreed.reason in _ENDED):
        return ()
    anew = described_anew_at(purpose, event.at, channel, by_name=event.channel is not None)
    since = {
        ReviewReason.NOTICE_SUPERSEDED: _superseding(event, notices, at),
        ReviewReason.DESCRIBED_ANEW: anew if asks_consent(purpose, channel, at, law) else None,
    }
    found = _found(event, facts, purpose, law, since)
    return tuple(sorted((one for one in found if one.due <= at + ahead), key=lambda one: one.due))


def _found(
    event: ConsentEvent,
    facts: Facts,
    purpose: Purpose,
    law: ConsentLaw,
    since: Mapping[ReviewReason, datetime | None],
) -> Iterator[Review]:
    ends = {
        ReviewReason.OLD: months_later(event.at, purpose.review_months, law.timezone),
        **since,
        ReviewReason.EXPIRES: expires_at(event, purpose, law),
        ReviewReason.COMES_OF_AGE: comes_of_age(event, facts.subject, law),
    }
    return (Review(reason, due) for reason, due in ends.items() if due is not None)


def _superseding(event: ConsentEvent, notices: Iterable[Notice], at: datetime) -> datetime | None:
    """Since when another text in the same language takes the place of the one that was shown."""
    shown = event.notice
    if shown is None:
        return None
    others = (
        one.since
        for one in notices
        if event.purpose in one.purposes
        and one.language == shown.language
        and one.sha256 != shown.sha256
        and event.at < one.since <= at
    )
    return min(others, default=None)
