"""Telephone numbers by phonenumbers, IBANs by schwifty: agree, or say why not."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from avgtool.catalog import knowledge
from avgtool.recognizers.base import Recognizer, Shape
from avgtool.recognizers.columns import STRONG_SHAPE, is_valid
from avgtool.recognizers.generic.finance import IBAN_CODE
from avgtool.recognizers.generic.phone import REGIONS

PHONE_NUMBER = knowledge().recognizer("PHONE_NUMBER")
CORPORA = Path(os.environ.get("AVGTOOL_CORPORA", Path(__file__).parents[3] / "shared" / "corpora"))
PHONES = CORPORA / "vectors" / "phone_vectors.json"
IBANS = CORPORA / "vectors" / "schwifty_vectors.json"
VALID_IBANS = {"test_parse_iban", "test_experimental_iban", "test_generate_iban", "test_bic_from_iban"}
INVALID_IBANS = {"test_invalid_iban", "test_parse_iban_allow_invalid", "test_checksum_digit_aliases_are_rejected"}

pytestmark = pytest.mark.skipif(not PHONES.is_file(), reason=f"the corpora are not here: {CORPORA} (AVGTOOL_CORPORA)")


def differences(about: str) -> set[str]:
    """Values of which we say otherwise, with reasons in the file."""
    groups = yaml.safe_load(Path(__file__).with_name("vector_differences.yml").read_text(encoding="utf-8"))[about]
    return {value for group in groups for value in group["values"]}


def read(path: Path) -> Any:
    """The vectors, or nothing where the corpora are missing."""
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []


def phones() -> dict[str, bool]:
    """Written number to phonenumbers' verdict; written without country code only where the region is one of ours."""
    vectors = read(PHONES)
    if not vectors:
        return {}
    written = {one["text"]: one["valid"] for one in vectors["nl_written_forms"]}
    for one in vectors["example_numbers"]:
        forms = ("e164", "international", "national") if one["region"] in REGIONS else ("e164", "international")
        written |= {one[form]: one["valid"] for form in forms}
    return written


def ibans() -> dict[str, bool]:
    """IBAN to schwifty's verdict."""
    written = {}
    for vector in read(IBANS):
        if vector["test"] in VALID_IBANS:
            written[iban_of(vector)] = True
        elif vector["test"] in INVALID_IBANS:
            written[iban_of(vector)] = False
    return written


def iban_of(vector: dict[str, Any]) -> str:
    """The IBAN of a vector, which may stand beside other arguments."""
    value, place = vector["values"], 0 if vector["test"] == "test_bic_from_iban" else 1
    return value if isinstance(value, str) else value[place]


def is_found(recognizer: Recognizer, value: str) -> bool:
    """Whether the value is recognized without a header: by a shape that says something, and the check."""
    strong = [shape for shape in recognizer.shapes if shape.score >= STRONG_SHAPE]
    return any(fits(shape, value) for shape in strong) and is_valid(recognizer, value)


def fits(shape: Shape, value: str) -> bool:
    """Whether the whole value has the shape."""
    return re.fullmatch(shape.regex, value, re.ASCII) is not None


@pytest.mark.parametrize(("value", "expected"), phones().items())
def test_phone_numbers_agree_with_phonenumbers(value: str, *, expected: bool):
    """An agreement that the list calls a difference fails too."""
    assert (is_found(PHONE_NUMBER, value) is expected) is (value not in differences("phones"))


@pytest.mark.parametrize(("value", "expected"), ibans().items())
def test_ibans_agree_with_schwifty(value: str, *, expected: bool):
    """Structure of the country and mod 97; whether a bank exists is another question."""
    assert (is_valid(IBAN_CODE, value) is expected) is (value not in differences("ibans"))
