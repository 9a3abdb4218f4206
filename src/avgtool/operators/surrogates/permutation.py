"""A keyed circle through all values of a kind: each has one successor, no two the same one, and none is its own.

The circle is ``P(0), P(1), P(2), …`` with ``P`` a keyed permutation: a Feistel network over two numbers of about the
same size with addition instead of exclusive or (as FF1 of NIST SP 800-38G has it), here with SipHash as its function.
The stand-in of a value is the next one on the circle. Without the key nobody knows who stands beside whom.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from avgtool.operators.surrogates.siphash import KEY_BYTES, siphash

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Numbers: TypeAlias = NDArray[np.uint64]

MOST = 2**60
"""Values that a circle can go through."""
ROUNDS = 6
"""Of each network; a step on the circle goes through two."""
_AT_A_TIME = 16_384
"""Numbers that are worked on together: what they need stays in the processor's cache."""
_CIRCLE_BITS = np.uint64(32)
_ROUND_BITS = np.uint64(48)


def key_for(key: bytes, what: str) -> bytes:
    """A key of its own for one use, 32 bytes."""
    return hmac.new(key, what.encode(), hashlib.sha256).digest()


@dataclass(frozen=True, slots=True)
class Circle:
    """Goes one step on, for many numbers at once. Its repr never holds the key."""

    key: bytes = field(repr=False)

    def following(
        self,
        numbers: Numbers,
        size: Numbers | int,
        allowed: Callable[[Numbers], NDArray[np.bool_]] | None = None,
        *,
        circles: Numbers | int = 0,
    ) -> Numbers:
        """The next of each number.

        Args:
            numbers: Below ``size``.
            size: How many there are, 2 to 2^60: of all, or of each its own.
            allowed: Which numbers exist; the others are passed over. The numbers that are given do, and of each size
                at least two.
            circles: Which circle each goes through, below 2^16: every number has one of its own.
        """
        sizes = np.broadcast_to(np.asarray(size, dtype=np.uint64), numbers.shape)
        which = np.broadcast_to(np.asarray(circles, dtype=np.uint64), numbers.shape)
        made = np.empty_like(numbers)
        for start in range(0, len(numbers), _AT_A_TIME):
            part = slice(start, start + _AT_A_TIME)
            network = _Network.of(self.key[:KEY_BYTES], sizes[part], which[part])
            made[part] = _next(numbers[part], network, allowed)
        return made


def _next(numbers: Numbers, network: _Network, allowed: Callable[[Numbers], NDArray[np.bool_]] | None) -> Numbers:
    places = network.walked(numbers, back=False)
    made = numbers.copy()
    passed_over = np.arange(len(numbers))
    while len(passed_over):
        within = network.at(passed_over)
        places[passed_over] = (places[passed_over] + np.uint64(1)) % within.sizes
        made[passed_over] = within.walked(places[passed_over], back=True)
        if allowed is None:
            break
        passed_over = passed_over[~allowed(made[passed_over])]
    return made


@dataclass(frozen=True, slots=True)
class _Network:
    """A keyed permutation of the numbers below each size."""

    key: bytes = field(repr=False)
    sizes: Numbers
    circles: Numbers
    high: Numbers
    """How many high parts there are; a number is ``high part * low + low part``."""
    low: Numbers

    @classmethod
    def of(cls, key: bytes, sizes: Numbers, circles: Numbers) -> _Network:
        high = np.sqrt(sizes).astype(np.uint64) + np.uint64(1)
        return cls(key, sizes, circles << _CIRCLE_BITS, high, (sizes + high - np.uint64(1)) // high)

    def at(self, places: NDArray[np.int64]) -> _Network:
        """The same for some of the numbers."""
        if len(places) == len(self.sizes):
            return self
        return _Network(self.key, self.sizes[places], self.circles[places], self.high[places], self.low[places])

    def walked(self, numbers: Numbers, *, back: bool) -> Numbers:
        """Each permuted; again where that gave a number that is too large (cycle walking)."""
        made = self.permuted(numbers, back=back)
        outside = np.flatnonzero(made >= self.sizes)
        while len(outside):
            made[outside] = self.at(outside).permuted(made[outside], back=back)
            outside = outside[made[outside] >= self.sizes[outside]]
        return made

    def permuted(self, numbers: Numbers, *, back: bool) -> Numbers:
        """Each permuted, among as many numbers as the two parts have."""
        high, low = numbers // self.low, numbers % self.low
        for turn in reversed(range(ROUNDS)) if back else range(ROUNDS):
            if turn % 2:
                low = _moved(low, self._mixed(high, turn, self.low), self.low, back=back)
            else:
                high = _moved(high, self._mixed(low, turn, self.high), self.high, back=back)
        made: Numbers = high * self.low + low
        return made

    def _mixed(self, part: Numbers, turn: int, size: Numbers) -> Numbers:
        mixed: Numbers = siphash(part | self.circles | (np.uint64(turn) << _ROUND_BITS), self.key) % size
        return mixed


def _moved(part: Numbers, by: Numbers, size: Numbers, *, back: bool) -> Numbers:
    moved: Numbers = (part + (size - by if back else by)) % size
    return moved
