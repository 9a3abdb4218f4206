"""What a country's law asks before a person may be approached: ages, channels, dates. Filled in by country packages.

Art. 8 AVG leaves the age to member states, art. 13 of directive 2002/58/EC (ePrivacy) most of the rest. Pure data.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.i18n import Message
    from avgtool.model.consents import Channel


class Sector(StrEnum):
    """Kinds of organisations for which a country may keep exceptions."""

    CHARITY = "charity"
    CHARITY_LOTTERY = "charity_lottery"
    PUBLISHER = "publisher"
    """Of newspapers or magazines."""


@dataclass(frozen=True, slots=True)
class ChannelRule:
    """When direct marketing through one channel asks consent first, whatever the basis of art. 6 AVG."""

    consent_from: date = date.min
    """The first day, local, on which the law asks it; ``date.min`` where that was before any ledger."""
    customers_excepted: bool = False
    """Whether one's own customers may be approached without (soft opt-in)."""
    customers_excepted_before: date | None = None
    """The first day, local, on which customers are excepted no more; none where that has no end."""


@dataclass(frozen=True, slots=True)
class ConsentLaw:
    """The rules of one country, for one organisation."""

    country: str
    """ISO 3166-1 code, in capitals."""
    timezone: str
    """IANA name: birthdays and days from which a law counts begin at midnight here."""
    age_of_consent: int
    """From which age a person consents alone (art. 8(1) AVG)."""
    age_article: Message
    marketing_article: Message
    channels: Mapping[Channel, ChannelRule]
    """What is asked per channel; a channel that is absent asks nothing."""
    confirm_when_of_age: bool = True
    """Whether a parent's consent ends when the person reaches the age. Practice, not a text of law: can be set."""
    authority: str = ""
    """Name of the supervisory authority (art. 51 AVG), with whom one can lodge a complaint (art. 77)."""
    authority_url: str = ""
    national_number: Message | None = None
    """What the national number is called where persons read of it; none: by that name."""
