"""Ages in bands, with everyone from a certain age on in one group: the oldest are few, and known."""

from __future__ import annotations

import re
from dataclasses import dataclass

import polars as pl

from avgtool.operators.base import WHITE_SPACE
from avgtool.operators.readings import BLANK, once

MOST = 130
"""Above this a number is no age."""
_PLAIN = rf"^{BLANK}([0-9]{{1,3}})(?:[.,]0+)?{BLANK}$"
_WRITTEN = re.compile(r"([0-9]{1,3})(?:[.,]0+)? ?(?:jaar|jr\.?|years?(?: old)?|yrs?\.?|y)?", re.IGNORECASE)
_BAND = re.compile(r"([0-9]{1,3})-([0-9]{1,3})")


@dataclass(frozen=True, slots=True)
class Ages:
    """Ages in bands of ``width`` years."""

    width: int
    top: int = 90
    """Everyone of this age and older is one group: ``90+``."""

    def plain(self, expr: pl.Expr) -> pl.Expr:
        """The band of whole numbers."""
        return once(pl.when(expr.str.contains("^[0-9]{1,3}$")).then(expr).cast(pl.Int32), self._bands)

    def usual(self, expr: pl.Expr) -> pl.Expr:
        """The band of numbers with zeros behind the decimal sign, or with white space around."""
        return once(expr.str.extract(_PLAIN, 1).cast(pl.Int32), self._bands)

    def _bands(self, age: pl.Expr) -> pl.Expr:
        first = age // self.width * self.width
        last = pl.min_horizontal(first + self.width - 1, pl.lit(self.top - 1))
        band = first.cast(pl.String) + pl.lit("-") + last.cast(pl.String)
        return pl.when(age > MOST).then(None).when(age >= self.top).then(pl.lit(f"{self.top}+")).otherwise(band)

    def read(self, text: str) -> str | None:
        """The band of a number, with or without ``jaar`` behind it."""
        text = text.strip(WHITE_SPACE)
        if text == f"{self.top}+":
            return text
        if found := _WRITTEN.fullmatch(text):
            return self._band(int(found[1]))
        if (found := _BAND.fullmatch(text)) and self._band(int(found[1])) == self._band(int(found[2])):
            return self._band(int(found[1]))
        return None

    def _band(self, age: int) -> str | None:
        if age > MOST:
            return None
        if age >= self.top:
            return f"{self.top}+"
        first = age // self.width * self.width
        return f"{first}-{min(first + self.width, self.top) - 1}"
