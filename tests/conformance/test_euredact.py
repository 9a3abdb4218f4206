"""euredact's own cases for the Netherlands and Belgium: the same answers, or a reason."""

from __future__ import annotations

import json
import os
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from avgtool.catalog import analyzer_engine
from avgtool.text.finding import Finder

CORPORA = Path(os.environ.get("AVGTOOL_CORPORA", Path(__file__).parents[3] / "shared" / "corpora"))
CASES = CORPORA / "text" / "euredact_cases.json"

pytestmark = pytest.mark.skipif(not CASES.is_file(), reason=f"the corpora are not here: {CORPORA} (AVGTOOL_CORPORA)")

ENTITIES = {
    "NATIONAL_ID": {"NL_BSN", "BE_NN", "DK_CPR", "SE_PERSONNUMMER"},
    "IBAN": {"IBAN_CODE"},
    "BANK_ACCOUNT": {"IBAN_CODE", "NL_BANK_ACCOUNT"},
    "VAT": {"NL_VAT", "BE_ENTERPRISE", "EU_VAT"},
    "PHONE": {"PHONE_NUMBER"},
    "LICENSE_PLATE": {"NL_LICENSE_PLATE", "BE_LICENSE_PLATE"},
    "EMAIL": {"EMAIL_ADDRESS"},
    "DOB": {"DATE_OF_BIRTH"},
    "CREDIT_CARD": {"CREDIT_CARD"},
    "POSTAL_CODE": {"NL_POSTCODE"},
    "HEALTH_INSURANCE": {"UK_NHS"},
    "BIC": {"BIC_CODE"},
    "CHAMBER_OF_COMMERCE": {"NL_KVK", "BE_ENTERPRISE", "FR_SIREN"},
}
"""euredact's types as our entities."""

DIFFERENCES = {
    "test_be::test_national_landline": "no Belgian number starts so (metadata of phonenumbers)",
    "test_be::test_international": "no Belgian number starts so (metadata of phonenumbers)",
    "test_be::test_no_dashes": "a plate without dashes needs a word that names it; *plaat* is not yet one",
    "test_be::test_dob_excluded_by_default": "we have no option to leave dates of birth out",
    "test_nl::test_plate_format": "Dutch plates of this series hold no vowels",
    "test_nl::test_vat": "neither the 11-proef nor mod 97-10 passes (domain, section 1.1)",
    "test_allowlist::test_an_exemption_only_applies_to_something_detected": "an IBAN written with dots is one",
    "test_country_inference::test_without_the_cue_the_checksum_still_wins": "Swedish numbers need a word in front",
    "test_country_inference::test_a_company_register_cue_beats_a_national_id": "French registers are not known in text",
    "test_international::test_phone_claims_span_instead_of_postal_code": "Austrian postcodes are not known in text",
}
"""Case id to the reason why we answer otherwise."""


def cases() -> list[Any]:
    """Euredact's cases."""
    return json.loads(CASES.read_text(encoding="utf-8")) if CASES.is_file() else []


@pytest.fixture(scope="module")
def finder() -> Finder:
    """Dutch text."""
    return Finder(partial(analyzer_engine, "nl"))


def agrees(finder: Finder, case: dict[str, Any]) -> bool:
    """Whether everything that must be found is, and nothing that must not."""
    found = {one.entity for one in finder.find([case["text"]])[0]}
    must = all(found & ENTITIES[kind] for kind in case["must_detect_types"])
    return must and not any(found & ENTITIES[kind] for kind in case["must_not_detect_types"])


@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in cases()])
def test_we_agree_with_euredact_or_say_why_not(finder: Finder, case: dict[str, Any]):
    """An agreement that the list calls a difference fails too, so that the list stays true."""
    assert agrees(finder, case) != (case["id"] in DIFFERENCES), DIFFERENCES.get(case["id"], "no reason is given")


def test_differences_name_existing_cases():
    """No reason outlives its case."""
    assert set(DIFFERENCES) <= {case["id"] for case in cases()}
