"""``avgtool-receipt-1``: a receipt as small JSON, with everything the ledger has to say; what a PDF carries inside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from avgtool.consent.receipts.iso27560 import actor_of
from avgtool.consent.receipts.issuer import (
    language_of,
    policy_url,
    principal_id,
    receipt_id,
    record_id,
    title_of,
    withdrawal_text,
)
from avgtool.consent.validity import is_genuine

if TYPE_CHECKING:
    from avgtool.consent.receipts.issuer import Issuer
    from avgtool.consent.store.history import Entry
    from avgtool.consent.store.proof import Proof

VERSION = "avgtool-receipt-1"


def compact_receipt(proof: Proof, issuer: Issuer) -> dict[str, Any]:
    """A receipt; what is not known is null or empty."""
    event = proof.event
    return {
        "version": VERSION,
        "receipt_id": receipt_id(proof),
        "record_id": record_id(proof),
        "jurisdiction": issuer.jurisdiction,
        "language": language_of(proof),
        "consent_timestamp": event.at.isoformat(),
        "collection_method": event.fields.get("method"),
        "channel": event.fields.get("channel"),
        "principal": principal_id(proof),
        "guardian": proof.principal.guardian if event.fields.get("by_guardian") else None,
        "controller": {
            "name": issuer.name,
            "address": issuer.address,
            "contact": issuer.contact,
            "type": "controller",
        },
        "notice": _notice(proof, issuer),
        "purposes": [_purpose(proof)],
        "withdrawal": {"method": withdrawal_text(issuer, proof)},
        "rights_url": issuer.rights_url or None,
        "authority": issuer.authority,
        "state": proof.state.value if proof.state else None,
        "valid": proof.agreed.allowed,
        "reason": proof.agreed.reason.value,
        "at": proof.at.isoformat(),
        "not_looked_up": [one.value for one in proof.not_looked_up],
        "events": [_event(one) for one in proof.events],
    }


def _notice(proof: Proof, issuer: Issuer) -> dict[str, Any] | None:
    notice = proof.event.notice
    if notice is None:
        return None
    return {
        "url": policy_url(issuer, proof) or None,
        "version": notice.version,
        "language": notice.language,
        "since": notice.since.isoformat(),
        "sha256": notice.sha256,
        "matches": is_genuine(notice),
        "text": notice.text,
    }


def _purpose(proof: Proof) -> dict[str, Any]:
    purpose = proof.purpose
    return {
        "code": purpose.code,
        "text": title_of(proof),
        "basis": f"6.1.{purpose.basis.value}",
        "special_ground": f"9.2.{purpose.special_ground}" if purpose.special_ground else None,
        "explicit": bool(proof.event.fields.get("explicit")),
        "data": list(purpose.categories),
        "recipients": list(purpose.recipients),
        "retention": purpose.retention,
        "third_country": None,
    }


def _event(entry: Entry) -> dict[str, Any]:
    return {
        "record_id": entry.fields["record_id"],
        "type": entry.fields["type"],
        "at": entry.at.isoformat(),
        "by": actor_of(entry),
        "channel": entry.fields.get("channel"),
        "method": entry.fields.get("method"),
        "notice": entry.notice.version if entry.notice else None,
        "recorded_at": entry.recorded_at.isoformat(),
        "recorded_by": entry.recorded_by,
        "seq": entry.seq,
        "hash": entry.hash,
    }
