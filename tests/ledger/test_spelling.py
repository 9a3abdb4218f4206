"""Whoever objected is found, however an export spells the number or the address."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from avgtool.ledger.keyed import Identifier, identifying, normalized
from tests.ledger.spellings import ALIKE, NO_ADDRESS, NO_NUMBER

CASES = [
    pytest.param(kind, text, one, id=f"{kind.value} {text!a}")
    for kind, spellings in ALIKE.items()
    for one, texts in spellings.items()
    for text in [one, *texts]
]
TEXTS = st.text(max_size=16) | st.text(" +0(0)631-2/;,.eEx<>@'\"ßé。", max_size=24)


@pytest.mark.parametrize(("kind", "text", "one"), CASES)
def test_spellings_of_one_identifier_are_alike(kind: Identifier, text: str, one: str):
    """Each is the one spelling that counts, and can be what it says it is."""
    assert normalized(kind, text) == identifying(kind, text) == one


@pytest.mark.parametrize("text", NO_NUMBER.values(), ids=NO_NUMBER)
def test_what_is_no_one_number_is_never_taken_for_one(text: str):
    assert identifying(Identifier.PHONE, text) == ""


@pytest.mark.parametrize("text", NO_ADDRESS)
def test_what_is_no_one_address_is_never_taken_for_one(text: str):
    assert identifying(Identifier.EMAIL, text) == ""


@pytest.mark.parametrize("kind", list(Identifier))
@given(text=TEXTS)
@example("+688888888/0688888888")
@example("06-88888888 / 020-5555555")
@example("000688888888")
@example("012345678901234")
@example("0012345678901234")
@example("+3100000000688888888")
@example("e\u200b\u0301")
@example("ΐ\u0345")
def test_the_spelling_that_counts_is_left_as_it_is(kind: Identifier, text: str):
    """Once normalized is normalized: what the ledger holds is found by itself."""
    once = normalized(kind, text)
    assert normalized(kind, once) == once
    assert identifying(kind, once) == identifying(kind, text)


@given(digits=st.from_regex(r"[1-8][0-9]{8}", fullmatch=True), gap=st.sampled_from(["", " ", "-", "."]))
def test_every_national_number_has_these_spellings(digits: str, gap: str):
    """With and without country code, zeros, and marks; also where a program took the zero or the plus."""
    spaced = digits[:2] + gap + digits[2:]
    fronts = ["0", "+31", "+31 (0)", "0031", "0031(0)", "31", "+310", "310", ""]
    assert {normalized(Identifier.PHONE, front + spaced) for front in fronts} == {f"+31{digits}"}
