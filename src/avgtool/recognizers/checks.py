"""Checks as data: sums of weighted digits and their kin, each for one value and for a whole column.

The column forms know one trick. The digit at place ``k`` is ``n // 10**k - 10 * (n // 10**(k + 1))``, so a weighted
sum of digits is a weighted sum of quotients: one integer division a digit, no slices, no remainders. All of it is
arithmetic modulo a power of two, so that intermediate overflow does no harm.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import polars as pl

_SMALL_DIGITS = 9
"""Numbers of so many digits fit in 32 bits, which is twice as fast."""
_MAX_DIGITS = 19
"""Longest number that a 64-bit column holds; payment cards reach it."""


@dataclass(frozen=True, slots=True)
class WeightedSum:
    """Digits times weights, added up, has an accepted remainder: 11-proef, GS1 and others."""

    weights: tuple[int, ...]
    """One a digit, left to right; a shorter number is padded with zeros on the left."""
    modulus: int
    remainders: frozenset[int] = frozenset({0})
    lengths: frozenset[int] = frozenset()
    """Accepted numbers of digits; none: any up to the number of weights."""

    def is_valid(self, digits: str) -> bool:
        """Whether ``digits`` is a number other than zero, of an accepted length, whose sum is right."""
        if not is_digits(digits) or len(digits) > len(self.weights):
            return False
        if self.lengths and len(digits) not in self.lengths:
            return False
        padded = digits.zfill(len(self.weights))
        total = sum(weight * int(digit) for weight, digit in zip(self.weights, padded, strict=True))
        return total % self.modulus in self.remainders and int(digits) > 0

    def expression(self, digits: pl.Expr) -> pl.Expr:
        """The same for a column of strings."""
        small = len(self.weights) <= _SMALL_DIGITS
        passes = once(as_number(digits, small=small), self._passes).fill_null(value=False)
        return passes & digits.str.len_bytes().is_in(sorted(self.lengths)) if self.lengths else passes

    def _passes(self, number: pl.Expr) -> pl.Expr:
        small = len(self.weights) <= _SMALL_DIGITS
        total = _quotient_sum(number, _digit_coefficients(self.weights[::-1]), small=small)
        fits: pl.Expr = (number > 0) & (number < 10 ** len(self.weights))
        return fits & (total % self.modulus).is_in(sorted(self.remainders))


def luhn_is_valid(digits: str) -> bool:
    """Luhn's test (ISO/IEC 7812-1): every second digit doubled, cross sums added, divisible by ten."""
    if not is_digits(digits) or len(digits) > _MAX_DIGITS:
        return False
    doubled = (int(d) * (1 + place % 2) for place, d in enumerate(reversed(digits)))
    return sum(sum(divmod(d, 10)) for d in doubled) % 10 == 0 and int(digits) > 0


def luhn_expression(digits: pl.Expr) -> pl.Expr:
    """Luhn's test for a column."""
    return once(as_number(digits), _passes_luhn).fill_null(value=False)


def _passes_luhn(number: pl.Expr) -> pl.Expr:
    """The cross sum takes off nine from five up; whether a digit is five or more is a difference of quotients too."""
    coefficients = dict(_digit_coefficients((1, 2) * (_MAX_DIGITS // 2) + (1,)))
    for place in range(1, _MAX_DIGITS, 2):
        coefficients[5 * 10**place] = -9
        coefficients[10 ** (place + 1)] = coefficients.get(10 ** (place + 1), 0) + 18
    fits: pl.Expr = number > 0
    return fits & (_quotient_sum(number, coefficients) % 10 == 0)


def mod97_is_valid(characters: str) -> bool:
    """ISO 7064 mod 97-10 over digits and letters (A = 10 … Z = 35): remainder one."""
    if not (characters.isascii() and characters.isalnum()):
        return False
    return int("".join(str(int(character, 36)) for character in characters)) % 97 == 1


def mod97_expression(characters: pl.Expr, chunks: int = 4) -> pl.Expr:
    """The same for a column of A-Z and 0-9, for up to ``chunks`` times 18 digits, a letter counting for two."""
    import polars as pl

    size = 18
    letters = {chr(ord("A") + index): str(10 + index) for index in range(26)}
    rest = characters.str.replace_many(letters)
    total: pl.Expr = pl.lit(0, dtype=pl.UInt64)
    for index in range(chunks):
        total = total + as_number(rest.str.tail(size)).fill_null(0) % 97 * pow(10, size * index, 97)
        rest = rest.str.head(-size)
    return (total % 97 == 1) & (rest == "")


def once(value: pl.Expr, use: Callable[[pl.Expr], pl.Expr]) -> pl.Expr:
    """``use(value)``, computing ``value`` one time however often ``use`` mentions it.

    Polars shares common parts within a selection but not within an aggregation, where the sum of a check would
    compute its digits ten times over (measured: 815 ns a BSN, 77 so).
    """
    import polars as pl

    answer = use(pl.field("value")).alias("answer")
    return pl.struct(value.alias("value")).struct.with_fields(answer).struct.field("answer")


def mapped(is_valid: Callable[[str], bool], values: pl.Expr) -> pl.Expr:
    """A scalar check for a column, asked once for each distinct value of a batch; false for null."""
    import polars as pl

    def judge(batch: pl.Series) -> pl.Series:
        distinct = batch.unique().drop_nulls()
        answers = pl.Series([is_valid(value) for value in distinct.to_list()], dtype=pl.Boolean)
        return batch.replace_strict(distinct, answers, default=False, return_dtype=pl.Boolean)

    return values.map_batches(judge, return_dtype=pl.Boolean)


def is_digits(text: str) -> bool:
    """Whether ``text`` is one or more of 0-9 and nothing else (``str.isdigit`` knows many more digits)."""
    return text.isascii() and text.isdigit()


def as_number(digits: pl.Expr, *, small: bool = False) -> pl.Expr:
    """A column of digits as unsigned numbers of 64 bits (or 32); null where a value is no number that fits."""
    import polars as pl

    return digits.cast(pl.UInt32 if small else pl.UInt64, strict=False)


def stdnum_is_valid(module: str) -> Callable[[str], bool]:
    """python-stdnum's ``is_valid`` of ``stdnum.<module>``, imported at the first call."""

    def is_valid(value: str) -> bool:
        return bool(value.isascii() and _stdnum(module)(value))

    return is_valid


@cache
def _stdnum(module: str) -> Callable[[str], bool]:
    function: Callable[[str], bool] = import_module(f"stdnum.{module}").is_valid
    return function


def _digit_coefficients(weights_from_right: tuple[int, ...]) -> dict[int, int]:
    """Divisor to coefficient, such that the weighted digit sum is the sum of coefficient times quotient."""
    coefficients: dict[int, int] = {}
    for place, weight in enumerate(weights_from_right):
        coefficients[10**place] = coefficients.get(10**place, 0) + weight
        coefficients[10 ** (place + 1)] = coefficients.get(10 ** (place + 1), 0) - 10 * weight
    return coefficients


def _quotient_sum(number: pl.Expr, coefficients: Mapping[int, int], *, small: bool = False) -> pl.Expr:
    import polars as pl

    unsigned, signed = (pl.UInt32, pl.Int32) if small else (pl.UInt64, pl.Int64)
    total: pl.Expr = pl.lit(0, dtype=signed)
    for divisor, coefficient in coefficients.items():
        if coefficient and divisor < 2 ** (32 if small else 64):
            quotient = number if divisor == 1 else number // pl.lit(divisor, dtype=unsigned)
            total = total + quotient.reinterpret(signed=True) * pl.lit(coefficient, dtype=signed)
    return total
