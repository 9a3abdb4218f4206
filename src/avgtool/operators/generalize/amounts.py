"""Amounts in bands. Reads ``1.234,56``, ``1234,56``, ``1,234.56``, ``€ 12,-``, ``45,00-`` and ``EUR 1.234``."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal, TypeAlias

import polars as pl

from avgtool.operators.base import WHITE_SPACE
from avgtool.operators.generalize.readings import BLANK, once

Decimal: TypeAlias = Literal["auto", ",", "."]

MOST_DIGITS = 15
"""Above this a number is not exact any more, so it is not read."""
_PLAIN: dict[str, str] = {
    "auto": rf"-?[0-9]{{1,{MOST_DIGITS}}}(?:[.,][0-9]{{1,2}})?",
    ",": rf"-?[0-9]{{1,{MOST_DIGITS}}}(?:,[0-9]{{1,9}})?",
    ".": rf"-?[0-9]{{1,{MOST_DIGITS}}}(?:\.[0-9]{{1,9}})?",
}
_CURRENCY = re.compile(rf"(?:€|\$|£|euro|EUR|USD|GBP|[{WHITE_SPACE}])+", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?[0-9][0-9.,']*(?:[eE][-+]?[0-9]{1,2})?")
_GROUPS = {",": re.compile(r"[-+]?[0-9]{1,3}(?:,[0-9]{3})+"), ".": re.compile(r"[-+]?[0-9]{1,3}(?:\.[0-9]{3})+")}
_LABEL = re.compile(r"(?P<under><)(?P<u>[0-9]+)|(?P<over>>=)(?P<o>[0-9]+)|(?P<low>[0-9]+)-<(?P<high>[0-9]+)")


@dataclass(frozen=True, slots=True)
class Amounts:
    """Amounts in bands, either all of one width or between given bounds."""

    width: int | None = None
    bounds: tuple[float, ...] = ()
    """Rising; below the first and from the last on are bands of their own."""
    top: int | None = None
    """With a width: everything from here on is one band."""
    decimal: Decimal = "auto"
    """The decimal sign. ``auto`` takes the last sign for it, unless it parts groups of three digits."""

    def plain(self, expr: pl.Expr) -> pl.Expr:
        """Band of plainly written numbers with at most two decimals."""
        return self._said(pl.when(expr.str.contains(f"^{_PLAIN[self.decimal]}$")).then(expr))

    def usual(self, expr: pl.Expr) -> pl.Expr:
        """The same with white space around."""
        return self._said(expr.str.extract(f"^{BLANK}({_PLAIN[self.decimal]}){BLANK}$", 1))

    def read(self, text: str) -> str | None:
        """Band of one amount."""
        number = read_amount(text, self.decimal)
        if number is not None:
            return self._band(number)
        return self._own_label(text.strip(WHITE_SPACE))

    def _said(self, text: pl.Expr) -> pl.Expr:
        if not self.width and not self.bounds:
            return pl.when(text.is_null()).then(text)
        number = text.str.replace(",", ".", literal=True).cast(pl.Float64)
        return once(number, self._bands if self.bounds else self._equal_bands)

    def _equal_bands(self, number: pl.Expr) -> pl.Expr:
        assert self.width
        highest = None if self.top is None else self.top // self.width
        index = (number / self.width).floor().clip(-1, highest).cast(pl.Int64)
        return index.map_batches(self._labels, return_dtype=pl.String)

    def _labels(self, indexes: pl.Series) -> pl.Series:
        assert self.width
        distinct = indexes.drop_nulls().unique()
        labels = pl.Series([self._band(index * self.width) for index in distinct], dtype=pl.String)
        return indexes.replace_strict(distinct, labels, default=None, return_dtype=pl.String)

    def _bands(self, number: pl.Expr) -> pl.Expr:
        above = [*self.bounds, math.inf]
        labels = pl.lit(self._label(len(self.bounds)))
        for index in reversed(range(len(self.bounds))):
            labels = pl.when(number < above[index]).then(pl.lit(self._label(index))).otherwise(labels)
        return pl.when(number.is_not_null()).then(labels)

    def _label(self, index: int) -> str:
        """What the band with this number, counted from 0 below the first bound, is called."""
        if index == 0:
            return f"<{plainly(self.bounds[0])}"
        if index == len(self.bounds):
            return f">={plainly(self.bounds[-1])}"
        return f"{plainly(self.bounds[index - 1])}-<{plainly(self.bounds[index])}"

    def _band(self, number: float) -> str | None:
        if self.bounds:
            return self._label(bisect_right(self.bounds, number))
        if not self.width:
            return None  # nothing was learned
        if number < 0:
            return "<0"
        if self.top is not None and number >= self.top:
            return f">={self.top}"
        first = int(math.floor(number / self.width) * self.width)
        return f"{first}-<{first + self.width}"

    def _own_label(self, text: str) -> str | None:
        """``text`` when it is one of these very bands already, or one of whole bands of these."""
        if self.bounds:
            own = any(text == self._label(index) for index in range(len(self.bounds) + 1))
            return text if own or self._is_coarser(text) else None
        found = _LABEL.fullmatch(text)
        if found is None:
            return None
        inside = int(found["u"]) - 1 if found["under"] else int(found["o"] or found["low"])
        return text if self._band(inside) == text or self._is_coarser(text) else None

    def _is_coarser(self, text: str) -> bool:
        """Whether a band begins and ends where bands of these do, and none lies above the highest."""
        found = _LABEL.fullmatch(text)
        if found is None:
            return False
        ends = [int(end) for end in (found["u"], found["o"], found["low"], found["high"]) if end is not None]
        if found["low"] is not None and ends[0] >= ends[1]:
            return False
        if self.bounds:
            return all(end in self.bounds for end in ends)
        within = self.top is None or (max(ends) <= self.top and ends[0] < self.top)
        return bool(self.width) and within and all(end % (self.width or 1) == 0 for end in ends)


def plainly(bound: float) -> str:
    """A bound as labels write it: a whole number without decimals, any other with a dot."""
    return str(int(bound)) if bound == int(bound) else repr(bound)


def read_amount(text: str, decimal: Decimal = "auto") -> float | None:
    """The number that ``text`` says; None when it says none, or one with more digits than are exact."""
    bare = _CURRENCY.sub("", text)
    bare = re.sub(r",-{1,2}$", "", bare)
    if bare.endswith("-") and not bare.startswith("-"):
        bare = f"-{bare[:-1]}"
    if not _NUMBER.fullmatch(bare):
        return None
    try:
        number = float(_with_dot(bare.replace("'", ""), decimal))
    except ValueError:
        return None
    return number if abs(number) < 10**MOST_DIGITS else None


def _with_dot(number: str, decimal: Decimal) -> str:
    sign = _decimal_sign(number) if decimal == "auto" else decimal
    other = {",": ".", ".": ","}.get(sign, "")
    return number.replace(other, "").replace(sign, ".") if other else re.sub("[.,]", "", number)


def _decimal_sign(number: str) -> str:
    """The decimal sign of a number; empty when its signs only part groups of three digits."""
    comma, dot = number.rfind(","), number.rfind(".")
    if comma >= 0 and dot >= 0:
        return "," if comma > dot else "."
    if comma < 0 and dot < 0:
        return ""
    sign = "," if comma >= 0 else "."
    several = number.count(sign) > 1
    # One comma before three digits is a Dutch decimal comma; one dot there parts thousands.
    return "" if _GROUPS[sign].fullmatch(number) and (several or sign == ".") else sign
