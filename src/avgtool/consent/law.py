"""The law of consent: may this person be approached for this purpose, by this channel, at this moment, and why.

Pure functions of facts; ``law_frame.py`` says the same of a million persons at once. docs/consent-law.md has the rules
with their articles, and what stays open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.consent.elsewhere import heard_everywhere
from avgtool.consent.marketing import (
    asks_consent,
    consent_asked_from,
    customers_excepted_until,
    excepts_customers,
    is_customer,
    rests_on_consent,
    standing_objections,
    unwanted,
)
from avgtool.consent.moments import ensure_aware
from avgtool.consent.state import PERSON_S_NO, YES
from avgtool.consent.validity import consent
from avgtool.model.consents import Answer, Reason

if TYPE_CHECKING:
    from datetime import datetime

    from avgtool.model.consent_law import ConsentLaw
    from avgtool.model.consents import Channel, Facts, Objection, Purpose

SAID_NO = frozenset(Reason(type_.value) for type_ in PERSON_S_NO)
"""Who said no is approached on no other ground either: it is an objection too (art. 21(2)-(3) AVG, 11.7(3) Tw)."""
SAID_NOTHING = frozenset({Reason.NEVER_ASKED, Reason.NOT_ANSWERED, Reason.UNKNOWN_SUBJECT})


def answer(facts: Facts, purpose: Purpose, channel: Channel | None, at: datetime, law: ConsentLaw) -> Answer:
    """Whether a person may be approached, and what decides.

    Args:
        facts: Of one person; also of other purposes and channels, which are left aside.
        purpose: What for.
        channel: By which means; without one, whether data may be processed for the purpose at all, for which only
            what was said about all channels counts.
        at: The moment asked about: what happens at it counts, what happens later does not.
        law: Of the country and the organisation.

    Raises:
        InputError: ``at`` has no time zone.
    """
    at = ensure_aware(at)
    if channel is not None and channel not in purpose.channels:
        return Answer(allowed=False, reason=Reason.CHANNEL_NOT_IN_PURPOSE)
    facts = heard_everywhere(facts, purpose, channel, at)
    agreed = consent(facts, purpose, channel, at, law)
    if objection := _objection(facts, purpose, channel, at, agreed):
        return Answer(allowed=False, reason=Reason.OBJECTION, since=objection.at)
    if preference := unwanted(facts, purpose, channel, at):
        return Answer(allowed=False, reason=Reason.CHANNEL_NOT_WANTED, since=preference.at)
    if asks_consent(purpose, channel, at, law):
        return _with_consent(facts, purpose, channel, at, law, agreed)
    if (purpose.direct_marketing or purpose.rested_on_consent) and agreed.reason in SAID_NO:
        return agreed
    return Answer(allowed=True, reason=Reason.OTHER_BASIS, until=consent_asked_from(purpose, channel, law))


def _with_consent(
    facts: Facts, purpose: Purpose, channel: Channel | None, at: datetime, law: ConsentLaw, agreed: Answer
) -> Answer:
    """Consent, or what stands in for it; else what is missing."""
    if agreed.allowed or agreed.reason in SAID_NO:
        return agreed
    if facts.relation and is_customer(facts, at) and excepts_customers(purpose, channel, at, law):
        until = customers_excepted_until(purpose, channel, law)
        return Answer(allowed=True, reason=Reason.SOFT_OPT_IN, since=facts.relation.since, until=until)
    if agreed.reason in SAID_NOTHING and not rests_on_consent(purpose):
        return Answer(allowed=False, reason=Reason.CHANNEL_NEEDS_CONSENT)
    return agreed


def _objection(
    facts: Facts, purpose: Purpose, channel: Channel | None, at: datetime, agreed: Answer
) -> Objection | None:
    """The latest objection that stands and that no later consent gave up.

    An objection also ends a consent given before it. A valid consent given after it is the person's last and more
    specific word: it gives the objection up for this purpose, and one against a channel only if it names that channel.
    """
    anyhow = agreed.since if agreed.allowed else None
    by_name = _named(facts, purpose, channel, at, agreed)
    stand = (
        one
        for one in standing_objections(facts, purpose, channel, at)
        if (yes := by_name if one.channel else anyhow) is None or yes <= one.at
    )
    return max(stand, key=lambda one: one.at, default=None)


def _named(facts: Facts, purpose: Purpose, channel: Channel | None, at: datetime, agreed: Answer) -> datetime | None:
    """When the person last said yes to this channel by name, or to a purpose with no other; none without consent."""
    if not agreed.allowed:
        return None
    if purpose.channels == (channel,):
        return agreed.since
    yeses = (
        one.at
        for one in facts.events
        if one.purpose == purpose.code and one.channel is channel and one.type in YES and one.at <= at
    )
    return max(yeses, default=None)
