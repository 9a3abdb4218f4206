"""Licence plates of the same sidecode, without groups of letters that are not issued."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from avgtool.operators.surrogates.letters import characters, laid_out, texts_of, where
from avgtool.operators.surrogates.number import Shaped
from avgtool.operators.surrogates.permutation import Circle, key_for

if TYPE_CHECKING:
    import polars as pl
    from numpy.typing import NDArray

    from avgtool.operators.surrogates.country import PlateForm
    from avgtool.operators.surrogates.letters import Characters
    from avgtool.operators.surrogates.permutation import Numbers

_SEPARATORS = "[ -]+"
_DIGITS = "0123456789"


@dataclass(frozen=True, slots=True)
class Alphabets:
    """Codes of one length with an alphabet for each place, as numbers and back."""

    places: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many codes there are."""
        return int(np.prod([len(alphabet) for alphabet in self.places], dtype=object))

    def numbers(self, table: Characters) -> Numbers:
        """The number of each code; every character is in the alphabet of its place."""
        numbers = np.zeros(len(table), np.uint64)
        for at, alphabet in enumerate(self.places):
            index = np.zeros(256, np.uint64)
            index[list(alphabet.encode("ascii"))] = range(len(alphabet))
            numbers = numbers * np.uint64(len(alphabet)) + index[table[:, at]]
        return numbers

    def codes(self, numbers: Numbers) -> Characters:
        """The code of each number."""
        table = np.empty((len(numbers), len(self.places)), np.uint8)
        left = numbers
        for at in reversed(range(len(self.places))):
            alphabet = np.frombuffer(self.places[at].encode("ascii"), np.uint8)
            left, index = np.divmod(left, np.uint64(len(alphabet)))
            table[:, at] = alphabet[index]
        return table


@dataclass(frozen=True, slots=True)
class Plates:
    """Makes licence plates; no two of a sidecode get the same."""

    form: PlateForm
    key: bytes = field(repr=False)

    def __call__(self, values: pl.Series) -> pl.Series:
        """The stand-ins, written with the same dashes; of what is no plate the shape is kept."""
        return self._by_sidecode(values, 0)

    def _by_sidecode(self, values: pl.Series, at: int) -> pl.Series:
        if at == len(self.form.sidecodes):
            return Shaped(key_for(self.key, "no plate"))(values)
        bare = values.str.replace_all(_SEPARATORS, "").str.to_uppercase()
        fits = bare.str.contains(self._pattern(at)) & ~bare.str.contains(self._not_issued())
        if not fits.any():
            return self._by_sidecode(values, at + 1)
        return where(values, fits, lambda some: self._made(some, at), lambda rest: self._by_sidecode(rest, at + 1))

    def _made(self, values: pl.Series, at: int) -> pl.Series:
        bare = values.str.replace_all(_SEPARATORS, "").str.to_uppercase()
        signs = self.form.sidecodes[at].replace("-", "")
        codes = Alphabets(tuple(_DIGITS if sign == "9" else self.form.letters[at] for sign in signs))

        def issued(numbers: Numbers) -> NDArray[np.bool_]:
            written = texts_of(codes.codes(numbers))
            allowed: NDArray[np.bool_] = (~written.str.contains(self._not_issued())).to_numpy()
            return allowed

        numbers = Circle(key_for(self.key, signs)).following(codes.numbers(characters(bare)), codes.size, issued)
        return laid_out(values, texts_of(codes.codes(numbers)))

    def _pattern(self, at: int) -> str:
        signs = self.form.sidecodes[at].replace("-", "")
        return r"\A" + "".join("[0-9]" if sign == "9" else f"[{self.form.letters[at]}]" for sign in signs) + r"\z"

    def _not_issued(self) -> str:
        return "|".join(rf"(?:\A|[0-9]){re.escape(group)}(?:[0-9]|\z)" for group in sorted(self.form.not_issued))
