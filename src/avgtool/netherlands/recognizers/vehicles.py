"""Dutch licence plates, by sidecode (the pattern of letters and digits in which a series was issued)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Kind
from avgtool.netherlands.recognizers.plate_surroundings import plate_score
from avgtool.recognizers.base import Check, Recognizer, Shape

if TYPE_CHECKING:
    import polars as pl

SIDECODES = (
    "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9",
    "9-XXX-99", "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9",
)  # fmt: skip
"""Sidecodes 1 to 14 in order, X a letter and 9 a digit; 12 and 14 are not issued yet."""
OLD_SIDECODES = 3
"""The first three were issued with all letters; later ones without vowels, C and Q (O for semi-trailers)."""
ISSUED = "BDFGHJKLMNOPRSTVWXYZ"
"""Letters of the later sidecodes."""
EXCLUDED = ("GVD", "KKK", "NSB", "PKK", "PSV", "TBS", "PVV", "SGP", "VVD", "SS", "SD", "SA")
"""Groups of letters that are not issued."""


def _regex(sidecode: str, letter: str, dash: str) -> str:
    return "".join({"X": letter, "9": "[0-9]", "-": dash}[sign] for sign in sidecode)


_LETTER_GROUPS = re.compile("[A-Z]+")
_ISSUED_PLATE = "|".join(
    _regex(sidecode.replace("-", ""), "[A-Z]" if index < OLD_SIDECODES else f"[{ISSUED}]", "")
    for index, sidecode in enumerate(SIDECODES)
)
_PLATE = re.compile(_ISSUED_PLATE, re.ASCII)
_EXCLUDED_GROUP = "|".join(rf"(?:\A|[0-9]){letters}(?:[0-9]|\z)" for letters in EXCLUDED)


def is_plate(value: str) -> bool:
    """Whether plates with these letters are issued."""
    return _PLATE.fullmatch(value) is not None and not set(_LETTER_GROUPS.findall(value)) & set(EXCLUDED)


def plate_expression(values: pl.Expr) -> pl.Expr:
    """The same for a column."""
    return values.str.contains(rf"\A(?:{_ISSUED_PLATE})\z") & ~values.str.contains(_EXCLUDED_GROUP)


LICENSE_PLATE = Recognizer(
    "NL_LICENSE_PLATE",
    Kind.LICENCE_PLATE,
    msg("Licence plate"),
    shapes=(
        Shape("|".join(_regex(sidecode, "[A-Z]", "[- ]") for sidecode in SIDECODES), 0.5),
        Shape("|".join(_regex(sidecode, "[a-z]", "-") for sidecode in SIDECODES), 0.4),
        Shape("|".join(_regex(sidecode, "[A-Za-z]", "") for sidecode in SIDECODES), 0.1),
        Shape("|".join(_regex(sidecode, "[a-z]", "[- ]") for sidecode in SIDECODES), 0.1),
    ),
    separators="- ",
    check=Check("sidecode", is_plate, plate_expression, score=0.6),
    context=("kenteken", "kentekenplaat", "nummerbord", "plate", "license plate", "licence plate", "auto", "rdw"),
    beats=("NL_BRIN",),
    country="NL",
    surroundings=plate_score,
)

RECOGNIZERS = (LICENSE_PLATE,)
