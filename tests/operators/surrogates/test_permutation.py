"""The circle under the stand-ins: every value has one successor, and none is its own."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.operators.surrogates.permutation import MOST, Circle
from avgtool.operators.surrogates.siphash import siphash

KEYS = st.binary(min_size=16, max_size=32)


def test_siphash_is_the_one_of_its_authors():
    """The eighth test vector of the reference implementation: the bytes 0 to 6 under the key 0 to 15."""
    message = np.array([int.from_bytes(bytes(range(7)), "little")], np.uint64)
    assert int(siphash(message, bytes(range(16)))[0]) == 0xAB0200F58B01D137


@given(key=KEYS, size=st.integers(2, 400), circle=st.integers(0, 2**16 - 1))
def test_it_goes_through_all_values_before_it_comes_back(key, size, circle):
    """So no two values have the same stand-in, and no value is its own."""
    following = Circle(key).following(np.arange(size, dtype=np.uint64), size, circles=circle)
    at, seen = 0, set()
    while at not in seen:
        seen.add(at)
        at = int(following[at])
    assert len(seen) == size


@given(key=KEYS, numbers=st.lists(st.integers(0, MOST - 1), min_size=1, max_size=20, unique=True))
def test_large_ones_too(key, numbers):
    """Up to the largest size; neighbors in a batch do not matter."""
    given_ = np.array(numbers, np.uint64)
    following = Circle(key).following(given_, MOST)
    assert len(set(following.tolist())) == len(numbers)
    assert not (following == given_).any()
    assert following[-1:].tolist() == Circle(key).following(given_[-1:], MOST).tolist()


@given(key=KEYS, size=st.integers(6, 300))
def test_what_is_not_allowed_is_passed_over(key, size):
    """And the others still have one successor each, and not themselves."""
    even = np.arange(0, size, 2, dtype=np.uint64)
    following = Circle(key).following(even, size, lambda numbers: numbers % np.uint64(2) == 0)
    assert sorted(following.tolist()) == even.tolist()
    assert not (following == even).any()


def test_sizes_may_differ_within_a_batch():
    """Each number goes through the circle of its size."""
    numbers, sizes = np.array([1, 1, 1], np.uint64), np.array([2, 10, 10], np.uint64)
    following = Circle(bytes(16)).following(numbers, sizes)
    assert following[0] == 0
    assert following[1] == following[2]


def test_another_key_is_another_circle():
    """And the key does not show."""
    numbers = np.arange(1000, dtype=np.uint64)
    assert (
        Circle(bytes(16)).following(numbers, 1000).tolist() != Circle(bytes([1] * 16)).following(numbers, 1000).tolist()
    )
    assert "key" not in repr(Circle(b"geheim" * 3))


@pytest.mark.parametrize("size", [2, 3, 16_384, 40_000])
def test_batches_make_no_difference(size):
    """Work goes in parts."""
    numbers = np.arange(size, dtype=np.uint64)
    assert len(set(Circle(bytes(16)).following(numbers, size).tolist())) == size
