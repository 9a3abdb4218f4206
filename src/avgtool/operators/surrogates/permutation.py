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

from avgtool.operators.surrogates.feistel import Network
from avgtool.operators.surrogates.siphash import KEY_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Numbers: TypeAlias = NDArray[np.uint64]

MOST = 2**60
"""Values that a circle can go through."""
_AT_A_TIME = 16_384
"""Numbers that are worked on together: what they need stays in the processor's cache."""


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
        sizes, which = (np.asarray(each, np.uint64)[()] for each in (size, circles))
        network = Network.tabulated(self.key[:KEY_BYTES], sizes, which, len(numbers))
        made = np.empty_like(numbers)
        for start in range(0, len(numbers), _AT_A_TIME):
            part = slice(start, start + _AT_A_TIME)
            made[part] = _next(numbers[part], network.at(part), allowed)
        return made


def _next(numbers: Numbers, network: Network, allowed: Callable[[Numbers], NDArray[np.bool_]] | None) -> Numbers:
    places = _one_on(network.walked(numbers, back=False), network)
    made = network.walked(places, back=True)
    if allowed is None:
        return made
    passed_over = np.flatnonzero(~allowed(made))
    while len(passed_over):
        within = network.at(passed_over)
        places[passed_over] = _one_on(places[passed_over], within)
        made[passed_over] = within.walked(places[passed_over], back=True)
        passed_over = passed_over[~allowed(made[passed_over])]
    return made


def _one_on(places: Numbers, network: Network) -> Numbers:
    following = places + np.uint64(1)
    following[following == network.sizes] = 0
    return following
