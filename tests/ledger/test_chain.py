"""The canonical form: whatever rows say, no two different ones have one text, and a hash is that of its text."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.ledger.chain import GENESIS, canonical, link

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
TRICKY = st.sampled_from(["", '"', '","', "null", "1", "[]", "\\", '\\"', "\n", " ", "é", "é", "\U0001f600", "\\ud83d"])
VALUES = st.lists(st.one_of(st.none(), st.integers(-(2**63), 2**63 - 1), TEXT, TRICKY), max_size=6)
ROWS = st.tuples(TEXT, st.integers(1, 9), VALUES)


@given(ROWS, ROWS)
def test_two_different_rows_never_have_the_same_text(one, other):
    """Nor does a value slip from one column into the next."""
    assert (canonical(*one) == canonical(*other)) == (one == other)


@given(ROWS)
def test_a_text_parses_back_into_its_row(row):
    """With any JSON parser: whoever verifies needs no avgtool."""
    name, form, values = row
    assert json.loads(canonical(name, form, values)) == [name, form, *values]


@pytest.mark.parametrize(
    ("one", "other"),
    [((1,), ("1",)), ((None,), ("null",)), (("",), (None,)), (("a", "b"), ("a,b",)), (('a","b',), ("a", "b"))],
)
def test_values_that_look_alike_are_different(one, other):
    """A number is no text, nothing is not the empty text, and no text ends its column."""
    assert canonical("t", 1, one) != canonical("t", 1, other)


def test_the_canonical_form_stays_what_it_is():
    """Every ledger there is rests on it: another form is another version."""
    text = canonical("consent_event", 1, [1, "é\n", None, 0])
    assert text == '["consent_event",1,1,"é\\n",null,0]'
    assert link(GENESIS, text) == hashlib.sha256(("0" * 64 + text).encode()).hexdigest()


def test_half_a_character_has_no_hash():
    """A lone surrogate is no text; its escape would be that of another text."""
    with pytest.raises(UnicodeEncodeError):
        link(GENESIS, canonical("t", 1, ["\ud83d"]))
