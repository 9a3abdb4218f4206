"""Ages in bands, with everyone from a certain age on in one group: the oldest are few, and known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, ClassVar

import polars as pl
from pydantic import Field

from avgtool.i18n import msg
from avgtool.operators.base import WHITE_SPACE
from avgtool.operators.generalize.ladders import Ladder
from avgtool.operators.generalize.readings import BLANK, once
from avgtool.wording import number

if TYPE_CHECKING:
    from avgtool.operators.base import OperatorContext, Text
    from avgtool.operators.generalize.readings import Reading

TOP = 90
_WIDEST = 50
MOST = 130
"""Above this a number is no age."""
_PLAIN = rf"^{BLANK}([0-9]{{1,3}})(?:[.,]0+)?{BLANK}$"
_WRITTEN = re.compile(r"([0-9]{1,3})(?:[.,]0+)? ?(?:jaar|jr\.?|years?(?: old)?|yrs?\.?|y)?", re.IGNORECASE)
_FROM = re.compile(r"([0-9]{1,3})\+")
_BAND = re.compile(r"([0-9]{1,3})-([0-9]{1,3})")


@dataclass(frozen=True, slots=True)
class Ages:
    """Ages in bands of ``width`` years."""

    width: int
    top: int = TOP
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
        """The band of a number, with or without ``jaar`` behind it; a band that is coarser already stays."""
        text = text.strip(WHITE_SPACE)
        if text == f"{self.top}+" or self._is_coarser(text):
            return text
        if found := _WRITTEN.fullmatch(text):
            return self._band(int(found[1]))
        if (found := _BAND.fullmatch(text)) and self._band(int(found[1])) == self._band(int(found[2])):
            return self._band(int(found[1]))
        return None

    def _is_coarser(self, text: str) -> bool:
        """Whether it is a band of whole bands of these."""
        if found := _FROM.fullmatch(text):
            return int(found[1]) < self.top and int(found[1]) % self.width == 0
        if not (found := _BAND.fullmatch(text)):
            return False
        first, behind = int(found[1]), int(found[2]) + 1
        ends = behind == self.top or (behind < self.top and behind % self.width == 0)
        return ends and first % self.width == 0 and behind - first > self.width

    def _band(self, age: int) -> str | None:
        if age > MOST:
            return None
        if age >= self.top:
            return f"{self.top}+"
        first = age // self.width * self.width
        return f"{first}-{min(first + self.width, self.top) - 1}"


class AgeLadder(Ladder):
    """Ages: bands of so many years, of twice as many, and so on, with one group at the top."""

    name: ClassVar[str] = "age"
    chooses: ClassVar[str] = "age"

    age: Annotated[int, Field(ge=2, le=_WIDEST)]
    """Years in a band."""
    top: Annotated[int, Field(ge=1)] | None = None
    """From here on one band: for ages 90 by default, for amounts none."""

    def levels(self) -> tuple[int, ...]:
        """Twice as wide each time."""
        doubled = (self.age * 2**step for step in range(_WIDEST.bit_length()))
        return tuple(width for width in doubled if width <= _WIDEST)

    def reading(self, context: OperatorContext) -> Reading:  # noqa: ARG002 - ages are written the same everywhere
        """Ages in bands."""
        return Ages(self.age, self.top or TOP)

    def details(self) -> tuple[Text | None, ...]:
        """How wide, and where the last band begins."""
        return (
            msg("in bands of {value} years", value=self.age),
            None if self.top is None else msg("from {value} on one band", value=number(self.top)),
        )

    def leaves(self) -> Text:
        """Bands."""
        return msg("bands of {years} years of age", years=self.age)
