"""What beside consent decides about approaching somebody: channels, customers, objections, preferences.

Art. 13 of directive 2002/58/EC in the words of a country (art. 11.7 Tw), art. 21 AVG.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from avgtool.consent.moments import local_date, start_of
from avgtool.consent.validity import EXPLICIT_CONSENT
from avgtool.model.consents import Basis

if TYPE_CHECKING:
    from datetime import datetime

    from avgtool.model.consent_law import ChannelRule, ConsentLaw
    from avgtool.model.consents import Channel, Facts, Objection, Preference, Purpose

OPEN_TO_OBJECTION = frozenset({Basis.CONSENT, Basis.PUBLIC_TASK, Basis.LEGITIMATE_INTEREST})
"""Bases under which objecting to a purpose by name is heard, beside direct marketing: art. 21(1); for consent 7(3)."""
OPEN_TO_PREFERENCE = frozenset({Basis.CONSENT, Basis.LEGITIMATE_INTEREST})
"""Bases under which a message can be left out; one that contract, law, life or public task require goes out."""


def rule_of(purpose: Purpose, channel: Channel | None, law: ConsentLaw) -> ChannelRule | None:
    """What the law says of direct marketing through a channel; none where the purpose is none, or the channel free."""
    return law.channels.get(channel) if channel and purpose.direct_marketing else None


def rests_on_consent(purpose: Purpose) -> bool:
    """Whether the purpose itself needs consent, by whatever channel: art. 6(1)(a) or 9(2)(a)."""
    return purpose.basis is Basis.CONSENT or purpose.special_ground == EXPLICIT_CONSENT


def asks_consent(purpose: Purpose, channel: Channel | None, at: datetime, law: ConsentLaw) -> bool:
    """Whether nothing permits but consent, or the exception for customers: by the purpose or by the channel."""
    rule = rule_of(purpose, channel, law)
    return rests_on_consent(purpose) or (rule is not None and local_date(at, law.timezone) >= rule.consent_from)


def excepts_customers(purpose: Purpose, channel: Channel | None, at: datetime, law: ConsentLaw) -> bool:
    """Whether the soft opt-in can stand in for consent: for marketing of own similar products by this channel.

    Never where the purpose itself rests on consent: art. 11.7(3) lifts what the channel asks, and gives no basis of
    art. 6 in its place, nor a ground of art. 9.
    """
    rule = rule_of(purpose, channel, law)
    if rule is None or not rule.customers_excepted or not purpose.soft_opt_in:
        return False
    end = rule.customers_excepted_before
    return not rests_on_consent(purpose) and (end is None or local_date(at, law.timezone) < end)


def consent_asked_from(purpose: Purpose, channel: Channel | None, law: ConsentLaw) -> datetime | None:
    """When the channel begins to ask consent; none where it never does."""
    rule = rule_of(purpose, channel, law)
    return start_of(rule.consent_from, law.timezone) if rule and rule.consent_from > date.min else None


def customers_excepted_until(purpose: Purpose, channel: Channel | None, law: ConsentLaw) -> datetime | None:
    """When the exception for customers ends for the channel; none where it does not."""
    rule = rule_of(purpose, channel, law)
    end = rule.customers_excepted_before if rule else None
    return start_of(end, law.timezone) if end else None


def is_customer(facts: Facts, at: datetime) -> bool:
    """Whether the address was obtained in a sale, with an objection offered at no cost: what soft opt-in asks."""
    relation = facts.relation
    return bool(relation and relation.since <= at and relation.obtained_in_sale and relation.objection_offered)


def hears_objections(purpose: Purpose, named: str | None) -> bool:
    """Whether an objection to the purpose ``named``, or to all direct marketing (none), is about this purpose.

    Against direct marketing at once and without weighing (art. 21(2)-(3)), on whatever basis. One that names a purpose
    also where it rests on public task or legitimate interest, as the controller must show compelling grounds before
    going on (21(1), 18(1)(d)), and where it rests on consent, which it withdraws.
    """
    if named is None:
        return purpose.direct_marketing
    return named == purpose.code and (purpose.direct_marketing or purpose.basis in OPEN_TO_OBJECTION)


def standing_objections(facts: Facts, purpose: Purpose, channel: Channel | None, at: datetime) -> tuple[Objection, ...]:
    """The objections to a purpose and channel that were not taken back; only one of the same reach takes one back.

    At one moment an objection weighs more than taking it back.
    """
    latest: dict[tuple[str | None, Channel | None], Objection] = {}
    for one in sorted(facts.objections, key=lambda each: (each.at, not each.lifted)):
        if one.at <= at and one.channel in (None, channel) and hears_objections(purpose, one.purpose):
            latest[one.purpose, one.channel] = one
    return tuple(one for one in latest.values() if not one.lifted)


def unwanted(facts: Facts, purpose: Purpose, channel: Channel | None, at: datetime) -> Preference | None:
    """The person's last word about a channel, where it is no and the message can be left out.

    At one moment a no weighs more than a yes.
    """
    if not (purpose.direct_marketing or purpose.basis in OPEN_TO_PREFERENCE):
        return None
    said = [one for one in facts.preferences if one.channel is channel and one.at <= at]
    last = max(said, key=lambda one: (one.at, not one.wanted), default=None)
    return last if last and not last.wanted else None
