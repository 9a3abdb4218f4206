"""What a value may look like in any language, beyond the shapes of declared kinds: dates, numbers, prose, names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_DATE = (
    r"\A(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2} \p{L}+\.? \d{4}|\p{L}+ \d{1,2},? \d{4}|"
    r"\d{4}-[\d?]{2}-[\d?]{2})"
    r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?\z"
)
DAY = r"(?:\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}|\d{1,2} \p{L}{3,9}\.? (?:19|20)\d{2})"
FEW_WORDS = r"(?:[\p{L}'’.:*(-]+[ ,:]*){0,4}"
BEHIND_DAY = rf"(?:[ ,;/)]+{FEW_WORDS}\)?)?"
_DATED = rf"\A{FEW_WORDS}{DAY}{BEHIND_DAY}\z"
"""*Delft, 05-03-1989*, *05-03-1989 te Utrecht*: a day with a year, with a few words before or behind it."""
DAMAGED = r"(?i)\A(?:\d(?:[.,]\d+)?e\+?\d+|#{3,})\z"
"""What a spreadsheet left of a value: a power of ten, or the signs that it was too wide for its column."""
_INITIALS_FIRST = (
    r"\A(?:\p{Lu}\p{Ll}?\.[ -]?)+\s*(?:\p{Ll}[\p{L}'’.]*\s+){0,3}['’]?\p{Lu}[\p{L}'’-]+(?:[ -]+[\p{L}'’-]+){0,4}\z"
)
"""*J.P. van den Berg-Smit*."""
_SURNAME_FIRST = r"\A['’]?\p{L}[\p{L}'’ -]*,\s*(?:\p{Lu}\p{Ll}?\.[ -]?)+(?:\s*\p{Ll}[\p{L}'’. ]*)?\z"
"""*Berg, J.P. van den*."""
PATTERNS: Mapping[str, str] = {
    "letters": r"\p{L}",
    "digits": r"\d",
    "all_digits": r"\A\d+\z",
    "integer": r"\A-?\d{1,18}\z",
    "decimal": r"\A[€$£]? ?-?(?:\d{1,3}(?:[.,]\d{3})*|\d+)[.,]\d+(?:[eE][+-]?\d+)? ?[€$£%]?\z",
    "measure": r"\A-?\d{1,7}(?:[.,]\d{1,4})?\z",
    "date": _DATE,
    "compact_date": r"\A(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:(?:[01]\d|2[0-3])[0-5]\d[0-5]\d)?\z",
    "fraction": r"\A[1-9]\d*/[1-9]\d*\z",
    "dialed_abroad": r"\A(?:31[1-9]\d{8}|32(?:4\d{8}|[1-9]\d{7})|49[1-9]\d{8,10}|33[1-9]\d{8}|44[1-9]\d{9})\z",
    "subscriber": r"\A20[46]\d{12}\z",
    "handset": r"\A(?:01|35|86|99)\d{13}\z",
    "initialism": r"\A(?:\p{Lu}{2,4}|\p{Ll}{1,3}\p{Lu}{1,2}|\p{Lu}\p{Ll}{0,2}\p{Lu})\z",
    "year": r"\A(?:19|20)\d{2}\z",
    "url": r"(?i)\A(?:https?://|www\.)\S+|\A[\w-]+(?:\.[\w-]+)*\.(?:nl|com|be|org|net|eu|de|info)/?\z",
    "guid": r"(?i)\A\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?\z",
    "binary": r"(?i)\A(?:0x)?[0-9a-f]{12,}\z",
    "markup": r"(?s)\A\s*[<{\[].*[>}\]]\s*\z",
    "scientific": r"(?i)\A\d(?:[.,]\d+)?e\+?\d+\z",
    "icd": r"\A[A-TV-Z]\d{2}(?:\.\d{1,2})?\z",
    "dated": _DATED,
    "sentence": r"[\p{L}\d)\"'][.!?…](?:\s|\z)",
    "capitalized": r"\A[^\p{L}]*\p{Lu}",
    "spaced": r"\S\s+\S",
    "code": r"\A[\p{Lu}\d]+(?:[-_./][\p{Lu}\d]+)*\z",
    "number_beside_words": r"\A\d+[\w/-]*,?\s+\p{L}{2,}|"
    r"\p{L}{2,}[.,]?\s+(?:#|nr\.? ?|n[o°º]\.? ?|s/n)?\d+[\s\w/.-]{0,8}\z",
    "phone": r"\A(?:\+|00)?(?:\(\d{1,5}\)|\d)[\d\s().\-/]{4,20}(?:\s?(?:x|ext\.?|tst\.?)\s?\d{1,6})?\z",
    "punctuated": r"[\s().\-/+]",
    "shouted": r"\A[^\p{Ll}]+\z",
    "lowered": r"(?:^|\s)\p{Ll}{2,}[,;]?\s+(?:\S+\s+){0,3}\p{Ll}{2,}",
    "day_month": r"\A\d{1,2}[-/. ]\d{1,2}\.?\z|\A\d{1,2}[- ]\p{L}{3,9}\.?\z",
    "house_number": r"(?i)\A[1-9]\d{0,4}(?:[ /-]?(?:[a-z]{1,3}|bus ?\d+)|[ /-]\d{1,3})?\z",
    "two_words": r"\A[\p{Lu}][\p{L}'’.-]*(?:\s+[\p{L}'’.-]+){1,4}\z",
    "initials": r"\A(?:\p{Lu}\p{Ll}?\.[ -]?)+\z",
    "initialed": rf"{_INITIALS_FIRST}|{_SURNAME_FIRST}",
    "surnamed": r"\A(?:\p{Ll}[\p{L}'’.]*\s+){0,3}(?:[dl]['’]|['’]t\s)?\p{Lu}[\p{L}'’-]+"
    r"(?:(?:\s?-\s?|\s)(?:\p{Ll}[\p{L}'’.]*\s+){0,3}\p{Lu}[\p{L}'’-]+)?\z",
    "postcode_place": r"\A(?:[A-Z]{1,2}[ -])?(?:\d{4}\s?[A-Za-z]{2}|\d{4,5})[\s,]+\p{L}{2}",
    "rewritten": r"[^0-9A-Z]",
}
"""What a value may look like whatever the language, under the names by which :attr:`ColumnEvidence.shares` tells it."""
