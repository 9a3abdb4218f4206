"""The structure of an IBAN in every country of the SWIFT registry, from python-stdnum's copy of it (ISO 13616)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from avgtool.recognizers.checks import mod97_expression, mod97_is_valid, once

if TYPE_CHECKING:
    import polars as pl

_FIELD = re.compile(r"([1-9][0-9]*)!([nac])")
_CHARACTERS = {"n": "[0-9]", "a": "[A-Z]", "c": "[A-Z0-9]"}
_CHECK_DIGITS = "(?:0[2-9]|[1-8][0-9]|9[0-8])"
"""ISO 13616: 02 to 98; 00, 01 and 99 would pass the arithmetic too."""
_SHORT_WAY = "NL"
_COUNTRY_DIGITS = 2321
"""NL as digits."""


@cache
def structures() -> dict[str, str]:
    """Country code to the regex of the part after the check digits."""
    from stdnum import numdb

    registry = numdb.get("iban")
    found: dict[str, str] = {}
    for _length, code, _high, properties, _children in registry.prefixes:
        found[code] = _FIELD.sub(lambda field: f"{_CHARACTERS[field[2]]}{{{field[1]}}}", properties["bban"])
    return found


@cache
def structures_regex() -> str:
    """One regex (Python and Rust) for the IBANs of all countries, without separators, upper case."""
    return "|".join(f"{code}{_CHECK_DIGITS}{bban}" for code, bban in structures().items())


@cache
def _structure_pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"{code}[0-9]{{2}}{bban}" for code, bban in structures().items()), re.ASCII)


def has_structure(value: str) -> bool:
    """Whether ``value`` has the structure of its country, whatever its check digits are."""
    return _structure_pattern().fullmatch(value) is not None


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(structures_regex(), re.ASCII)


def is_iban(value: str) -> bool:
    """Whether ``value`` has the structure of its country and passes mod 97-10.

    Whether the bank code is in use is not asked (python-stdnum asks it of some countries, and rejects the
    well-known test number BE68 5390 0754 7034).
    """
    return _pattern().fullmatch(value) is not None and mod97_is_valid(value[4:] + value[:4])


def iban_expression(values: pl.Expr) -> pl.Expr:
    """The same for a column; accounts of the country that most are of go a shorter way."""
    import polars as pl

    is_short = values.str.starts_with(_SHORT_WAY)
    others = once(pl.when(~is_short).then(values), _any_country)
    return pl.when(is_short).then(once(pl.when(is_short).then(values), _four_letters_and_digits)).otherwise(others)


def _any_country(values: pl.Expr) -> pl.Expr:
    has_structure = values.str.contains(rf"\A(?:{structures_regex()})\z").fill_null(value=False)
    return has_structure & mod97_expression(values.str.slice(4) + values.str.slice(0, 4)).fill_null(value=False)


def _four_letters_and_digits(values: pl.Expr) -> pl.Expr:
    """Mod 97 of the Dutch structure without building strings: check digits, bank and account as numbers."""
    import polars as pl

    has_structure = values.str.contains(rf"\A{_SHORT_WAY}{_CHECK_DIGITS}{structures()[_SHORT_WAY]}\z")
    head = values.str.slice(0, 8).cast(pl.Binary).bin.reinterpret(dtype=pl.UInt64, endianness="big")
    account = values.str.slice(8, 10).cast(pl.UInt64, strict=False)
    total = once(head, _check_and_bank) + account % 97 * (10**6 % 97) + _COUNTRY_DIGITS * 100
    return has_structure.fill_null(value=False) & (total % 97 == 1).fill_null(value=False)


def _check_and_bank(head: pl.Expr) -> pl.Expr:
    """What check digits and bank add in ``NL91ABNA``, eight bytes as a number: a letter is two digits, A is 10."""
    import polars as pl

    def add(place: int, zero: int, weight: int) -> pl.Expr:
        byte = head // pl.lit(256 ** (7 - place), dtype=pl.UInt64) % 256
        return (byte - zero) * weight

    digits = add(2, ord("0"), 10) + add(3, ord("0"), 1)
    letters = [add(4 + place, ord("A") - 10, 100 ** (3 - place) * 10**16 % 97) for place in range(4)]
    return sum(letters, digits)
