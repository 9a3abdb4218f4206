"""When Belgian law asks consent before marketing, and from which age one consents.

Art. 7 of the law of 30 July 2018 (13 years); art. XII.13 of the Wetboek van economisch recht and the royal decree of
4 April 2003 (electronic messages). Calls by persons are free until somebody objects; the list bel-me-niet-meer is not
kept here. From memory, not checked against the texts.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.consent_law import ChannelRule, ConsentLaw
from avgtool.model.consents import Channel

if TYPE_CHECKING:
    from avgtool.model.consent_law import Sector

_MESSAGES = ChannelRule(customers_excepted=True)


def consent_law(sector: Sector | None = None, *, confirm_when_of_age: bool = True) -> ConsentLaw:  # noqa: ARG001 - no sector has an exception here; every country is asked alike
    """The Belgian rules, the same for every sector."""
    return ConsentLaw(
        country="BE",
        timezone="Europe/Brussels",
        age_of_consent=13,
        age_article=msg("GDPR 8, law of 30 July 2018 art. 7"),
        marketing_article=msg("WER XII.13"),
        channels=MappingProxyType(dict.fromkeys((Channel.EMAIL, Channel.SMS, Channel.APP), _MESSAGES)),
        confirm_when_of_age=confirm_when_of_age,
        authority="Gegevensbeschermingsautoriteit",
        authority_url="https://www.gegevensbeschermingsautoriteit.be",
        national_number=msg("national register number"),
    )
