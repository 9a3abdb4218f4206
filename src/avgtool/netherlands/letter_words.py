"""What letters in English say otherwise than documents do: they speak to the person (:mod:`.process_texts`)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from avgtool.netherlands.process_texts import ENGLISH as OF_DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Mapping

ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        **{dutch: english for dutch, english in OF_DOCUMENTS.items() if "{persons}" not in english},
        "Laten lezen wat {persons} vinden": "Show what you and others think",
        "{persons} in groepen indelen om het aanbod te verbeteren": (
            "Divide you and others into groups to improve our offer"
        ),
        "{persons} informeren over nieuws en aanbiedingen": "Inform you of news and offers",
        "Belastingdienst": "the Dutch tax authority (Belastingdienst)",
        "eigen beleid": "our own policy",
        "eigen beleid; eerder als de toestemming is ingetrokken": "our own policy; earlier when consent is withdrawn",
        "richtlijn AP: ten hoogste vier weken": "guideline of the Dutch authority (AP): four weeks at most",
        "ten hoogste 30 dagen": "for at most 30 days",
        "uit eigen administratie": "from our own records",
        "uitschrijving": "you unsubscribe",
        "van de betrokkene zelf": "from you",
        "van de betrokkene zelf, bij de bestelling": "from you, with the order",
        "van de betrokkene zelf, bij de inschrijving": "from you, when you subscribed",
        "van de betrokkene zelf, bij het afsluiten": "from you, when you took the subscription",
        "van de betrokkene zelf, en uit aankopen en bezoeken": "from you, and from purchases and visits",
        "van de betrokkene zelf, en uit aankopen met de kaart": "from you, and from purchases with the card",
        "van de betrokkene zelf, en van een kredietinformatiebureau": "from you, and from a credit reference agency",
        "van de deelnemer zelf": "from you as a participant",
    }
)
