"""Receipts for programs: what they say, and that they say nothing that nobody said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from avgtool.consent.receipts.compact import compact_receipt
from avgtool.consent.receipts.iso27560 import STATES, iso_record
from avgtool.consent.receipts.issuer import lacking, receipt_id
from avgtool.consent.receipts.kantara import kantara_receipt
from avgtool.consent.store.proof import Principal
from avgtool.errors import InputError
from avgtool.model.consents import Basis, EventType
from tests.consent.receipts import samples

FORMS = {"kantara": kantara_receipt, "iso27560": iso_record, "json": compact_receipt}
CASES = {
    "given": samples.proof(),
    "special": samples.proof(
        samples.marked(samples.GIVEN, explicit=True, by_guardian=True, channel="email"),
        purpose=replace(samples.NEWSLETTER, special_ground="a", direct_marketing=False, recipients=(), retention=None),
        principal=Principal("5f" * 20, None, guardian="ouder-17", minor=True),
    ),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("case", CASES)
def test_reads_like_this(form, case, snapshot):
    assert FORMS[form](CASES[case], samples.ISSUER) == snapshot


def test_the_standard_s_mandatory_fields_are_there():
    """The fields that ISO/IEC TS 27560 marks as mandatory, filled where avgtool.yaml is."""
    record = iso_record(samples.proof(), samples.ISSUER)
    processing, (controller, *_) = record["pii_processing"], record["party_identification"]
    (purpose,) = processing["purposes"]
    named = {
        **{name: record[name] for name in ("schema_version", "record_id", "receipt_id", "pii_principal_id", "events")},
        **{name: controller[f"party_{name}"] for name in ("id", "name", "address", "contact", "type")},
        **{name: processing[name] for name in ("privacy_notice", "language")},
        **{name: purpose[name] for name in ("purpose", "pii_information", "jurisdiction", "storage_locations")},
        **{name: purpose[name] for name in ("retention_period", "recipient_third_parties", "withdrawal_method")},
    }
    assert [name for name, value in named.items() if not value] == []
    assert set(STATES) == set(EventType)


@pytest.mark.parametrize("form", FORMS)
def test_a_receipt_is_made_where_avgtool_yaml_says_nothing(form):
    """Empty, not invented; and what is lacking is told by the name of its setting."""
    receipt = FORMS[form](samples.proof(), samples.SILENT)
    assert "Voorbeeld" not in str(receipt)
    assert lacking(samples.SILENT, samples.proof()) == (
        "organisation.name",
        "organisation.address",
        "organisation.contact",
        "organisation.phone",
        "organisation.privacy_url",
        "consent.storage",
    )
    assert lacking(samples.ISSUER, samples.proof()) == ()


def test_the_place_of_the_words_is_that_of_the_notice_before_any_other():
    event = replace(samples.GIVEN, notice=samples.notice(url="https://example.nl/nieuwsbrief"))
    assert kantara_receipt(samples.proof(event), samples.ISSUER)["policyUrl"] == "https://example.nl/nieuwsbrief"
    assert "organisation.privacy_url" not in lacking(samples.SILENT, samples.proof(event))


def test_a_receipt_has_another_id_once_more_has_happened():
    """The same one else: who asks twice gets the same receipt."""
    before, after = samples.proof(samples.GIVEN), samples.proof(samples.GIVEN, samples.WITHDRAWN)
    assert receipt_id(before) == receipt_id(samples.proof(samples.GIVEN)) != receipt_id(after)


def test_kantara_knows_consents_alone():
    with pytest.raises(InputError, match="no consent"):
        kantara_receipt(samples.proof(samples.WITHDRAWN, samples.GIVEN), samples.ISSUER)


@pytest.mark.parametrize(
    ("basis", "marketing", "category"),
    [
        (Basis.CONSENT, True, "6 - Marketing"),
        (Basis.CONSENT, False, "nieuwsbrief"),
        (Basis.CONTRACT, False, "2 - Contracted Service"),
        (Basis.LEGAL_OBLIGATION, False, "12 - Legally Required Data Retention"),
    ],
)
def test_a_purpose_has_kantara_s_category_where_that_has_one(basis, marketing, category):
    purpose = replace(samples.NEWSLETTER, basis=basis, direct_marketing=marketing)
    receipt = kantara_receipt(samples.proof(purpose=purpose), samples.ISSUER)
    assert receipt["services"][0]["purposes"][0]["purposeCategory"] == [category]
