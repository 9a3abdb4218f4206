"""Streets, with or without a house number; what stands behind the number goes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from avgtool.operators.surrogates.number import Shaped
    from avgtool.operators.surrogates.words import Words

_NUMBERED = r"\A(.*?\S)[ ,]+([0-9]+)(?:[^0-9].*)?\z"


@dataclass(frozen=True, slots=True)
class Streets:
    """Makes streets of general words, and house numbers of as many digits."""

    words: Words
    numbers: Shaped = field()

    def __call__(self, values: pl.Series) -> pl.Series:
        """The stand-ins."""
        text = values.str.replace_all(r"\s+", " ")
        named, numbered = text.str.extract(_NUMBERED, 1), text.str.extract(_NUMBERED, 2)
        streets = named.fill_null(values)
        distinct = streets.unique()
        made = streets.replace_strict(distinct, self.words(distinct), return_dtype=pl.String)
        known = numbered.drop_nulls().unique()
        if not len(known):
            return made
        numbers = numbered.replace_strict(known, self.numbers(known), default=None, return_dtype=pl.String)
        behind = pl.select(pl.when(numbered.is_null()).then(pl.lit("")).otherwise(" " + numbers.fill_null("1")))
        return made + behind.to_series()
