"""Who gives a receipt, and what it says that no ledger holds: the controller, its privacy notice, how to withdraw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from avgtool.i18n import msg

if TYPE_CHECKING:
    from avgtool.consent.store.proof import Proof
    from avgtool.i18n import Message


@dataclass(frozen=True, slots=True)
class Issuer:
    """The controller (art. 4(7) AVG) and what art. 13 asks it to tell; empty where avgtool.yaml does not say."""

    name: str
    address: str
    contact: str
    """An e-mail address."""
    phone: str
    officer: str
    """Data protection officer."""
    privacy_url: str
    withdrawal: str
    rights_url: str
    jurisdiction: str
    storage: str
    authority: str
    authority_url: str


_SETTINGS = {
    "name": "organisation.name",
    "address": "organisation.address",
    "contact": "organisation.contact",
    "phone": "organisation.phone",
    "privacy_url": "organisation.privacy_url",
    "storage": "consent.storage",
}
"""Where avgtool.yaml says what a receipt must say (ISO/IEC TS 27560, Kantara 1.1)."""


def lacking(issuer: Issuer, proof: Proof) -> tuple[str, ...]:
    """Settings of avgtool.yaml that a complete receipt needs and that are empty; what the notice says is not needed."""
    said = {"privacy_url"} if proof.event.notice and proof.event.notice.url else set()
    return tuple(key for name, key in _SETTINGS.items() if name not in said and not getattr(issuer, name))


def record_id(proof: Proof) -> str:
    """The id of the event, as a UUID."""
    return str(UUID(hex=str(proof.event.fields["record_id"])))


def receipt_id(proof: Proof) -> str:
    """The id of a receipt: another one as soon as something more has happened to the consent, and else the same."""
    return str(uuid5(UUID(hex=str(proof.event.fields["record_id"])), proof.events[-1].hash))


def principal_id(proof: Proof) -> str:
    """Whom a receipt is about: one's own customer id, else the id in the ledger, which says nothing."""
    return proof.principal.customer or proof.principal.id


def language_of(proof: Proof) -> str:
    """The language in which the person was asked; Dutch where no notice says."""
    return proof.event.notice.language if proof.event.notice else "nl"


def title_of(proof: Proof) -> str:
    """What the purpose is called in the language of the notice, as far as the ledger knows it."""
    return proof.purpose.titles.get(language_of(proof), proof.purpose.titles["nl"])


def policy_url(issuer: Issuer, proof: Proof) -> str:
    """Where the privacy notice stands: that of the words that were shown, else that of the controller."""
    return (proof.event.notice.url if proof.event.notice else None) or issuer.privacy_url


def withdrawal(issuer: Issuer) -> Message | str:
    """How to withdraw (art. 7(3) AVG)."""
    if issuer.withdrawal:
        return issuer.withdrawal
    if issuer.contact:
        return msg("by a message to {contact}, at any time and without giving a reason", contact=issuer.contact)
    return msg("by a message to the controller, at any time and without giving a reason")


def withdrawal_text(issuer: Issuer, proof: Proof) -> str:
    """The same in the language of the notice; English where avgtool does not speak that."""
    said = withdrawal(issuer)
    return said if isinstance(said, str) else said.render(language_of(proof))
