"""Cells that hold more than one address or number are read whole, and what cannot be read is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.ledger.cells import read_cell
from avgtool.ledger.keyed import Identifier, identifying
from tests.ledger.spellings import ALIKE

NOBODY = frozenset({"n v t", "geen mail", "onbekend"})
ADDRESSES = {
    "a@x.nl (werk)": ["a@x.nl"],
    "a @x.nl": ["a@x.nl"],
    "a@ x.nl": ["a@x.nl"],
    "a@x.nl werk": ["a@x.nl"],
    "a@x.nl&b@x.nl": ["a@x.nl", "b@x.nl"],
    "r&d@x.nl (werk)": ["r&d@x.nl"],
    "email: a@x.nl": ["a@x.nl"],
    "e-mail=a@x.nl": ["a@x.nl"],
    "'a@x.nl": ["a@x.nl"],
    "a@x.nl\tb@x.nl": ["a@x.nl", "b@x.nl"],
    "mailto:a@x.nl?cc=b@y.nl": ["a@x.nl", "b@y.nl"],
    "jan@café.nl (thuis)": ["jan@xn--caf-dma.nl"],
}
NUMBERS = {
    "06-12345678 020-5555555": ["+31612345678", "+31205555555"],
    "06-12345678\t020-5555555": ["+31612345678", "+31205555555"],
    "06 12 34 56 78 020 555 55 55": ["+31612345678", "+31205555555"],
    "06-12345678 / 06-12345679 / 020-5555555": ["+31612345678", "+31612345679", "+31205555555"],
    "+31 6 12345678 0032 475 12 34 56": ["+31612345678", "+32475123456"],
    "thuis 020-5555555 mobiel 06-12345678 na 18 uur": ["+31612345678", "+31205555555"],
}
UNREADABLE = {
    Identifier.EMAIL: ["jan.x.nl", "jan(at)x.nl", "a@x.nl en b@", "a@x", "########", "zie opmerking"],
    Identifier.PHONE: ["geheim", "########", "112", "06-12345678 5555555", "3,16889E+10", "12 " * 100],
}
EMPTY = {
    Identifier.EMAIL: ["", " ", "-", "n.v.t.", "Geen mail", "?"],
    Identifier.PHONE: ["", "--", "onbekend", "0000000000", "06-00000000", "1111111111"],
}


@pytest.mark.parametrize(
    ("kind", "text", "within"),
    [
        *((Identifier.EMAIL, text, within) for text, within in ADDRESSES.items()),
        *((Identifier.PHONE, text, within) for text, within in NUMBERS.items()),
    ],
)
def test_every_address_and_number_in_a_cell_is_found(kind, text, within):
    cell = read_cell(kind, text, NOBODY)
    assert set(within) <= cell.identifiers
    assert not cell.unreadable


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in UNREADABLE.items() for text in texts])
def test_what_cannot_be_read_is_told(kind, text):
    assert read_cell(kind, text, NOBODY).unreadable


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in EMPTY.items() for text in texts])
def test_what_stands_for_nothing_is_nothing(kind, text):
    cell = read_cell(kind, text, NOBODY)
    assert (cell.identifiers, cell.unreadable) == (frozenset(), False)


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, alike in ALIKE.items() for texts in alike.values() for text in texts]
)
def test_one_identifier_however_it_is_spelled_is_readable(kind, text):
    cell = read_cell(kind, text, NOBODY)
    assert identifying(kind, text) in cell.identifiers
    assert not cell.unreadable


@given(kind=st.sampled_from([Identifier.EMAIL, Identifier.PHONE]), text=st.text(max_size=30))
def test_what_says_anything_is_found_or_told(kind, text):
    """No cell with letters or digits passes in silence, unless it stands for nothing."""
    cell = read_cell(kind, text)
    assert all(identifying(kind, one) == one for one in cell.identifiers)
    if kind is Identifier.EMAIL and any(one.isalnum() for one in text):
        assert cell.identifiers or cell.unreadable
