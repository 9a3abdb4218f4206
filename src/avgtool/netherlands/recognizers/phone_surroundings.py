"""How telephone numbers are written in Dutch texts, beyond what the metadata of phonenumbers knows.

People write numbers of series that are not issued (*06-98765432*), put the zero behind the country code, and leave the
plus sign out. And what stands around a number says when it is none: a label such as *artikelnr*, a date, opening hours.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.netherlands.recognizers.spelled_numbers import SPELLED, is_spelled_right
from avgtool.recognizers.base import Shape
from avgtool.recognizers.surroundings import Label

if TYPE_CHECKING:
    from avgtool.recognizers.base import Sighting

_GAP = r"(?: ?[./-] ?| {1,2}|\)[ ./-]{0,3})?"
_CODE = r"\(?(?:\+|00) ?31\)?"
_SERVICE = r"0(?:800|90[069])"
_ABROAD = r"2[07]|2[1-689][0-9]|3[013469]|3[578][0-9]|4[013-9]|42[0-9]|5[1-8]|5[09][0-9]|6[0-6]|9[0-58]|9[679][0-9]"
"""Country codes but those of the Netherlands and Belgium, and of North America and Russia: 1 and 7 begin too much."""
_BELGIAN = rf"[1-6]{_GAP}[0-9]|[79]{_GAP}[1-7]|8{_GAP}[1-9]"
"""How Belgian numbers begin that are none of a company's free or paid lines."""

SHAPES = (
    Shape(rf"{_CODE}(?:{_GAP}\(?0)?{_GAP}[1-9](?:{_GAP}[0-9]){{8}}", 0.75),
    Shape(rf"\(?(?:\+|00) ?32\)?(?:{_GAP}\(?0)?{_GAP}(?:{_BELGIAN})(?:{_GAP}[0-9]){{6,7}}", 0.6),
    Shape(rf"00 ?(?:{_ABROAD})(?: ?\(0\))?(?:{_GAP}[0-9]){{7,12}}", 0.4),
    Shape(rf"\(?0{_GAP}6(?:{_GAP}[0-9]){{8}}", 0.5),
    Shape(r"(?:0[1-57-9][0-9] ?- ?[1-9][0-9]{2}|0[1-57-9][0-9]{2} ?- ?[1-9][0-9])(?: ?[0-9]{2}){2}", 0.4),
    Shape(rf"{_SERVICE} ?[ -] ?(?:[0-9]{{4}}(?: ?[0-9]{{3}})?|[0-9]{{3}} ?[0-9]{{4}}|[0-9]{{3}} [0-9]{{2}} [0-9]{{2}}"
          r"|[0-9]{2} [0-9]{2}(?: [0-9]{3})?)", 0.3),
    Shape(r"0[1-9](?: ?/ ?|[ .-])[0-9]{3}(?:[ .][0-9]{2}){2}", 0.4),
    Shape(r"31 ?6(?:[ -]?[0-9]){8}", 0.1),
    Shape(r"6(?:[ -]?[0-9]){8}", 0.05, in_text=True),
    Shape(SPELLED, 0.5),
)  # fmt: skip
"""Dutch and Belgian ones with country code, others with two zeros for the plus sign, mobile, any area code with its
dash, the paid and free lines of companies, without a plus sign, without the zero, and with numbers in words."""

