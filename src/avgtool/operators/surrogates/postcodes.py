"""Postcodes that keep their first two or four digits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from avgtool.operators.surrogates.letters import characters, laid_out, texts_of, where
from avgtool.operators.surrogates.number import Shaped
from avgtool.operators.surrogates.permutation import Circle, key_for
from avgtool.operators.surrogates.plates import Alphabets

if TYPE_CHECKING:
    import numpy as np
    import polars as pl
    from numpy.typing import NDArray

    from avgtool.operators.surrogates.country import PostcodeForm
    from avgtool.operators.surrogates.permutation import Numbers

_DIGITS = "0123456789"
_KEPT_AT_MOST = 2
"""Digits of a postcode without letters: with all four it would be its own."""


@dataclass(frozen=True, slots=True)
class Postcodes:
    """Makes postcodes of the same district; no two get the same."""

    form: PostcodeForm
    kept: int
    key: bytes = field(repr=False)

    def __call__(self, values: pl.Series) -> pl.Series:
        """The stand-ins, written alike; of what is no postcode of the country the shape is kept."""
        whole = values.str.contains(self.form.pattern)
        short = values.str.contains(r"\A[1-9][0-9]{3}\z")
        return where(
            values,
            whole,
            self._whole,
            lambda rest: where(rest, short.filter(~whole), self._short, Shaped(key_for(self.key, "no postcode"))),
        )

    def _whole(self, values: pl.Series) -> pl.Series:
        bare = values.str.to_uppercase().str.replace_all("[^0-9A-Z]", "").str.slice(-6)
        end = bare.str.slice(self.kept)
        alphabets = Alphabets((_DIGITS,) * (4 - self.kept) + (self.form.letters,) * 2)

        def issued(numbers: Numbers) -> NDArray[np.bool_]:
            letters = texts_of(alphabets.codes(numbers)).str.slice(-2)
            allowed: NDArray[np.bool_] = (~letters.is_in(list(self.form.not_issued))).to_numpy()
            return allowed

        made = Circle(self.key).following(alphabets.numbers(characters(end)), alphabets.size, issued)
        return laid_out(
            values,
            values.str.to_uppercase().str.extract(r"\A([^0-9]*)").str.replace_all("[^A-Z]", "")
            + bare.str.slice(0, self.kept)
            + texts_of(alphabets.codes(made)),
        )

    def _short(self, values: pl.Series) -> pl.Series:
        kept = min(self.kept, _KEPT_AT_MOST)
        alphabets = Alphabets((_DIGITS,) * (4 - kept))
        numbers = alphabets.numbers(characters(values.str.slice(kept)))
        made = Circle(key_for(self.key, "short")).following(numbers, alphabets.size)
        return values.str.slice(0, kept) + texts_of(alphabets.codes(made))
