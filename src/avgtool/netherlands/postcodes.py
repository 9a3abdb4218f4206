"""Dutch postcodes with fewer places: 1012 AB → 1012 → 10 → the provinces there; or 1012 → Noord-Holland.

Areas of two digits cross the borders of provinces (13 lies in Flevoland, Noord-Holland and Utrecht). So ``province``,
which goes by four digits, stands beside the ladder; what stands on it above two digits is all provinces of the area.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

import polars as pl

from avgtool.i18n import Message, msg
from avgtool.netherlands.provinces import PROVINCES, RANGES
from avgtool.operators.base import WHITE_SPACE
from avgtool.operators.generalize.ladders import Ladder
from avgtool.operators.generalize.readings import BLANK, looked_up

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.operators.base import OperatorContext, Text
    from avgtool.operators.generalize.readings import Reading

Level: TypeAlias = Literal["pc6", "pc4", "pc2", "provinces", "province"]

_ON_LADDER: tuple[Level, ...] = ("pc6", "pc4", "pc2", "provinces")
_PLAIN = "^[1-9][0-9]{3} ?[A-Z]{2}$"
_FOUR = rf"^{BLANK}(?:[Nn][Ll][- ]?)?([1-9][0-9]{{3}}){BLANK}(?:[A-Za-z]{{2}})?{BLANK}$"
_LETTERS = rf"^{BLANK}(?:[Nn][Ll][- ]?)?[1-9][0-9]{{3}}{BLANK}([A-Za-z]{{2}}){BLANK}$"
_TWO = re.compile(rf"{BLANK}([1-9][0-9]){BLANK}")
_BETWEEN = " / "
_DIGITS: Mapping[str, int] = {"pc4": 4, "pc2": 2}


@cache
def provinces_by_digits() -> Mapping[str, str]:
    """The province of each four digits in use, and the provinces of each two, one behind the other."""
    four = {
        f"{digits}": province
        for province, ranges in RANGES.items()
        for first, last in ranges
        for digits in range(first, last + 1)
    }
    two: dict[str, set[str]] = {}
    for digits, province in four.items():
        two.setdefault(digits[:2], set()).add(province)
    return {**four, **{digits: _BETWEEN.join(sorted(found)) for digits, found in two.items()}}


@dataclass(frozen=True, slots=True)
class Postcodes:
    """Postcodes at one level."""

    level: Level

    def plain(self, expr: pl.Expr) -> pl.Expr:
        """The general form of ``1012 AB`` and ``1012AB``."""
        fits = expr.str.contains(_PLAIN)
        if self.level == "pc6":
            return pl.when(fits).then(expr.str.head(4) + expr.str.tail(2))
        return self._said(pl.when(fits).then(expr.str.head(_DIGITS.get(self.level, 4))))

    def usual(self, expr: pl.Expr) -> pl.Expr:
        """The general form of anything that is written as a Dutch postcode."""
        four = expr.str.extract(_FOUR, 1)
        if self.level == "pc6":
            return four + expr.str.extract(_LETTERS, 1).str.to_uppercase()
        return self._said(four if self.level == "pc4" else four.str.head(_DIGITS.get(self.level, 4)))

    def read(self, text: str) -> str | None:
        """The same for one value; what is general enough already stays so."""
        if found := re.search(_FOUR, text):
            letters = re.search(_LETTERS, text)
            return self._of_digits(found[1], letters[1].upper() if letters else None)
        bare = text.strip(WHITE_SPACE)
        if short := _TWO.fullmatch(text):
            return self._of_area(short[1])
        if self.level == "province":
            return bare if bare in PROVINCES else None
        return bare if self.level == "provinces" and bare in _said_of_areas() else None

    def _of_digits(self, four: str, letters: str | None) -> str | None:
        if self.level == "pc6":
            return four + letters if letters else None
        if self.level in _DIGITS:
            return four[: _DIGITS[self.level]]
        return provinces_by_digits().get(four if self.level == "province" else four[:2])

    def _of_area(self, two: str) -> str | None:
        if self.level == "pc2":
            return two
        around = provinces_by_digits().get(two) if self.level in {"province", "provinces"} else None
        return None if self.level == "province" and around not in PROVINCES else around

    def _said(self, digits: pl.Expr) -> pl.Expr:
        if self.level in _DIGITS:
            return digits
        sought = digits if self.level == "province" else digits.str.head(2)
        return looked_up(sought, provinces_by_digits())


@cache
def _said_of_areas() -> frozenset[str]:
    return frozenset(said for digits, said in provinces_by_digits().items() if len(digits) == 2)  # noqa: PLR2004


_SAID: Mapping[str, Message] = {
    "pc6": msg("written alike"),
    "pc4": msg("to four digits"),
    "pc2": msg("to two digits"),
    "provinces": msg("to the provinces of two digits"),
    "province": msg("to the province"),
}
_LEFT: Mapping[str, Message] = {
    "pc6": msg("whole postcodes"),
    "pc4": msg("four digits of the postcode"),
    "pc2": msg("two digits of the postcode"),
    "provinces": msg("provinces"),
    "province": msg("provinces"),
}


class PostcodeLadder(Ladder):
    """Dutch postcodes: whole, four digits, two digits, the provinces there; and the province by four digits."""

    name: ClassVar[str] = "postcode"
    chooses: ClassVar[str] = "postcode"

    postcode: Level
    """``pc6`` (1012AB), ``pc4`` (1012), ``pc2`` (10), ``province`` by four digits, ``provinces`` by two."""

    def levels(self) -> tuple[Level, ...]:
        """From the chosen one up; above ``province`` is nothing."""
        return _ON_LADDER[_ON_LADDER.index(self.postcode) :] if self.postcode in _ON_LADDER else (self.postcode,)

    def reading(self, context: OperatorContext) -> Reading:  # noqa: ARG002 - postcodes are written the same everywhere
        """Postcodes at this level."""
        return Postcodes(self.postcode)

    def details(self) -> tuple[Text | None, ...]:
        """What stays."""
        return (_SAID[self.postcode],)

    def leaves(self) -> Text:
        """Digits or provinces."""
        return _LEFT[self.postcode]