_LABEL = Label(
    ("tel", "telefoon", "phone", "mobiel", "mobiele", "mob", "gsm", "app", "appen", "whatsapp", "bel", "bellen",
     "belde", "gebeld", "sms", "bereikbaar", "terugbellen", "tba", "noodnummer", "fax", "wa.me/"), regex=r"[tmf][.:]"
)  # fmt: skip
_STATE_NUMBER = (
    r"(?:[vab]-?|bis-?|bsn-?|burgerservice|sofi|sv-?|rijksregister|nationaal |persoons|onderwijs|vreemdelingen|"
    r"document|paspoort|rijbewijs|kaart|id-?|kvk-?|btw-?|big-?|agb-?|imei-?|dossier|zaak|patnr|pati[eë]nt(?:en)?|"
    r"(?:zorg)?verzekerden?|personeels?|cli[eë]nt(?:en)?|student(?:en)?|deelnemers?|lidmaatschaps?)[ -]?(?:nummer|nr)|"
    r"b\.?s\.?n|sofi|ssn|insz|niss|nir|(?:n[°o]\.? )?s[eé]cu(?:rit[eé] sociale)?|ahv|pesel|svnr|kvk|rsin"
)
"""Numbers by which the state and others know a person or a company."""
_OTHER = Label(
    regex=rf"{_STATE_NUMBER}|"
    r"(?:art(?:ikel)?|order|bestel(?:ling)?|factuur|serie|onderdeel|product|type|zending|pakket|ticket|dossier|zaak|"
    r"meldings?|contract|polis|klant|lid|relatie|debiteur(?:en)?|rekening|reserverings?|boekings?|offerte|bon)"
    r"(?:s?[ .-]?(?:nummer|nr|code|kenmerk|id))|isbn|issn|ean|imei|sku|s/n|serie|barcode|ref(?:erentie)?|kenmerk|trx|"
    r"track(?:\s?(?:&|and|en)\s?trace)?|artikel|factuur|dossier|order|ticket|polis|€|eur"
)
_DATE = re.compile(r"\d{1,2} ?[-/. ] ?(?:0?[1-9]|1[0-2]) ?[-/. ] ?(?:19|20)\d\d(?!\d)")
_LONELY_DIGIT = re.compile(r"\d{2}[ .]\d\Z")
"""Nobody leaves one digit for the last group of a number."""
_DECIMAL = re.compile(r"0\.\d+")
_HOURS = re.compile(r"\d{2}(?:00|15|30|45) ?-? ?(?:[01]\d|2[0-4])[0-5]\d")
_OF_TIME = re.compile(
    r"\b(?:van|open|tussen|\w*tijd(?:en)?|uur|uren|ma|di|wo|do|vr|za|zo|[a-z]*dag(?:en)?)\b[: ]*\Z", re.IGNORECASE
)
_HOUR_BEHIND = re.compile(r"\s*(?:u|uur|h)\b", re.IGNORECASE)
_WITHOUT_ZERO = re.compile(r"6[0-9 -]+")
_IN_GROUPS = re.compile(r"(?<![\w.,/-])(?:\d{1,3} ){2,}\Z")
"""Short groups of digits in front, with which the number is a longer one."""
_GROUP_BEHIND = re.compile(r" \d{1,4}(?![.,:/-]?\w)(?! ?[^\W\d_])")
_ANY_NUMBER = re.compile(r"31 ?6[0-9 -]+|00(?!31|32)[0-9]+|0[1-9][0-9]{7}")
"""Written as any number of its length is: only a word makes it one to call."""
DOUBTFUL = 0.2
SURE = 0.8
"""A score that a context word raised."""


def phone_score(seen: Sighting) -> float | None:
    """How sure a number is a telephone's where it stands; none where nothing speaks against it."""
    value = seen.value
    if _DATE.match(value) or _DECIMAL.fullmatch(value) or _is_cut_out(seen) or not is_spelled_right(value):
        return 0.0
    if _LONELY_DIGIT.search(value) and seen.score < SURE:
        return DOUBTFUL
    if not seen.is_valid or _LABEL.is_before(seen.text, seen.start):
        return None
    if _OTHER.is_before(seen.text, seen.start) or _WITHOUT_ZERO.fullmatch(value):
        return 0.0
    if _HOURS.fullmatch(value) and (
        _OF_TIME.search(seen.text, max(0, seen.start - 20), seen.start) or _HOUR_BEHIND.match(seen.text, seen.end)
    ):
        return 0.0
    return DOUBTFUL if _ANY_NUMBER.fullmatch(value) and seen.score < SURE else None


def _is_cut_out(seen: Sighting) -> bool:
    """Whether more groups of digits stand in front and behind: it is the middle of a longer number."""
    if _GROUP_BEHIND.match(seen.text, seen.end) is None:
        return False
    return _IN_GROUPS.search(seen.text, max(0, seen.start - 20), seen.start) is not None
