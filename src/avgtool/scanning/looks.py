"""What a value may look like, beyond the shapes of declared kinds: dates, prose, streets, names of companies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from avgtool.scanning.name_marks import COMPANY_MARKS, STREET_MARKS
from avgtool.scanning.territories import countries

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.recognizers.value_words import ValueWords

_DATE = (
    r"\A(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2} \p{L}+\.? \d{4}|\p{L}+ \d{1,2},? \d{4}|"
    r"\d{4}-[\d?]{2}-[\d?]{2})"
    r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?\z"
)
_DAY = r"(?:\d{1,2}[-/. ]\d{1,2}[-/. ](?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}|\d{1,2} \p{L}{3,9}\.? (?:19|20)\d{2})"
_FEW_WORDS = r"(?:[\p{L}'’.:*(-]+[ ,:]*){0,4}"
_BEHIND_DAY = rf"(?:[ ,;/)]+{_FEW_WORDS}\)?)?"
_DATED = rf"\A{_FEW_WORDS}{_DAY}{_BEHIND_DAY}\z"
"""*Delft, 05-03-1989*, *05-03-1989 te Utrecht*: a day with a year, with a few words before or behind it."""
_BORN = (
    r"(?i)\A(?:geb(?:oren)?\b\.?|\*|né\(?e?\)?|born)[ :]*(?:op |in |le |on |am )?"
    rf"{_FEW_WORDS}{_DAY}{_BEHIND_DAY}\z"
)
"""*geb. 14-11-1970*: the value itself says what happened that day."""
DAMAGED = r"(?i)\A(?:\d(?:[.,]\d+)?e\+?\d+|#{3,})\z"
"""What a spreadsheet left of a value: a power of ten, or the signs that it was too wide for its column."""
_INITIALS_FIRST = (
    r"\A(?:\p{Lu}\p{Ll}?\.[ -]?)+\s*(?:\p{Ll}[\p{L}'’.]*\s+){0,3}['’]?\p{Lu}[\p{L}'’-]+(?:[ -]+[\p{L}'’-]+){0,4}\z"
)
"""*J.P. van den Berg-Smit*."""
_SURNAME_FIRST = r"\A['’]?\p{L}[\p{L}'’ -]*,\s*(?:\p{Lu}\p{Ll}?\.[ -]?)+(?:\s*\p{Ll}[\p{L}'’. ]*)?\z"
"""*Berg, J.P. van den*."""
_BARE_INITIALS = r"\A\p{Lu}{1,4}\s+(?:\p{Ll}[\p{L}'’.]*\s+){0,3}\p{Lu}[\p{L}'’-]+\z"
"""*JP van den Berg*: a name where the last word is one."""
_BEHIND = r"\A\p{Lu}[\p{L}'’ -]+,?\s(?:\p{Lu}\.\s?){1,6}\z"
"""*BERG J.P.*."""
_BARE_BEHIND = r"\A\p{Lu}[\p{L}'’-]+\s\p{Lu}{1,4}\z"
"""*Berg JP*: a name where the first word is one."""
_BEHIND_WITH_INFIX = r"\A\p{Lu}[\p{L}'’-]+,?\s\p{Lu}(?:[. ]*\p{Lu}){0,4}\.?(?:\s\p{Ll}[\p{L}'’.]*){0,3}\z"
"""*BOSCH I van den*: a name where the first word is one."""
_FIRST_AND_INITIAL = r"\A\p{Lu}[\p{L}'’-]+\s(?:\p{Ll}[\p{L}'’.]{0,4}\s){0,3}\p{Lu}\.?\z"
"""*Jacco vd P.*: a name where the first word is one."""
_JOINED = (
    r"\A(?:\p{Lu}\p{Ll}?\.[ -]?)*[\p{L}'’. -]{2,40}?\s?(?:&|/|\+|\ben\b|\ben/of\b|\be/o\b|\bund\b|\bet\b|\band\b)\s?"
    r"(?:\p{Lu}\p{Ll}?\.[ -]?)*(?:\p{Ll}[\p{L}'’.]*\s){0,3}\p{Lu}[\p{L}'’ .-]*\z"
)
"""*J. Bakker / A. el Idrissi*, *Eva en Tom de Wit*: two names where the first begins as one."""
_INITIAL_IN_FRONT = r"\A(?:\p{Lu}\p{Ll}?\.[ -]?)+\s*(?:\p{Ll}[\p{L}'’.]*\s+){0,3}['’]?\p{Lu}\p{Ll}"
_WORDS_ONLY = r"\A\p{L}[\p{L}'’.-]*(?:\s+[\p{L}'’.-]+){1,5}\z"
_CAPITAL_WORDS = r"\A\p{Lu}[\p{L}'’.-]*(?:\s+[\p{L}'’.-]+){0,3}\s+(?:[dl]['’])?\p{Lu}[\p{L}'’.-]*\z"
_SHOUTED_FIRST = r"\A\p{Lu}{2,}[\p{Lu}'’ -]*\s\p{Lu}\p{Ll}"
"""*DE LA TOUR Sylvie*, as in France and Belgium."""
_FIRST_BEHIND_COMMA = r",\s*([\p{L}]+)"
PATTERNS: Mapping[str, str] = {
    "letters": r"\p{L}",
    "digits": r"\d",
    "all_digits": r"\A\d+\z",
    "integer": r"\A-?\d{1,18}\z",
    "decimal": r"\A[€$£]? ?-?(?:\d{1,3}(?:[.,]\d{3})*|\d+)[.,]\d+(?:[eE][+-]?\d+)? ?[€$£%]?\z",
    "measure": r"\A-?\d{1,7}(?:[.,]\d{1,4})?\z",
    "date": _DATE,
    "compact_date": r"\A(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:(?:[01]\d|2[0-3])[0-5]\d[0-5]\d)?\z",
    "time": r"(?i)\A(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:\s?(?:u|uur|h|uhr|am|pm))?\z|"
    r"\A(?:[01]?\d|2[0-3])[.:]?[0-5]?\d?\s?(?:u|uur|uhr)\.?\z",
    "fraction": r"\A[1-9]\d*/[1-9]\d*\z",
    "dialed_abroad": r"\A(?:31[1-9]\d{8}|32(?:4\d{8}|[1-9]\d{7})|49[1-9]\d{8,10}|33[1-9]\d{8}|44[1-9]\d{9})\z",
    "subscriber": r"\A20[46]\d{12}\z",
    "handset": r"\A(?:01|35|86|99)\d{13}\z",
    "initialism": r"\A(?:\p{Lu}{2,4}|\p{Ll}{1,3}\p{Lu}{1,2}|\p{Lu}\p{Ll}{0,2}\p{Lu})\z",
    "form_of_address": r"(?i)\A(?:(?:de\s)?(?:heer|hr|dhr|mevr|mevrouw|mw|mej|mme|mlle|m|mr|mrs|ms|herr|frau|fam|"
    r"familie|famille)\b\.?(?:\s?(?:/|&|,|en/of|en|et|und|and)\s?)?){1,3}\z",
    "year": r"\A(?:19|20)\d{2}\z",
    "boolean": r"(?i)\A(?:true|false|ja|nee|yes|no|waar|onwaar|j|n|y|0|1)\z",
    "url": r"(?i)\A(?:https?://|www\.)\S+|\A[\w-]+(?:\.[\w-]+)*\.(?:nl|com|be|org|net|eu|de|info)/?\z",
    "guid": r"(?i)\A\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?\z",
    "binary": r"(?i)\A(?:0x)?[0-9a-f]{12,}\z",
    "markup": r"(?s)\A\s*[<{\[].*[>}\]]\s*\z",
    "scientific": r"(?i)\A\d(?:[.,]\d+)?e\+?\d+\z",
    "icd": r"\A[A-TV-Z]\d{2}(?:\.\d{1,2})?\z",
    "dated": _DATED,
    "born": _BORN,
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
    "shouted": r"\A[^\p{Ll}]+\z",
    "lowered": r"(?:^|\s)\p{Ll}{2,}[,;]?\s+(?:\S+\s+){0,3}\p{Ll}{2,}",
    "day_month": r"\A\d{1,2}[-/. ]\d{1,2}\.?\z|\A\d{1,2}[- ]\p{L}{3,9}\.?\z",
    "house_number": r"(?i)\A[1-9]\d{0,4}(?:[ /-]?(?:[a-z]{1,3}|bus ?\d+)|[ /-]\d{1,3})?\z",
    "two_words": r"\A[\p{Lu}][\p{L}'’.-]*(?:\s+[\p{L}'’.-]+){1,4}\z",
    "initials": r"\A(?:\p{Lu}\p{Ll}?\.[ -]?)+\z",
    "initialed": rf"{_INITIALS_FIRST}|{_SURNAME_FIRST}",
    "surnamed": r"\A(?:\p{Ll}[\p{L}'’.]*\s+){0,3}(?:[dl]['’]|['’]t\s)?\p{Lu}[\p{L}'’-]+"
    r"(?:(?:\s?-\s?|\s)(?:\p{Ll}[\p{L}'’.]*\s+){0,3}\p{Lu}[\p{L}'’-]+)?\z",
    "greeting": r"(?i)\A(?:geachte|beste|hallo|lieve|dear|hello|sehr geehrte[rs]?|liebe[rs]?|guten tag|cher|chère|"
    r"madame|monsieur|bonjour)[\s,]+\p{L}",
    "years": r"(?i)\A(?:twin|der|veer|vijf|zes|zeven|tach|negen)tigers?\z|"
    r"\A(?:[<>≤≥]=? ?|baby |tweeling |onder |boven |tot |vanaf |over |under |unter |über )?\d{1,3}"
    r"(?: ?(?:-|–|—|/|t/m|tot(?: en met)?|to|bis|à) ?\d{1,3})?(?: ?\+)?"
    r"(?:[,;/ ]+\d{1,2})*(?: ?(?:jaar|jr|j|mnd|maanden|weken|wkn|wk|jahre|ans|years?|y|yrs?)\.?)?"
    r"(?: ?(?:en ouder|of ouder|e\.o\.|and over|or older|\+))?\z",
    "postcode_place": r"\A(?:[A-Z]{1,2}[ -])?(?:\d{4}\s?[A-Za-z]{2}|\d{4,5})[\s,]+\p{L}{2}",
    "titled": r"(?i)\A(?:dhr|mevr|mevrouw|mw|heer|mr|mrs|ms|miss|dr|drs|ir|ing|prof|herr|frau|mme|"
    r"mlle|ds|pater|pastoor|zr|br|jhr|fam|familie|erven|wed|ms|juf|juffrouw|meester|agent|zuster|broeder|pater)\.? "
    r"(?:\p{L}{1,3}\.? ?)*\p{L}",
    "rewritten": r"[^0-9A-Z]",
}
"""What a value may look like, under the names by which :attr:`ColumnEvidence.shares` tells how many do."""


def look_expressions(value: pl.Expr, lists: Mapping[str, pl.Series], words: ValueWords) -> list[pl.Expr]:
    """What each value looks like, one named Boolean or number a look.

    ``look:<name>`` for the patterns and measures; ``whole:<list>``, ``first:<list>`` and ``last:<list>`` for whether
    the value, its first or its last word stands in a word list.
    """
    lower = value.str.to_lowercase()
    looks = [value.str.contains(pattern).alias(f"look:{name}") for name, pattern in PATTERNS.items()]
    looks += [
        value.str.len_chars().alias("look:length"),
        (value.str.count_matches(r"\s+") + 1).alias("look:words"),
        lower.is_in(sorted(words.genders)).alias("look:gender"),
        lower.is_in(sorted(words.plain_genders)).alias("look:gender_core"),
        lower.is_in(pl.Series(sorted(countries())).implode()).alias("look:country"),
        _full_name(value, lists).alias("look:full_name"),
    ]
    first, last = lower.str.extract(r"\A([^\s,]+)"), lower.str.extract(r"([^\s,]+)\z")
    for name, known in lists.items():
        listed = known.implode()
        looks += [
            lower.is_in(listed).alias(f"whole:{name}"),
            first.is_in(listed).alias(f"first:{name}"),
            last.is_in(listed).alias(f"last:{name}"),
        ]
    return looks


def _full_name(value: pl.Expr, lists: Mapping[str, pl.Series]) -> pl.Expr:
    """Whether a value is the full name of a person, by its initials, by a form of address, or by the word lists."""
    if "first_names" not in lists or "surnames" not in lists:
        return value.str.contains(PATTERNS["initialed"])
    lower = value.str.to_lowercase()
    given, family = lists["first_names"].implode(), lists["surnames"].implode()
    first_word, last = lower.str.extract(r"\A([^\s,-]+)"), lower.str.extract(r"([^\s,]+)\z")
    first = first_word.is_in(given)
    behind_comma = lower.str.extract(_FIRST_BEHIND_COMMA).is_in(given)
    given_last = last.is_in(given) & (first_word.is_in(family) | value.str.contains(_SHOUTED_FIRST))
    capital = value.str.contains(_CAPITAL_WORDS) & (first | given_last)
    listed = value.str.contains(_WORDS_ONLY) & first & last.is_in(family)
    bare = value.str.contains(_BARE_INITIALS) & last.is_in(family)
    bare_behind = value.str.contains(_BARE_BEHIND) & first_word.is_in(family)
    abbreviated = (value.str.contains(_BEHIND_WITH_INFIX) & first_word.is_in(family)) | (
        value.str.contains(_FIRST_AND_INITIAL) & first
    )
    joined = value.str.contains(_JOINED) & (first | value.str.contains(_INITIAL_IN_FRONT))
    written = value.str.contains(f"{PATTERNS['initialed']}|{_BEHIND}") | value.str.contains(PATTERNS["titled"])
    either = pl.any_horizontal(written, capital, listed, bare, bare_behind, behind_comma, abbreviated, joined)
    return either.fill_null(value=False)
