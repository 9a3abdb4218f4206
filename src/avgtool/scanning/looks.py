"""What a value may look like, beyond the shapes of declared kinds: dates, prose, streets, names of companies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from avgtool.scanning.territories import countries
from avgtool.scanning.vocabulary import COMPANY_MARKS, GENDER_CORE, GENDER_VALUES, STREET_MARKS

if TYPE_CHECKING:
    from collections.abc import Mapping

_DATE = (
    r"\A(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2} \p{L}{3,10}\.? \d{4}|\p{L}{3,10} \d{1,2},? \d{4}|"
    r"\d{4}-[\d?]{2}-[\d?]{2})"
    r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?\z"
)
PATTERNS: Mapping[str, str] = {
    "letters": r"\p{L}",
    "digits": r"\d",
    "all_digits": r"\A\d+\z",
    "integer": r"\A-?\d{1,18}\z",
    "decimal": r"\A[€$£]? ?-?(?:\d{1,3}(?:[.,]\d{3})*|\d+)[.,]\d+(?:[eE][+-]?\d+)? ?[€$£%]?\z",
    "measure": r"\A-?\d{1,7}(?:[.,]\d{1,4})?\z",
    "date": _DATE,
    "compact_date": r"\A(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\z",
    "year": r"\A(?:19|20)\d{2}\z",
    "boolean": r"(?i)\A(?:true|false|ja|nee|yes|no|waar|onwaar|j|n|y|0|1)\z",
    "url": r"(?i)\A(?:https?://|www\.)\S+|\A[\w-]+(?:\.[\w-]+)*\.(?:nl|com|be|org|net|eu|de|info)/?\z",
    "guid": r"(?i)\A\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?\z",
    "binary": r"(?i)\A(?:0x)?[0-9a-f]{12,}\z",
    "markup": r"(?s)\A\s*[<{\[].*[>}\]]\s*\z",
    "scientific": r"(?i)\A\d(?:[.,]\d+)?e\+?\d+\z",
    "sentence": r"[\p{L}\d)\"'][.!?…](?:\s|\z)",
    "capitalized": r"\A[^\p{L}]*\p{Lu}",
    "spaced": r"\S\s+\S",
    "code": r"\A[\p{Lu}\d]+(?:[-_./][\p{Lu}\d]+)*\z",
    "street": STREET_MARKS,
    "number_beside_words": r"\A\d+[\w/-]*,?\s+\p{L}{2,}|"
    r"\p{L}{2,}[.,]?\s+(?:#|nr\.? ?|n[o°º]\.? ?|s/n)?\d+[\s\w/.-]{0,8}\z",
    "company": COMPANY_MARKS,
    "phone": r"\A(?:\+|00)?(?:\(\d{1,5}\)|\d)[\d\s().\-/]{4,20}(?:\s?(?:x|ext\.?|tst\.?)\s?\d{1,6})?\z",
    "punctuated": r"[\s().\-/+]",
    "two_words": r"\A[\p{Lu}][\p{L}'’.-]*(?:\s+[\p{L}'’.-]+){1,4}\z",
    "titled": r"(?i)\A(?:dhr|mevr|mevrouw|mw|heer|mr|mrs|ms|miss|dr|drs|ir|ing|prof|herr|frau)\.? "
    r"(?:\p{L}{1,3}\.? ?)*\p{L}",
    "rewritten": r"[^0-9A-Z]",
}
"""What a value may look like, under the names by which :attr:`ColumnEvidence.shares` tells how many do."""


def look_expressions(value: pl.Expr, lists: Mapping[str, pl.Series]) -> list[pl.Expr]:
    """What each value looks like, one named Boolean or number a look.

    ``look:<name>`` for the patterns and measures; ``whole:<list>``, ``first:<list>`` and ``last:<list>`` for whether
    the value, its first or its last word stands in a word list.
    """
    lower = value.str.to_lowercase()
    looks = [value.str.contains(pattern).alias(f"look:{name}") for name, pattern in PATTERNS.items()]
    looks += [
        value.str.len_chars().alias("look:length"),
        (value.str.count_matches(r"\s+") + 1).alias("look:words"),
        lower.is_in(sorted(GENDER_VALUES)).alias("look:gender"),
        lower.is_in(sorted(GENDER_CORE)).alias("look:gender_core"),
        lower.is_in(pl.Series(sorted(countries())).implode()).alias("look:country"),
    ]
    first, last = lower.str.extract(r"\A([^\s,]+)"), lower.str.extract(r"([^\s,]+)\z")
    for name, words in lists.items():
        listed = words.implode()
        looks += [
            lower.is_in(listed).alias(f"whole:{name}"),
            first.is_in(listed).alias(f"first:{name}"),
            last.is_in(listed).alias(f"last:{name}"),
        ]
    return looks
