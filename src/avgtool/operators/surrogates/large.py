"""A keyed circle of any size, for one number at a time: what :mod:`permutation` is for many numbers up to 2^60.

A Feistel network over two numbers of about the same size with addition, as FF1 of NIST SP 800-38G has it, with
HMAC-SHA256 as its function.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isqrt

from avgtool.operators.surrogates.drawing import stream
from avgtool.operators.surrogates.feistel import ROUNDS

_SPARE = 16
"""Bytes drawn beyond the size of a part, so that no part is likelier than another."""


@dataclass(frozen=True, slots=True)
class LargeCircle:
    """Goes one step on. Its repr never holds the key."""

    key: bytes = field(repr=False)
    size: int
    """How many numbers there are, at least two."""

    def following(self, number: int) -> int:
        """The next of a number below the size: never itself, and of no two numbers the same."""
        return self._walked((self._walked(number, back=False) + 1) % self.size, back=True)

    def _walked(self, number: int, *, back: bool) -> int:
        """Permuted; again where that gave a number that is too large (cycle walking)."""
        number = self._permuted(number, back=back)
        while number >= self.size:
            number = self._permuted(number, back=back)
        return number

    def _permuted(self, number: int, *, back: bool) -> int:
        """Permuted among as many numbers as the two parts have."""
        many = isqrt(self.size) + 1
        sizes = (many, -(-self.size // many))
        parts = list(divmod(number, sizes[1]))
        for turn in reversed(range(ROUNDS)) if back else range(ROUNDS):
            at = turn % 2
            by = self._mixed(parts[1 - at], turn)
            parts[at] = (parts[at] + (-by if back else by)) % sizes[at]
        return parts[0] * sizes[1] + parts[1]

    def _mixed(self, part: int, turn: int) -> int:
        length = (self.size.bit_length() + 15) // 16 + _SPARE
        return int.from_bytes(stream(f"{turn}/{self.size:x}/{part:x}", self.key, length), "big")
