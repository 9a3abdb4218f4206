"""What a batch is made of is what its texts are made of."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from avgtool.operators.characters import Characters

TEXTS = st.lists(st.none() | st.text(max_size=6) | st.text("aZ5 ~!-", max_size=6), max_size=8)
BOUNDS = st.sampled_from([("!", "~"), ("A", "Z"), ("0", "9"), ("-", "/"), ("\x00", "\x7f")])


@given(texts=TEXTS, bounds=BOUNDS)
def test_a_batch_is_told_by_all_its_characters(texts, bounds):
    """Missing and empty texts have none."""
    values, (first, last) = pl.Series(texts, dtype=pl.String), bounds
    within = [first <= sign <= last for text in texts if text for sign in text]
    seen = Characters.of(values)
    assert seen.all_between(first, last) == all(within)
    assert seen.any_between(first, last) == any(within)
    assert "parts" not in repr(seen)


def test_a_large_batch_is_seen_to_its_end():
    """It is looked at in parts."""
    seen = Characters.of(pl.Series(["a"] * 200_000 + ["B"]))
    assert seen.any_between("A", "Z")
    assert not seen.all_between("a", "z")
