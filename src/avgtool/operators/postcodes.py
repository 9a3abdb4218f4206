"""Dutch postcodes with fewer places: 1012 AB → 1012 → 10."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

import polars as pl

from avgtool.operators.readings import BLANK

Level: TypeAlias = Literal["pc4", "pc2"]

_POSTCODE = rf"^{BLANK}(?:[Nn][Ll][- ]?)?([1-9][0-9]{{3}}){BLANK}(?:[A-Za-z]{{2}})?{BLANK}$"
_TWO = re.compile(rf"{BLANK}([1-9][0-9]){BLANK}")


@dataclass(frozen=True, slots=True)
class Postcodes:
    """Postcodes with four or two digits."""

    level: Level

    def plain(self, expr: pl.Expr) -> pl.Expr:
        """The first digits of ``1012 AB`` and ``1012AB``."""
        digits = 4 if self.level == "pc4" else 2
        return pl.when(expr.str.contains("^[1-9][0-9]{3} ?[A-Z]{2}$")).then(expr.str.head(digits))

    def usual(self, expr: pl.Expr) -> pl.Expr:
        """The first digits of anything that is written as a Dutch postcode."""
        four = expr.str.extract(_POSTCODE, 1)
        return four if self.level == "pc4" else four.str.head(2)

    def read(self, text: str) -> str | None:
        """The same for one value; what has two digits already stays so."""
        if found := re.search(_POSTCODE, text):
            return found[1] if self.level == "pc4" else found[1][:2]
        short = _TWO.fullmatch(text)
        return short[1] if short and self.level == "pc2" else None
