"""ISO/IEC TS 27560 (consent record information structure): its fields as JSON, with terms of W3C DPV as values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from avgtool.consent.receipts.issuer import (
    language_of,
    policy_url,
    principal_id,
    receipt_id,
    record_id,
    title_of,
    withdrawal_text,
)
from avgtool.model.consents import Basis, EventType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.consent.receipts.issuer import Issuer
    from avgtool.consent.store.history import Entry
    from avgtool.consent.store.proof import Proof
    from avgtool.model.consents import Notice

SCHEMA = "ISO/IEC TS 27560:2023"
_PREFIXES = {"dpv": "https://w3id.org/dpv#", "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#"}
_CONTROLLER = "controller"
STATES: Mapping[EventType, str] = {
    EventType.REQUESTED: "dpv:ConsentRequested",
    EventType.GIVEN: "dpv:ConsentGiven",
    EventType.REFUSED: "dpv:ConsentRefused",
    EventType.CONFIRMED: "dpv:RenewedConsentGiven",
    EventType.WITHDRAWN: "dpv:ConsentWithdrawn",
    EventType.EXPIRED: "dpv:ConsentExpired",
    EventType.INVALIDATED: "dpv:ConsentInvalidated",
}
"""What DPV calls a state."""


def iso_record(proof: Proof, issuer: Issuer) -> dict[str, Any]:
    """A consent record with its receipt: header, processing, parties, events. What nobody says is empty."""
    return {
        "prefixes": _PREFIXES,
        "schema_version": SCHEMA,
        "record_id": record_id(proof),
        "receipt_id": receipt_id(proof),
        "pii_principal_id": principal_id(proof),
        "pii_processing": {
            "privacy_notice": _notice(proof.event.notice, policy_url(issuer, proof)),
            "language": language_of(proof),
            "purposes": [_purpose(proof, issuer)],
        },
        "party_identification": [
            {
                "party_id": _CONTROLLER,
                "party_type": "dpv:DataController",
                "party_name": issuer.name,
                "party_address": issuer.address,
                "party_contact": issuer.contact,
                "party_phone": issuer.phone,
                "data_protection_officer": issuer.officer or None,
            },
            {"party_id": "authority", "party_type": "dpv:DataProtectionAuthority", "party_name": issuer.authority,
             "party_contact": issuer.authority_url},
        ],
        "events": [_event(one) for one in proof.events],
        "consent_status": {"at": proof.at.isoformat(), "state": STATES[proof.state] if proof.state else None,
                           "valid": proof.agreed.allowed},
    }  # fmt: skip


def _purpose(proof: Proof, issuer: Issuer) -> dict[str, Any]:
    purpose = proof.purpose
    special = purpose.special_ground is not None
    return {
        "purpose_id": purpose.code,
        "purpose": title_of(proof),
        "purpose_type": "dpv:DirectMarketing" if purpose.direct_marketing else "dpv:Purpose",
        "lawful_basis": _basis(proof),
        "pii_information": [{"pii_type": one, "special_category": special} for one in purpose.categories],
        "pii_controllers": [_CONTROLLER],
        "collection_method": proof.event.fields.get("method"),
        "storage_locations": [issuer.storage] if issuer.storage else [],
        "retention_period": purpose.retention or "",
        "recipient_third_parties": list(purpose.recipients),
        "withdrawal_method": withdrawal_text(issuer, proof),
        "privacy_rights": issuer.rights_url or None,
        "jurisdiction": issuer.jurisdiction,
    }


def _basis(proof: Proof) -> list[str]:
    """The basis of art. 6(1), and of 9(2) where there is one, as DPV's extension for the AVG calls them."""
    basis, ground = proof.purpose.basis, proof.purpose.special_ground
    manner = "explicit-consent" if proof.event.fields.get("explicit") else "non-explicit-consent"
    sixth = f"eu-gdpr:A6-1-{basis.value}" + (f"-{manner}" if basis is Basis.CONSENT else "")
    return [sixth, *((f"eu-gdpr:A9-2-{ground}",) if ground else ())]


def _notice(notice: Notice | None, url: str) -> dict[str, Any]:
    if notice is None:
        return {"url": url}
    return {"url": url, "version": notice.version, "language": notice.language, "sha256": notice.sha256}


def _event(entry: Entry) -> dict[str, Any]:
    type_ = EventType(entry.fields["type"])
    return {
        "event_id": entry.fields["record_id"],
        "event_time": entry.at.isoformat(),
        "event_type": type_.value,
        "explicit": bool(entry.fields.get("explicit")),
        "event_state": STATES[type_],
        "entity_id": actor_of(entry),
        "channel": entry.fields.get("channel"),
        "notice_version": entry.notice.version if entry.notice else None,
        "recorded_at": entry.recorded_at.isoformat(),
        "recorded_by": entry.recorded_by,
        "hash": entry.hash,
    }


def actor_of(entry: Entry) -> str:
    """Who made it happen: ``principal``, ``guardian`` or ``controller``."""
    if entry.fields["type"] in {EventType.REQUESTED, EventType.EXPIRED, EventType.INVALIDATED}:
        return _CONTROLLER
    return "guardian" if entry.fields.get("by_guardian") else "principal"
