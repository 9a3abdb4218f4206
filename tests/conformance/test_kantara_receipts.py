"""Receipts against the schema of the Kantara consent receipt 1.1, its example and what it must refuse."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from avgtool.consent.receipts.kantara import kantara_receipt
from avgtool.model.consents import EventType
from tests.consent.receipts import samples

FOLDER = (
    Path(os.environ.get("AVGTOOL_CORPORA") or Path(__file__).parents[3] / "shared" / "corpora") / "schemas" / "kantara"
)
SCHEMA = FOLDER / "kantara-consent-receipt-v1_1-schema.json"
EXAMPLE = FOLDER / "kantara-consent-receipt-v1_1-example.json"

pytestmark = pytest.mark.skipif(not SCHEMA.is_file(), reason="the corpora are not here (AVGTOOL_CORPORA)")

PROOFS = {
    "given": samples.proof(),
    "confirmed": samples.proof(samples.entry("confirmed", notice=samples.notice()), state=EventType.CONFIRMED),
    "special": samples.proof(purpose=replace(samples.NEWSLETTER, special_ground="a")),
    "no recipients": samples.proof(purpose=replace(samples.NEWSLETTER, recipients=(), retention=None, categories=())),
    "no notice": samples.proof(replace(samples.GIVEN, notice=None)),
}


def objections(receipt):
    """What the schema has against a receipt."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return [error.message for error in jsonschema.Draft4Validator(schema).iter_errors(receipt)]


def test_the_schema_takes_its_example_and_refuses_what_it_must():
    assert objections(json.loads(EXAMPLE.read_text(encoding="utf-8"))) == []
    wrong = sorted(FOLDER.glob("neg_*.json"))
    assert len(wrong) == 3
    assert all(objections(json.loads(path.read_text(encoding="utf-8"))) for path in wrong)


@pytest.mark.parametrize("issuer", [samples.ISSUER, samples.SILENT], ids=["complete", "silent"])
@pytest.mark.parametrize("proof", PROOFS.values(), ids=PROOFS)
def test_every_receipt_satisfies_the_schema(proof, issuer):
    assert objections(json.loads(json.dumps(kantara_receipt(proof, issuer)))) == []


def test_what_the_example_has_a_receipt_has():
    """The fields of the example, save the public key: receipts are not signed."""
    example = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    receipt = kantara_receipt(samples.proof(), samples.ISSUER)
    assert set(example) - set(receipt) == {"publicKey"}
    assert set(example["services"][0]["purposes"][0]) == set(receipt["services"][0]["purposes"][0])
