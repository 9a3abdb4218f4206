"""When Dutch law asks consent before marketing, and from which age one consents: art. 11.7 Tw, art. 5 UAVG.

The days are those on which changes of the Telecommunicatiewet took effect: consent for telephone calls (1-7-2021,
Kamerstukken 35 421), and the end of the exception for customers of others than those named here (1-7-2026).
"""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from avgtool.i18n import msg
from avgtool.model.consent_law import ChannelRule, ConsentLaw, Sector
from avgtool.model.consents import Channel

TELEPHONE_FROM = date(2021, 7, 1)
"""Calls by persons to natural persons; until then who did not want them had to say so."""
CUSTOMER_CALLS_BEFORE = date(2026, 7, 1)
"""Until then one could call one's own customers."""
STILL_CALL_CUSTOMERS = frozenset({Sector.CHARITY, Sector.CHARITY_LOTTERY, Sector.PUBLISHER})
"""For whom that exception stays."""

_MESSAGES = ChannelRule(customers_excepted=True)


def consent_law(sector: Sector | None = None, *, confirm_when_of_age: bool = True) -> ConsentLaw:
    """The Dutch rules for an organisation of ``sector``; post is free of art. 11.7 Tw."""
    end = None if sector in STILL_CALL_CUSTOMERS else CUSTOMER_CALLS_BEFORE
    calls = ChannelRule(TELEPHONE_FROM, customers_excepted=True, customers_excepted_before=end)
    channels = {Channel.EMAIL: _MESSAGES, Channel.SMS: _MESSAGES, Channel.APP: _MESSAGES, Channel.PHONE: calls}
    return ConsentLaw(
        country="NL",
        timezone="Europe/Amsterdam",
        age_of_consent=16,
        age_article=msg("GDPR 8, UAVG 5"),
        marketing_article=msg("Tw 11.7"),
        channels=MappingProxyType(channels),
        confirm_when_of_age=confirm_when_of_age,
        authority="Autoriteit Persoonsgegevens",
        authority_url="https://autoriteitpersoonsgegevens.nl",
        national_number=msg("citizen service number (BSN)"),
    )
