"""Receipts of consents, in the form that was asked for."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from avgtool import catalog
from avgtool.consent.receipts.compact import compact_receipt
from avgtool.consent.receipts.document import receipt_document, reference_of
from avgtool.consent.receipts.iso27560 import iso_record
from avgtool.consent.receipts.issuer import Issuer, lacking
from avgtool.consent.receipts.kantara import kantara_receipt
from avgtool.documents.identity import CONFIDENTIAL
from avgtool.workflows.consents import configured_session
from avgtool.workflows.reports import document_context, rendered

if TYPE_CHECKING:
    from datetime import datetime

    from avgtool.config import Config
    from avgtool.consent.store.proof import Proof
    from avgtool.consent.store.session import Person

Form = Literal["kantara", "iso27560", "json", "pdf", "html"]
_JSON = {"kantara": kantara_receipt, "iso27560": iso_record, "json": compact_receipt}


@dataclass(frozen=True, slots=True)
class ReceiptRequest:
    """Of which consent, in which form."""

    form: Form
    person: Person | None = None
    purpose: str | None = None
    record: str | None = None
    """Id of one event, in the place of a person and a purpose."""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt as a file's bytes."""

    content: bytes
    lacking: tuple[str, ...]
    """Settings that a complete receipt needs and that are empty."""
    not_looked_up: tuple[str, ...] = ()
    """Kinds of identifiers of which none was given, and under which somebody objected or said no."""


def make_receipt(config: Config, request: ReceiptRequest, *, created: datetime, language: str) -> Receipt:
    """Read what proves a consent, and write it down.

    Args:
        config: Says who the controller is, and where the ledger.
        request: What is asked; a person and a purpose, or the id of an event.
        created: Dates a document.
        language: Of a document; JSON is in that of the words that were shown.

    Raises:
        InputError: There is no such person, purpose, consent or event.
        MissingDependencyError: PDF is asked for and Pango is not installed.
    """
    return receipt_of(_proof(config, request), config, request.form, created=created, language=language)


def receipt_of(proof: Proof, config: Config, form: Form, *, created: datetime, language: str) -> Receipt:
    """A receipt of what was read.

    Args:
        proof: As ``session.proof`` gives it.
        config: Says who the controller is.
        form: Of the receipt.
        created: Dates a document.
        language: Of a document.

    Raises:
        InputError: The form is about consents alone, and this is none.
        MissingDependencyError: PDF is asked for and Pango is not installed.
    """
    issuer = issuer_of(config)
    content = _content(proof, issuer, config, form, created, language)
    return Receipt(content, lacking(issuer, proof), tuple(one.value for one in proof.not_looked_up))


def issuer_of(config: Config) -> Issuer:
    """The controller of avgtool.yaml."""
    organisation, settings, law = config.organisation, config.consent, catalog.consent_law(config)
    return Issuer(
        name=organisation.name,
        address=organisation.address,
        contact=organisation.contact,
        phone=organisation.phone,
        officer=organisation.fg,
        privacy_url=organisation.privacy_url,
        withdrawal=settings.withdrawal,
        rights_url=settings.rights_url,
        jurisdiction=settings.jurisdiction or law.country,
        storage=settings.storage,
        authority=law.authority,
        authority_url=law.authority_url,
    )


def _proof(config: Config, request: ReceiptRequest) -> Proof:
    with configured_session(config, readonly=True) as session:
        if request.record is not None:
            return session.proof_of_record(request.record, at=request.at)
        assert request.person is not None
        assert request.purpose is not None
        return session.proof(request.person, request.purpose, at=request.at)


def _content(proof: Proof, issuer: Issuer, config: Config, form: Form, created: datetime, language: str) -> bytes:
    if form in _JSON:
        return _written(_JSON[form](proof, issuer)).encode() + b"\n"
    context = document_context(config, created, language, reference_of(proof), CONFIDENTIAL)
    document = receipt_document(proof, issuer, context, catalog.consent_law(config))
    return rendered(document, language, "pdf" if form == "pdf" else "html", _written(compact_receipt(proof, issuer)))


def _written(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)
