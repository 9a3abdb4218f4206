"""Kantara Initiative Consent Receipt Specification 1.1 (KI-CR-v1.1.0): a consent in JSON for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from avgtool.consent.receipts.issuer import (
    language_of,
    policy_url,
    principal_id,
    receipt_id,
    title_of,
    withdrawal_text,
)
from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.model.consents import Basis

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.consent.receipts.issuer import Issuer
    from avgtool.consent.store.proof import Proof
    from avgtool.model.consents import Purpose

VERSION = "KI-CR-v1.1.0"
_MARKETING = "6 - Marketing"
_CATEGORIES: Mapping[Basis, str] = {
    Basis.CONTRACT: "2 - Contracted Service",
    Basis.LEGAL_OBLIGATION: "12 - Legally Required Data Retention",
}


def kantara_receipt(proof: Proof, issuer: Issuer) -> dict[str, Any]:
    """A receipt of a consent. What avgtool.yaml does not say is empty; ``consentTimestamp`` is in seconds since 1970.

    ``consentType`` is ``EXPLICIT`` for an explicit consent (art. 9(2)(a) AVG) and ``UNAMBIGUOUS`` for any other, which
    art. 4(11) asks of every consent: the form has no word for it.

    Raises:
        InputError: The event is no consent, and the form has no place for anything else.
    """
    if not proof.is_consent:
        raise InputError(
            msg("This event is no consent, and a Kantara receipt is about nothing else."),
            hint=msg("Ask for another form: --format json"),
        )
    return {
        "version": VERSION,
        "jurisdiction": issuer.jurisdiction,
        "consentTimestamp": int(proof.event.at.timestamp()),
        "collectionMethod": str(proof.event.fields.get("method") or "unknown"),
        "consentReceiptID": receipt_id(proof),
        "language": language_of(proof),
        "piiPrincipalId": principal_id(proof),
        "piiControllers": [_controller(issuer)],
        "policyUrl": policy_url(issuer, proof),
        "services": [{"service": issuer.name, "purposes": [_purpose(proof, issuer)]}],
        "sensitive": proof.purpose.special_ground is not None,
        "spiCat": list(proof.purpose.categories) if proof.purpose.special_ground else [],
    }


def _controller(issuer: Issuer) -> dict[str, Any]:
    return {
        "piiController": issuer.name,
        "onBehalf": False,
        "contact": issuer.officer or issuer.name,
        "address": {"streetAddress": issuer.address, "addressCountry": issuer.jurisdiction},
        "email": issuer.contact,
        "phone": issuer.phone,
    }


def _purpose(proof: Proof, issuer: Issuer) -> dict[str, Any]:
    purpose = proof.purpose
    third = {"thirdPartyName": ", ".join(purpose.recipients)} if purpose.recipients else {}
    return {
        "purpose": title_of(proof),
        "purposeCategory": [_category(purpose)],
        "consentType": "EXPLICIT" if proof.event.fields.get("explicit") else "UNAMBIGUOUS",
        "piiCategory": list(purpose.categories),
        "primaryPurpose": True,
        "termination": purpose.retention or withdrawal_text(issuer, proof),
        "thirdPartyDisclosure": bool(purpose.recipients),
        **third,
    }


def _category(purpose: Purpose) -> str:
    return _MARKETING if purpose.direct_marketing else _CATEGORIES.get(purpose.basis, purpose.code)
