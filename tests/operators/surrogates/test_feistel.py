"""The permutation under the circle: looking up what a round adds gives what hashing it gives."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from avgtool.operators.surrogates.feistel import Network

KEYS = st.binary(min_size=16, max_size=16)
CIRCLES = st.lists(st.tuples(st.integers(2, 5000), st.integers(0, 2**16 - 1)), min_size=1, max_size=5)


def both(key, sizes, circles, count):
    """The two ways of one network, the second surely by its table."""
    tabulated = Network.tabulated(key, sizes, circles, count)
    assert tabulated.table is not None
    return Network.of(key, sizes, circles), tabulated


@given(key=KEYS, size=st.integers(2, 10**8), circle=st.integers(0, 2**16 - 1), back=st.booleans(), data=st.data())
def test_a_table_gives_what_hashing_gives(key, size, circle, back, data):
    """For one circle; there and back."""
    numbers = np.array(data.draw(st.lists(st.integers(0, size - 1), min_size=1, max_size=20)), np.uint64)
    hashed, looked_up = both(key, np.uint64(size), np.uint64(circle), 10**6)
    made = looked_up.walked(numbers, back=back)
    assert made.tolist() == hashed.walked(numbers, back=back).tolist()
    assert looked_up.walked(made, back=not back).tolist() == numbers.tolist()


@given(key=KEYS, known=CIRCLES, seed=st.integers(0, 2**32 - 1), back=st.booleans())
def test_also_where_sizes_and_circles_differ(key, known, seed, back):
    """Within one batch, and for a part of it."""
    random = np.random.default_rng(seed)
    sizes, circles = (random.permuted(np.array(known * 3, np.uint64), axis=0)).T
    numbers = random.integers(0, sizes, dtype=np.uint64)
    hashed, looked_up = both(key, sizes, circles, 10**6)
    made = looked_up.walked(numbers, back=back)
    assert made.tolist() == hashed.walked(numbers, back=back).tolist()
    some = np.flatnonzero(random.random(len(numbers)) < 0.5)
    assert looked_up.at(some).walked(numbers[some], back=back).tolist() == made[some].tolist()


def test_a_table_is_made_only_where_it_pays():
    """Not for the one word of a text, nor for more parts or circles than memory is meant for."""
    key, one = bytes(16), np.uint64(0)
    assert Network.tabulated(key, np.uint64(10**8), one, 1).table is None
    assert Network.tabulated(key, np.uint64(10**8), one, 10**4).table is not None
    assert Network.tabulated(key, np.uint64(10**13), one, 10**9).table is None
    assert Network.tabulated(key, np.full(1000, 2, np.uint64), np.arange(1000, dtype=np.uint64), 10**9).table is None


def test_the_key_does_not_show():
    """Neither the key nor what comes of it."""
    network = Network.tabulated(b"geheim!geheim!!!", np.uint64(100), np.uint64(0), 1000)
    assert "geheim" not in repr(network)
    assert "table" not in repr(network)
