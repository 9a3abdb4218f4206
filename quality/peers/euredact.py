"""euredact as it comes: its rule engine, offline."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from quality.peers.base import Peer
from quality.spans import Found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quality.peers.base import FindInTexts

ENTITIES = {
    "PERSON_NAME": ("PERSON",),
    "ADDRESS": ("ADDRESS", "LOCATION"),
    "BANK_ACCOUNT": ("IBAN_CODE", "BANK_ACCOUNT"),
    "BIC": ("BIC_CODE",),
    "CREDIT_CARD": ("CREDIT_CARD",),
    "PHONE": ("PHONE_NUMBER",),
    "EMAIL": ("EMAIL_ADDRESS",),
    "DOB": ("DATE_OF_BIRTH",),
    "DATE_OF_DEATH": ("DATE_TIME",),
    "NATIONAL_ID": ("NL_BSN", "NATIONAL_ID"),
    "SSN": ("NATIONAL_ID", "NL_BSN"),
    "TAX_ID": ("NATIONAL_ID", "NL_BSN"),
    "LICENSE_PLATE": ("NL_LICENSE_PLATE",),
    "VAT": ("COMPANY_ID",),
    "POSTAL_CODE": ("NL_POSTCODE",),
    "IP_ADDRESS": ("IP_ADDRESS",),
    "IPV6_ADDRESS": ("IP_ADDRESS",),
    "CHAMBER_OF_COMMERCE": ("NL_KVK",),
    "INTERNAL_ID": ("CUSTOMER_ID",),
    "GPS_COORDINATES": ("COORDINATES",),
    "UUID": ("UUID",),
    "SOCIAL_HANDLE": ("USERNAME",),
    "SECRET": ("SECRET",),
    "ORGANISATION_NAME": ("ORGANIZATION",),
    "URL": ("URL",),
}
"""euredact's types as our entities; all others point to a person in some other way."""


def find_in_texts() -> FindInTexts:
    """Texts, one by one, each for itself."""
    redactor = importlib.import_module("euredact").EuRedact()

    def find(texts: Sequence[str]) -> list[list[Found]]:
        return [[_found(each) for each in _detections(text)] for text in texts]

    def _detections(text: str) -> Sequence[object]:
        result = redactor.redact(text, countries=["NL", "BE"], detect_dates=True, cache=False)
        detections: Sequence[object] = result.detections
        return detections

    return find


def _found(detection: object) -> Found:
    kind = getattr(detection, "entity_type")  # noqa: B009
    name = str(getattr(kind, "value", kind))
    return Found(detection.start, detection.end, ENTITIES.get(name, ("OTHER_ID",)))  # type: ignore[attr-defined]


EUREDACT = Peer(
    "euredact 0.7.0",
    "Apache-2.0",
    "EuRedact().redact with countries NL and BE and dates of birth switched on; rules only. Names of persons, "
    "addresses and organizations are left to its paid cloud service, which was not used.",
    texts=find_in_texts,
)
