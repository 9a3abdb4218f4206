"""The structure of an IBAN in every country of the SWIFT registry, from python-stdnum's copy of it (ISO 13616)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from avgtool.recognizers.checks import mod97_expression, mod97_is_valid

if TYPE_CHECKING:
    import polars as pl

_FIELD = re.compile(r"([1-9][0-9]*)!([nac])")
_CHARACTERS = {"n": "[0-9]", "a": "[A-Z]", "c": "[A-Z0-9]"}
_CHECK_DIGITS = "(?:0[2-9]|[1-8][0-9]|9[0-8])"
"""ISO 13616: 02 to 98; 00, 01 and 99 would pass the arithmetic too."""


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
def _pattern() -> re.Pattern[str]:
    return re.compile(structures_regex(), re.ASCII)


def is_iban(value: str) -> bool:
    """Whether ``value`` has the structure of its country and passes mod 97-10.

    Whether the bank code is in use is not asked (python-stdnum asks it of some countries, and rejects the
    well-known test number BE68 5390 0754 7034).
    """
    return _pattern().fullmatch(value) is not None and mod97_is_valid(value[4:] + value[:4])


def iban_expression(values: pl.Expr) -> pl.Expr:
    """The same for a column."""
    rearranged = values.str.slice(4) + values.str.slice(0, 4)
    return values.str.contains(rf"\A(?:{structures_regex()})\z") & mod97_expression(rearranged)
