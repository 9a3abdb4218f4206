"""Keyed permutations of the numbers below a size: Feistel networks, many numbers and sizes at once.

What a round adds goes by one part of the number only, and there are but as many parts as the root of the size. So
where there are more numbers than parts, each part is hashed once, and the rounds look it up: fifty times cheaper, and
the very same permutation (tests/operators/surrogates/test_permutation.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import polars as pl

from avgtool.operators.surrogates.siphash import siphash

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers: TypeAlias = NDArray[np.uint64]
    Each: TypeAlias = Numbers | np.uint64
    """One for each number, or one for all."""
    Circles: TypeAlias = tuple[tuple[int, int], ...]
    """Sizes, each with the number of the circle."""

ROUNDS = 6
"""Of each network; a step on the circle goes through two."""
_CIRCLE_BITS = np.uint64(32)
_ROUND_BITS = np.uint64(48)
_MOST_PARTS = 2**18
"""Parts in one table, which then takes six megabytes."""
_PARTS_A_NUMBER = 16
"""From how many parts for each number of a batch a table does not pay; the batches that follow use it too."""
_MOST_CIRCLES = 256
"""In one table."""
_IN_TURN = Lock()
"""A hash is a hundred short operations, and numpy hands over the interpreter in each: threads that hash side by side
spend twice as long as one after the other."""


@dataclass(frozen=True, slots=True)
class Network:
    """A keyed permutation of the numbers below each size. Its repr never holds the key."""

    key: bytes = field(repr=False)
    sizes: Each
    circles: Each
    high: Each
    """How many high parts there are; a number is ``high part * low + low part``."""
    low: Each
    table: NDArray[np.uint32] | None = field(default=None, repr=False)
    """What each round adds, by round and part, one circle after another; none where it is hashed time and again."""
    start: Each = field(default=np.uint64(0), repr=False)
    """Where the circle begins in the table."""

    @classmethod
    def of(cls, key: bytes, sizes: Each, circles: Each) -> Network:
        """One that hashes each part it meets."""
        high = _high(sizes)
        return cls(key, sizes, circles, high, _low(sizes, high))

    @classmethod
    def tabulated(cls, key: bytes, sizes: Each, circles: Each, count: int) -> Network:
        """One that looks up what it hashed before, where that pays for ``count`` numbers; else as :meth:`of`."""
        known = _distinct(sizes, circles)
        firsts = np.array([size for size, _ in known], np.uint64)
        parts = np.asarray(_high(firsts))
        if not known or parts.sum() > min(_MOST_PARTS, _PARTS_A_NUMBER * count):
            return cls.of(key, sizes, circles)
        starts = np.cumsum(parts) - parts
        start = starts[0] if len(known) == 1 else starts[_places(known, sizes, circles)]
        high = _high(sizes)
        return cls(key, sizes, circles, high, _low(sizes, high), _table(key, known), start)

    def at(self, places: NDArray[np.int64] | slice) -> Network:
        """The same for some of the numbers."""
        each = (self.sizes, self.circles, self.high, self.low)
        sizes, circles, high, low = (_some(one, places) for one in each)
        return Network(self.key, sizes, circles, high, low, self.table, _some(self.start, places))

    def walked(self, numbers: Numbers, *, back: bool) -> Numbers:
        """Each permuted; again where that gave a number that is too large (cycle walking)."""
        made = self.permuted(numbers, back=back)
        outside = np.flatnonzero(made >= self.sizes)
        while len(outside):
            within = self.at(outside)
            made[outside] = within.permuted(made[outside], back=back)
            outside = outside[made[outside] >= within.sizes]
        return made

    def permuted(self, numbers: Numbers, *, back: bool) -> Numbers:
        """Each permuted, among as many numbers as the two parts have."""
        high = numbers // self.low
        low = numbers - high * self.low
        for turn in reversed(range(ROUNDS)) if back else range(ROUNDS):
            if turn % 2:
                low = _moved(low, self._mixed(high, turn, self.low), self.low, back=back)
            else:
                high = _moved(high, self._mixed(low, turn, self.high), self.high, back=back)
        made: Numbers = high * self.low + low
        return made

    def _mixed(self, part: Numbers, turn: int, size: Each) -> Numbers | NDArray[np.uint32]:
        if self.table is not None:
            looked_up: NDArray[np.uint32] = self.table[turn].take(part + self.start)
            return looked_up
        return _hashed(part, self.circles, turn, self.key) % size


def _hashed(part: Numbers, circles: Each, turn: int, key: bytes) -> Numbers:
    with _IN_TURN:
        return siphash(part | (circles << _CIRCLE_BITS) | (np.uint64(turn) << _ROUND_BITS), key)


def _high(sizes: Each) -> Each:
    high: Each = np.sqrt(sizes).astype(np.uint64) + np.uint64(1)
    return high


def _low(sizes: Each, high: Each) -> Each:
    low: Each = (sizes + high - np.uint64(1)) // high
    return low


def _moved(part: Numbers, by: Numbers | NDArray[np.uint32], size: Each, *, back: bool) -> Numbers:
    """``part`` and ``by`` added below ``size``, or taken apart again; what wraps around 2^64 is the larger of two."""
    moved = part - by if back else part + by
    other = moved + size if back else moved - size
    smaller: Numbers = np.minimum(moved, other, out=moved)
    return smaller


def _some(each: Each, places: NDArray[np.int64] | slice) -> Each:
    return each[places] if isinstance(each, np.ndarray) else each


def _distinct(sizes: Each, circles: Each) -> Circles:
    """The circles that there are, in order; none where there are too many for a table."""
    varying = {name: each for name, each in (("size", sizes), ("circle", circles)) if isinstance(each, np.ndarray)}
    if not varying:
        return ((int(sizes), int(circles)),)
    found = pl.DataFrame(varying).unique()
    if found.height > _MOST_CIRCLES:
        return ()
    whole = found.with_columns(
        pl.lit(int(each)).alias(name) for name, each in (("size", sizes), ("circle", circles)) if name not in varying
    )
    return tuple(sorted(whole.select("size", "circle").iter_rows()))


def _places(known: Circles, sizes: Each, circles: Each) -> NDArray[np.int64]:
    """Which of the circles each number goes through."""
    places = np.zeros(np.broadcast_shapes(np.shape(sizes), np.shape(circles)), np.int64)
    for place, (size, circle) in enumerate(known[1:], start=1):
        places[(sizes == np.uint64(size)) & (circles == np.uint64(circle))] = place
    return places


@lru_cache(maxsize=16)
def _table(key: bytes, known: Circles) -> NDArray[np.uint32]:
    """What each round adds to the other part, by round and part."""
    sizes, circles = (np.array(each, np.uint64) for each in zip(*known, strict=True))
    high: Numbers = np.asarray(_high(sizes))
    of_each = np.repeat(np.arange(len(known)), high.astype(np.int64))
    parts = np.arange(len(of_each), dtype=np.uint64) - (np.cumsum(high) - high)[of_each]
    moduli = (high[of_each], np.asarray(_low(sizes, high))[of_each])
    rows = [_hashed(parts, circles[of_each], turn, key) % moduli[turn % 2] for turn in range(ROUNDS)]
    return np.array(rows, np.uint32)
