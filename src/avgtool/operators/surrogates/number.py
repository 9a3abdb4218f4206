"""Numbers and codes that keep their shape: digits become digits, letters letters, and all else stays.

What stays as long as it is: leading zeros, and the first digit behind them is none. So numbers stay numbers of as many
digits. No two values of one shape get the same stand-in, however long they are and of whatever script; only where codes
must fail a check, two can, should one be the stand-in of the other. A value without another one of its shape (``0``,
``-``) gets none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import polars as pl

from avgtool.operators.surrogates.alphabets import DIGIT, LOWER, UPPER, places_of
from avgtool.operators.surrogates.large import LargeCircle
from avgtool.operators.surrogates.letters import characters, is_plain, texts_of, where
from avgtool.operators.surrogates.permutation import MOST, Circle, key_for

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from avgtool.operators.surrogates.country import Check
    from avgtool.operators.surrogates.letters import Characters

    Numbers: TypeAlias = NDArray[np.uint64]

_STEPS = 32
"""Most steps on the circle: of some kinds nearly every code passes."""
_MANY = np.uint64(10_000)
"""Codes of a shape from which there are surely some that fail their check."""
_BITS = np.log2(np.maximum(np.arange(256), 1), dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Shaped:
    """Makes stand-ins of the same shape."""

    key: bytes = field(repr=False)
    passes: Check | None = None
    """Whether codes pass the check of their kind: their stand-ins do not, so that they can be nobody's."""

    def __call__(self, values: pl.Series) -> pl.Series:
        """The stand-ins; missing where a shape has one value only."""
        return where(values, is_plain(values), self._of_plain, self._one_by_one)

    def _of_plain(self, values: pl.Series) -> pl.Series:
        table = characters(values)
        radix, first = _alphabets(table)
        bits = _BITS[radix].sum(axis=1)
        small = pl.Series((bits > 0) & (bits < np.log2(float(MOST)) - 0.01))
        chosen = small.to_numpy()
        return where(
            values,
            small,
            lambda _: self._following(table[chosen], radix[chosen], first[chosen]),
            self._one_by_one,
        )

    def _following(self, table: Characters, radix: Characters, first: Characters) -> pl.Series:
        numbers, sizes = np.zeros(len(table), np.uint64), np.ones(len(table), np.uint64)
        columns = [at for at in range(table.shape[1]) if (radix[:, at] > 1).any()]
        for at in columns:
            numbers = numbers * radix[:, at] + (table[:, at] - first[:, at])
            sizes *= radix[:, at]
        if self.passes is None:
            return texts_of(_unranked(Circle(self.key).following(numbers, sizes), table, radix, first))
        return self._failing(numbers, sizes, (table, radix, first), self.passes)

    def _failing(
        self, numbers: Numbers, sizes: Numbers, shape: tuple[Characters, Characters, Characters], passes: Check
    ) -> pl.Series:
        """One step on, and on again from what passes the check; where hardly any fails it, such a one stays."""
        circle, rows = Circle(self.key), np.arange(len(numbers))
        numbers, made = numbers.copy(), texts_of(shape[0])
        for _ in range(_STEPS):
            numbers[rows] = circle.following(numbers[rows], sizes[rows])
            texts = texts_of(_unranked(numbers[rows], *(part[rows] for part in shape)))
            made = made.scatter(rows, texts)
            rows = rows[(passes(texts) & pl.Series(sizes[rows] > _MANY)).to_numpy()]
            if not len(rows):
                break
        return made

    def _one_by_one(self, values: pl.Series) -> pl.Series:
        key = key_for(self.key, "large")
        return pl.Series([self._chosen(text, key) for text in values], dtype=pl.String)

    def _chosen(self, text: str, key: bytes) -> str | None:
        """One text, one step on; and on again as for many."""
        places = places_of(text)
        if places.size == 1:
            return None
        circle, number = LargeCircle(key, places.size), places.rank(text)
        made = text
        for _ in range(_STEPS):
            number = circle.following(number)
            made = places.text(number)
            if self.passes is None or places.size <= _MANY or not self.passes(pl.Series([made])).item():
                break
        return made


def _unranked(numbers: Numbers, table: Characters, radix: Characters, first: Characters) -> Characters:
    """The codes of these numbers, in the shapes of ``table``."""
    made = table.copy()
    for at in reversed(range(table.shape[1])):
        if (radix[:, at] > 1).any():
            numbers, index = np.divmod(numbers, radix[:, at].astype(np.uint64))
            made[:, at] = first[:, at] + index.astype(np.uint8)
    return made


def _alphabets(table: Characters) -> tuple[Characters, Characters]:
    """For each character how many there are in its place, 1 where it stays, and which is the first."""
    radix, first = np.ones_like(table), table.copy()
    for alphabet in (DIGIT, UPPER, LOWER):
        low, high = ord(alphabet[0]), ord(alphabet[-1])
        here = (table >= low) & (table <= high)
        radix[here], first[here] = len(alphabet), low
    leading = np.cumprod(table == ord("0"), axis=1).astype(bool)
    behind = np.zeros_like(leading)
    behind[:, 0] = True
    behind[:, 1:] = leading[:, :-1]
    behind &= ~leading & (radix == len(DIGIT))
    radix[leading], first[leading] = 1, table[leading]
    radix[behind], first[behind] = len(DIGIT) - 1, ord("1")
    return radix, first
