"""Keyed numbers: what the hash of the standard library says, for many texts at once."""

from __future__ import annotations

import hashlib
import hmac

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from avgtool.operators.surrogates.drawing import DRAWS, alike, draws

TEXTS = st.lists(st.text(max_size=20), max_size=8)


@given(texts=TEXTS, key=st.binary(min_size=16, max_size=32), many=st.integers(1, DRAWS))
def test_each_number_is_the_next_fifteen_digits_of_the_hash(texts, key, many):
    """In the order of the texts; none for none."""
    hashes = [hmac.new(key.hex().encode(), text.encode(), hashlib.sha256).hexdigest() for text in texts]
    drawn = draws(pl.Series(texts, dtype=pl.String), key, many)
    assert [numbers.tolist() for numbers in drawn] == [
        [int(one[at * 15 : at * 15 + 15], 16) for one in hashes] for at in range(many)
    ]


@given(texts=TEXTS)
def test_a_batch_is_made_alike_as_each_of_its_texts_is(texts):
    """Whatever stands beside it."""
    together = alike(pl.Series(texts, dtype=pl.String)).to_list()
    assert together == [alike(pl.Series([text, "Ā b"]))[0] for text in texts]
