"""Dutch check rules: the 11-proef and its kin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.recognizers.base import Check
from avgtool.recognizers.checks import (
    WeightedSum,
    as_number,
    is_digits,
    luhn_expression,
    luhn_is_valid,
    mod97_expression,
    stdnum_is_valid,
)

if TYPE_CHECKING:
    import polars as pl

_BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_ELEVEN = WeightedSum(_BSN_WEIGHTS, 11, lengths=frozenset({8, 9}))
_EDUCATION = WeightedSum(_BSN_WEIGHTS, 11, frozenset({5}), frozenset({9}))
_BANK = WeightedSum((10, 9, 8, 7, 6, 5, 4, 3, 2, 1), 11, lengths=frozenset({9, 10}))
_ENERGY_EAN = WeightedSum((3, 1) * 9, 10, lengths=frozenset({18}))
"""GS1 over eighteen digits; python-stdnum knows up to fourteen."""
_EAN_13 = WeightedSum((1, 3) * 6 + (1,), 10, lengths=frozenset({13}))
_A_NUMBER_SUM = WeightedSum((1,) * 10, 11, frozenset({0, 5}))
_A_NUMBER_POWERS = WeightedSum(tuple(2**place for place in range(10)), 11)
_BIG_WEIGHTS = (1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_REFERENCE_WEIGHTS = (2, 4, 8, 5, 10, 9, 7, 3, 6, 1)
_REFERENCE_LENGTHS = (7, 9, 10, 11, 12, 13, 14, 16)
_BSN_LENGTHS = (8, 9)
_BIG_DIGITS = 11
_TEN_DIGITS = 10
_VAT_LENGTH = 14
_REPEATED = [str(digit) * 2 for digit in range(10)]


def is_bsn(value: str) -> bool:
    """11-proef of the BSN, for 8 or 9 digits: python-stdnum would pad any shorter number to a valid one."""
    return is_digits(value) and len(value) in _BSN_LENGTHS and stdnum_is_valid("nl.bsn")(value)


def bsn_expression(values: pl.Expr) -> pl.Expr:
    """The same for a column."""
    return _ELEVEN.expression(values)


def is_vat(value: str) -> bool:
    """A btw-id: mod 97-10 over the whole (sole traders, since 2020) or the 11-proef over its nine digits."""
    return len(value) == _VAT_LENGTH and value.startswith("NL") and stdnum_is_valid("nl.btw")(value)


def vat_expression(values: pl.Expr) -> pl.Expr:
    """The same for a column."""
    is_numbered = (values.str.slice(12, 2) != "00") & (values.str.len_bytes() == _VAT_LENGTH)
    return mod97_expression(values, chunks=1) & is_numbered | ob_number_expression(values)


def is_ob_number(value: str) -> bool:
    """An omzetbelastingnummer: the nine digits pass the 11-proef, so of a sole trader they are the BSN."""
    return len(value) == _VAT_LENGTH and is_bsn(value[2:11]) and value[12:] != "00"


def ob_number_expression(values: pl.Expr) -> pl.Expr:
    """The same for a column."""
    is_numbered = (values.str.slice(12, 2) != "00") & (values.str.len_bytes() == _VAT_LENGTH)
    return bsn_expression(values.str.slice(2, 9)) & is_numbered


def is_payment_reference(value: str) -> bool:
    """A betalingskenmerk: its first digit is eleven minus a weighted sum mod eleven (ten becomes 1, eleven 0)."""
    if not is_digits(value) or len(value) not in _REFERENCE_LENGTHS or int(value) == 0:
        return False
    weights = _REFERENCE_WEIGHTS * 2
    total = sum(weight * int(digit) for weight, digit in zip(weights, reversed(value[1:]), strict=False))
    return int(value[0]) == {10: 1, 11: 0}.get(11 - total % 11, 11 - total % 11)


def is_a_number(value: str) -> bool:
    """The administratienummer of the BRP: two sums, no leading zero, no digit twice in a row."""
    if not is_digits(value) or len(value) != _TEN_DIGITS or value[0] == "0":
        return False
    if any(pair in value for pair in _REPEATED):
        return False
    return _A_NUMBER_SUM.is_valid(value) and _A_NUMBER_POWERS.is_valid(value)


def a_number_expression(values: pl.Expr) -> pl.Expr:
    """The same for a column."""
    sums = _A_NUMBER_SUM.expression(values) & _A_NUMBER_POWERS.expression(values)
    return sums & (as_number(values) >= 10**9).fill_null(value=False) & ~values.str.contains_any(_REPEATED)


def is_big(value: str) -> bool:
    """A BIG number: the first digit checks the ten after it, the second is 9."""
    if not is_digits(value) or len(value) != _BIG_DIGITS or value[1] != "9":
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_BIG_WEIGHTS, value[1:], strict=True))
    return int(value[0]) == {11: 0, 10: 1}.get(11 - total % 11, 11 - total % 11)


BSN = Check("11-proef", is_bsn, bsn_expression, score=0.4)
RSIN = Check("11-proef", is_bsn, bsn_expression, score=0.3)
EDUCATION_NUMBER = Check(
    "11-proef, remainder 5", stdnum_is_valid("nl.onderwijsnummer"), _EDUCATION.expression, score=0.4
)
VAT = Check("mod 97-10 or 11-proef", is_vat, vat_expression, score=0.95)
OB_NUMBER = Check("11-proef", is_ob_number, ob_number_expression, score=0.5)
BANK_ACCOUNT = Check("11-proef", _BANK.is_valid, _BANK.expression, score=0.3)
PAYMENT_REFERENCE = Check("mod 11", is_payment_reference, score=0.3)
A_NUMBER = Check("mod 11, twice", is_a_number, a_number_expression, score=0.6)
BIG = Check("mod 11", is_big, score=0.7)
OV_CHIPKAART = Check("Luhn", luhn_is_valid, luhn_expression, score=0.9)
ENERGY_EAN = Check("GS1 mod 10", _ENERGY_EAN.is_valid, _ENERGY_EAN.expression, score=0.85)
LOYALTY_CARD = Check("GS1 mod 10", _EAN_13.is_valid, _EAN_13.expression, score=0.3)
CREDITOR_ID = Check("mod 97-10", stdnum_is_valid("eu.at_02"), score=0.95)
