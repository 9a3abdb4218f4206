"""The traps of Dutch identifiers: each was a real mistake of a library or of the world."""

from __future__ import annotations

import hashlib
import random
import tomllib
from pathlib import Path

import pytest
from stdnum import iban as stdnum_iban
from stdnum.nl import bsn as stdnum_bsn
from stdnum.nl import btw as stdnum_btw

from avgtool.catalog import operators, recognizers
from avgtool.keys import key_from_bytes
from avgtool.operators.base import OperatorContext
from avgtool.recognizers.columns import is_valid

ROOT = Path(__file__).parents[2]
BY_ENTITY = {one.entity: one for one in recognizers()}


def valid(entity: str, value: str) -> bool:
    """Shape and check."""
    return is_valid(BY_ENTITY[entity], value)


@pytest.mark.parametrize("value", ["12", "19", "27", "1", "123456", "1234567"])
def test_a_short_number_is_no_bsn(value: str):
    """T1: python-stdnum pads with zeros, so that 908 of the numbers below 10,000 would be one."""
    assert not valid("NL_BSN", value)


def test_python_stdnum_still_pads():
    """T1: or the guard could go."""
    assert stdnum_bsn.is_valid("12")


def test_a_random_number_passes_the_11_proef_too_often_to_be_sure():
    """T2: nine in a hundred, so the check alone stays below one half, and the kind is never sure by itself."""
    chance = random.Random(11)
    passed = sum(valid("NL_BSN", f"{chance.randrange(10**9):09}") for _ in range(20_000))
    assert 0.08 < passed / 20_000 < 0.10
    check = BY_ENTITY["NL_BSN"].check
    assert check is not None
    assert check.score <= 0.4


def test_one_number_can_be_bsn_and_bank_account():
    """T3: happens where the last digit is 0; both are kept, context ranks them."""
    assert valid("NL_BSN", "417164300")
    assert valid("NL_BANK_ACCOUNT", "417164300")


@pytest.mark.parametrize(
    ("value", "holds_bsn"),
    [("NL123456782B01", True), ("NL000099998B57", False), ("NL002455799B11", False), ("NL123456789B13", False)],
)
def test_a_vat_number_that_can_hold_a_bsn_is_told_apart(value: str, *, holds_bsn: bool):
    """T4: python-stdnum takes the 11-proef or mod 97, and does not say which."""
    assert stdnum_btw.is_valid(value)
    assert valid("NL_VAT", value)
    assert valid("NL_OB_NUMBER", value) is holds_bsn


def test_an_energy_connection_has_eighteen_digits():
    """T5: python-stdnum's EAN knows fourteen at most."""
    assert valid("NL_EAN_ENERGY", "871685900012345674")
    assert not valid("NL_EAN_ENERGY", "871685900012345675")


def test_an_iban_of_an_unknown_bank_is_an_iban():
    """T6: python-stdnum by default rejects the well-known Belgian test number and takes an unknown Dutch bank."""
    assert not stdnum_iban.is_valid("BE68539007547034")
    assert valid("IBAN_CODE", "BE68539007547034")
    assert valid("IBAN_CODE", "NL13TEST0123456789")


def test_a_public_transport_card_wins_from_a_payment_card():
    """T7: its numbers lie in the range of JCB and pass Luhn."""
    assert valid("CREDIT_CARD", "3528012345678900")
    assert valid("NL_OV_CHIPKAART", "3528012345678900")
    assert "CREDIT_CARD" in BY_ENTITY["NL_OV_CHIPKAART"].beats


@pytest.mark.parametrize(
    ("entity", "lost"), [("NL_BSN", "12345672"), ("PHONE_NUMBER", "612345678"), ("NL_BAG_ID", "363010012345678")]
)
def test_a_number_that_lost_its_leading_zero_still_has_a_shape(entity: str, lost: str):
    """T9: spreadsheets take it off; the shape that knows this is too weak to be looked for without a header."""
    assert valid(entity, lost)


def test_a_lost_zero_is_only_believed_where_a_column_says_so():
    """T9: a BIG number of ten digits is any number."""
    assert not valid("NL_BIG", "9000000001")


def test_no_calendar_of_a_library_counts_working_days():
    """T8: ``holidays`` has 5 May in lustrum years only, the statute (Algemene termijnenwet, art. 3) every year.

    No date is counted in working days here. Who comes to need it writes the statute's list, and changes this test.
    """
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = [declared["dependencies"], *declared.get("optional-dependencies", {}).values()]
    assert not [one for group in groups for one in group if one.startswith(("holidays", "workalendar"))]
    sources = (ROOT / "src").rglob("*.py")
    assert not [each for each in sources if "import holidays" in each.read_text(encoding="utf-8")]


@pytest.mark.parametrize("value", ["123456782", "0612345678", "jan@example.nl", "1234 AB 12"])
def test_a_token_cannot_be_found_by_hashing_all_that_there_is(value: str):
    """T10: a bare hash of nine digits is undone by trying all; each token takes a key, and another gives another."""
    first, second = (_token(value, bytes([number]) * 32) for number in (1, 2))
    bare = [hashlib.new(name, value.encode()).hexdigest() for name in ("md5", "sha1", "sha256", "sha512")]
    assert first != second
    assert not any(token.removeprefix("ps_") in digest for token in (first, second) for digest in bare)


def test_no_operator_hashes_without_a_key():
    """T10: nor is there one to choose by mistake."""
    assert not [name for name in operators() if "hash" in name or "sha" in name or "anonym" in name]
    assert operators()["pseudonymize"].needs_key


def _token(value: str, key: bytes) -> str:
    token = operators()["pseudonymize"]().value(value, OperatorContext(derive=key_from_bytes(key).derive))
    assert token is not None
    return token


@pytest.mark.parametrize(
    ("winner", "loser"),
    [
        ("NL_OV_CHIPKAART", "CREDIT_CARD"),
        ("NL_PAYMENT_REFERENCE", "NL_BSN"),
        ("NL_PAYMENT_REFERENCE", "CREDIT_CARD"),
        ("NL_EAN_ENERGY", "CREDIT_CARD"),
        ("NL_LOYALTY_CARD", "CREDIT_CARD"),
        ("DATE_TIME", "NL_BSN"),
        ("DATE_TIME", "PHONE_NUMBER"),
        ("NL_PAYMENT_REFERENCE", "PHONE_NUMBER"),
        ("IBAN_CODE", "PHONE_NUMBER"),
        ("NL_DRIVERS_LICENSE", "BE_DRIVERS_LICENSE"),
        ("DATE_OF_BIRTH", "NL_BSN"),
        ("NL_POSTCODE", "NL_LICENSE_PLATE"),
        ("EMAIL_ADDRESS", "SOCIAL_HANDLE"),
    ],
)
def test_what_wins_where_both_fit(winner: str, loser: str):
    """The confusions that are known."""
    assert loser in BY_ENTITY[winner].beats


@pytest.mark.parametrize(
    "entity",
    ["NL_KVK", "NL_AGB", "NL_UZOVI", "NL_V_NUMBER", "NL_DRIVERS_LICENSE", "NL_PASSPORT", "NL_RSIN", "NL_BANK_ACCOUNT"],
)
def test_a_number_that_could_be_any_number_needs_context(entity: str):
    """Eight or ten digits say nothing."""
    assert BY_ENTITY[entity].needs_context


def test_a_date_written_as_one_number_is_a_date_too():
    """19800101 passes the 11-proef, and is a date."""
    assert valid("NL_BSN", "19800101")
    assert valid("DATE_TIME", "19800101")
