"""Circles of any size: through every number once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.operators.surrogates.alphabets import places_of
from avgtool.operators.surrogates.large import LargeCircle

KEY = bytes(range(32))


@pytest.mark.parametrize("size", [2, 3, 9, 10, 26, 97, 500])
def test_every_number_has_a_next_one_of_its_own(size):
    """Which is never itself."""
    nexts = [LargeCircle(KEY, size).following(number) for number in range(size)]
    assert sorted(nexts) == list(range(size))
    assert all(number != one for number, one in enumerate(nexts))


@given(size=st.integers(2**60, 2**400), share=st.floats(0, 1, exclude_max=True))
def test_a_large_circle_stays_within_its_size(size, share):
    """Neighbors end far apart."""
    number = int(share * 2**60) * (size - 1) // 2**60
    circle = LargeCircle(KEY, size)
    one, other = circle.following(number), circle.following(number + 1)
    assert 0 <= one < size
    assert one not in {number, other}
    assert LargeCircle(bytes(32), size).following(number) != one


def test_a_circle_does_not_show_its_key():
    """Not in its repr."""
    assert "key" not in repr(LargeCircle(KEY, 10))


@given(text=st.text(max_size=40))
def test_a_text_comes_back_from_its_number(text):
    """And the number lies within the size."""
    places = places_of(text)
    assert places.text(places.rank(text)) == text
    assert 0 <= places.rank(text) < places.size
