"""Which date in a running text is a date of birth: the one behind *geboren*, not the one of the order beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from avgtool.recognizers.base import Sighting

NAMED = 0.9
AMONG_PERSONAL_DATA = 0.6
"""Behind the sex, or in front of the BSN: *A. Nasrallah, v, 03.06.1995, bsn …*."""
YEAR = 0.5

_WORDS = (
    r"gbd|geb(?:oren|oortedat(?:um|a)|oortedag|oortejaar|oorte|oortedtm|d|dat(?:um)?|jaar|dd)?|born|birth(?:day|date)?|"
    r"d\.?o\.?b|verjaar(?:dag|t)?|jarig|née?|né"
)
_IN_FRONT = re.compile(
    rf"(?:(?<![^\W_])(?:{_WORDS})\.?(?![^\W_])|[°*†])(?P<between>[^\n]{{0,40}}(?:\n[>\s]*(?:[^\W\d_]{{2,15}}:\s*)?)?)\Z",
    re.IGNORECASE,
)
_RIGHT_IN_FRONT = re.compile(
    rf"(?<![^\W_])(?:{_WORDS})\.?(?![^\W_])[\s:=.(-]*(?:(?:is|was|in|op|het|jaar|datum)\b[\s:=]*){{0,3}}\Z",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\W{0,3}(?:\(?(?:is\s|=\s?)?(?:mijn\s|haar\s|zijn\s|de\s)?(?:geboortedatum|geboortedag|geboren|geb\b|dob|verjaardag))",
    re.IGNORECASE,
)
_SEX = re.compile(r"(?:[,;(/|]\s?|\s)(?:m|v|x|man|vrouw|m/v)\s?[,;/|)]\s?\Z", re.IGNORECASE)
_NUMBER_BEHIND = re.compile(r"\s?[,;|/]\s?(?:bsn|burgerservicenummer)\b", re.IGNORECASE)
_ANOTHER_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}\s[a-z]{3,9}\.?\s\d{4}|[.!]\s+[A-ZÀ-Þ]")
_YEAR = re.compile(r"(?:18|19|20)\d{2}")
_SHORT_YEAR = re.compile(r"'(?:2[7-9]|[3-9]\d)\Z")
"""Of the twentieth century: nobody abbreviates the year of an order so."""
_LONG_AGO = 2012
_SERIAL = re.compile(r"\d{4,5}")


def _in_brackets(seen: Sighting) -> bool:
    return seen.text[seen.start - 1 : seen.start] == "(" and seen.text[seen.end : seen.end + 1] in {")", ","}


def _is_long_ago(value: str) -> bool:
    year = _YEAR.search(value)
    return year is not None and int(year[0]) < _LONG_AGO


def birth_score(seen: Sighting) -> float:
    """How sure it is that a date is one of birth."""
    if not seen.is_valid:
        return 0.0
    is_alone = _SERIAL.fullmatch(seen.value) is not None
    if is_alone:
        is_named = _RIGHT_IN_FRONT.search(seen.text, max(0, seen.start - 50), seen.start)
        return YEAR if is_named and _YEAR.fullmatch(seen.value) else 0.0
    named = _IN_FRONT.search(seen.text, max(0, seen.start - 60), seen.start)
    if named and not _ANOTHER_DATE.search(named["between"]):
        return NAMED
    if _BEHIND.match(seen.text, seen.end):
        return NAMED
    if _SHORT_YEAR.search(seen.value) or (_in_brackets(seen) and _is_long_ago(seen.value)):
        return AMONG_PERSONAL_DATA
    is_beside = _SEX.search(seen.text, max(0, seen.start - 12), seen.start) or _NUMBER_BEHIND.match(seen.text, seen.end)
    return AMONG_PERSONAL_DATA if is_beside else 0.0
