"""Digests of identifiers: the same however they are written, different for each kind, nothing without the key."""

from __future__ import annotations

import polars as pl
import polars_hash  # noqa: F401 - registers ``chash``
import pytest

from avgtool.errors import InputError
from avgtool.keys import key_from_bytes
from avgtool.ledger.keyed import Identifier, digest_key, identifying, normalized, objection_digest, reference
from avgtool.ledger.persons import Person, filled

KEY = key_from_bytes(bytes(range(32)))
PINNED = "a394dac9950ccd7b1129ead518b1bfb6f6b0c3f77dd1cf92fa69da779d81bb4c"
SAME = {
    "email": (
        Identifier.EMAIL,
        [
            "Jan@Voorbeeld.NL",
            " jan@voorbeeld.nl",
            "jan@voorbeeld.nl\u00a0",
            "ｊan@voorbeeld.nl",
            "Jan J. <jan@voorbeeld.nl>",
        ],
    ),
    "phone": (
        Identifier.PHONE,
        ["06-12345678", "0612345678", "+31 6 12345678", "0031612345678", "+31 (0)6 12 34 56 78", "06 1234 5678"],
    ),
    "customer": (Identifier.CUSTOMER, ["K-17", " K-17 ", "Ｋ-17"]),
    "post": (Identifier.POST, ["Dorpsstraat 1, 1012 AB  Amsterdam", "dorpsstraat 1, 1012 ab amsterdam"]),
}
DIFFERENT = {
    "email": (Identifier.EMAIL, ["jan@voorbeeld.nl", "j.an@voorbeeld.nl", "jan+nieuws@voorbeeld.nl"]),
    "phone": (Identifier.PHONE, ["0612345678", "+32612345678", "0612345679"]),
    "customer": (Identifier.CUSTOMER, ["K-17", "k-17", "K17", "0017", "17"]),
}


NOBODY = {
    Identifier.EMAIL: [
        "niks",
        "geen mail",
        "-",
        "jan@",
        "@x.nl",
        "jan@thuis",
        "a@x.nl, b@x.nl",
        "a@x.nl/b@x.nl",
        "a b@x.nl",
    ],
    Identifier.PHONE: [
        "-",
        "onbekend",
        "112",
        "0000000000",
        "0612345678 / 0687654321",
        "0612345678 of 0687654321",
        "1111111111",
        "06-00000000",
    ],
    Identifier.CUSTOMER: ["", " ", "-", "?!", "..."],
    Identifier.POST: ["-"],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in NOBODY.items() for text in texts])
def test_a_text_that_names_nobody_makes_no_shared_person(kind: Identifier, text: str):
    assert identifying(kind, text) == ""
    if text.strip():
        with pytest.raises(InputError) as told:
            filled(Person(text, kind))
        assert text == "-" or text not in str(told.value)


@pytest.mark.parametrize(
    ("kind", "written"), [*SAME.values(), *DIFFERENT.values()], ids=[*SAME, *(f"{n} apart" for n in DIFFERENT)]
)
def test_what_names_a_person_still_does(kind: Identifier, written: list[str]):
    assert [identifying(kind, text) for text in written] == [normalized(kind, text) for text in written]


@pytest.mark.parametrize(("kind", "written"), SAME.values(), ids=SAME)
def test_ways_of_writing_do_not_matter(kind: Identifier, written: list[str]):
    """Who objected by one is recognized by another."""
    assert len({objection_digest(KEY.derive, kind, text) for text in written}) == 1


@pytest.mark.parametrize(("kind", "written"), DIFFERENT.values(), ids=DIFFERENT)
def test_different_persons_stay_different(kind: Identifier, written: list[str]):
    """Also customer numbers that differ by a leading zero alone."""
    assert len({objection_digest(KEY.derive, kind, text) for text in written}) == len(written)


def test_each_kind_and_each_key_has_digests_of_its_own():
    """The digest of a customer number says nothing about an address that reads the same."""
    other = key_from_bytes(bytes(range(1, 33)))
    digests = {objection_digest(key.derive, kind, "17") for key in (KEY, other) for kind in Identifier}
    assert len(digests) == 2 * len(Identifier)


def test_one_s_own_customer_id_stays_readable():
    """It is a pseudonym already; all else is not kept."""
    assert reference(KEY.derive, Identifier.CUSTOMER, " K-17 ") == "K-17"
    assert reference(KEY.derive, Identifier.EMAIL, "jan@voorbeeld.nl") == objection_digest(
        KEY.derive, Identifier.EMAIL, "jan@voorbeeld.nl"
    )


def test_a_column_gets_the_same_digests_in_bulk():
    """By Polars, for exports of a million rows."""
    values = ["jan@voorbeeld.nl", "é@voorbeeld.nl", ""]
    hashed = pl.DataFrame({"a": values}).select(
        pl.col("a").chash.hmac_sha256(key=digest_key(KEY.derive, Identifier.EMAIL))
    )
    assert hashed["a"].to_list() == [objection_digest(KEY.derive, Identifier.EMAIL, value) for value in values]


def test_digests_stay_what_they_are():
    """Every suppression list rests on them."""
    assert objection_digest(KEY.derive, Identifier.EMAIL, "jan@voorbeeld.nl") == PINNED


def test_a_number_abroad_keeps_its_country():
    """And one without a country gets that of the organisation."""
    assert normalized(Identifier.PHONE, "0475 12 34 56", country_code="32") == "+32475123456"
    assert normalized(Identifier.PHONE, "+32 475 12 34 56") == "+32475123456"


UNHOLDABLE = {
    "a NUL byte": "K-1\x00",
    "a control character": "K-1\x1b[31m",
    "half a character": "K-1\udce9",
    "far too long": "K" * 501,
    "an address without its kind": "Jan@voorbeeld.nl",
}


@pytest.mark.parametrize("text", UNHOLDABLE.values(), ids=UNHOLDABLE)
def test_what_a_ledger_cannot_or_must_not_hold_as_a_customer_id_is_refused(text: str):
    """Before a database is asked, and without the text."""
    with pytest.raises(InputError) as told:
        filled(Person(text))
    assert text not in str(told.value)
