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
BY_ITS_YEAR = 0.45

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
_LAST_YEAR = 2008
LONG_AGO = r"(?<![0-9])(?:19[0-9]{2}|200[0-8])(?![0-9])|['’][3-9][0-9](?![0-9])"
"""Years in which hardly anybody ordered anything: a full date of then is mostly one of birth."""
_ANOTHER_DAY = re.compile(
    r"(?<![^\W_])(?:sinds|vanaf|per|van|dd|d\.d\.?|contract\w*|polis\w*|gekocht|aanschaf\w*|koop\w*|getrouwd|gehuwd|"
    r"huwelijk\w*|trouw\w*|overleden|overlijden\w*|dienst|opgericht|oprichting\w*|ingang\w*|ingegaan|afgesloten|bouwjaar|"
    r"wet|besluit|brief|factuur|factuurdatum|verordening|akte|oorlog|bevrijding|bon|uitgave|druk|foto|nummer|nr)"
    r"(?![^\W_])[^\n.;]*\Z",
    re.IGNORECASE,
)
_SERIAL = re.compile(r"\d{4,5}")


def _is_beside_personal_data(seen: Sighting) -> bool:
    """Whether the sex stands in front, or the BSN behind."""
    in_front = _SEX.search(seen.text, max(0, seen.start - 12), seen.start)
    return bool(in_front or _NUMBER_BEHIND.match(seen.text, seen.end))


def _is_long_ago(value: str) -> bool:
    year = _YEAR.search(value)
    return year is not None and int(year[0]) <= _LAST_YEAR


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
    if _is_beside_personal_data(seen) or _SHORT_YEAR.search(seen.value):
        return AMONG_PERSONAL_DATA
    is_another = _ANOTHER_DAY.search(seen.text, max(0, seen.start - 40), seen.start) is not None
    return 0.0 if is_another or not _is_long_ago(seen.value) else BY_ITS_YEAR
