"""Whether four digits and two letters in a running text are a postcode: *2026 en*, *1500 kg* and *2011 gw* look alike.

Somebody who writes in a hurry writes a postcode in lower case, and somebody who shouts writes *2026 EN* in capitals.
So it is not the case of the letters that decides, but whether they are a word or a unit, and what stands around: a
label, a house number in front, a place or a house number behind, a line of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from avgtool.netherlands.recognizers.other_numbers import THING
from avgtool.recognizers.surroundings import Label

if TYPE_CHECKING:
    from avgtool.recognizers.base import Sighting

LABELLED = 0.9
ADDRESSED = 0.85
"""With a house number in front, or a place or house number behind."""
BY_ITSELF = 0.45
"""In lower case, letters that are no word."""
FOUR_DIGITS = 0.5
"""Without letters, behind a label."""
DOUBTFUL = 0.15

_WORDS = """
en in de is of op te om na er ik je we ze me mn al af zo nu ok ja uw tm vd vs ex ca do di ma wo vr za da he ha ho hi et
la le el as ga ie zn hé hè hò án én ui oh ah au bv nv gl mv oa pp pj va
"""
WORDS = frozenset(_WORDS.split())
"""What may follow a number of four digits in a sentence."""
_CONNECTING = "en in de is of op te om na er ik je we ze me mn al af zo nu uw tm et la le el au"
CONNECTING = frozenset(_CONNECTING.split())
"""Words that may stand between a number and a place: *2026 in Utrecht*."""
_UNITS = """
km kg cm mm dm gr mg ml cl dl kw kv lm hz mb gb tb kb pk cc px pt st eu bc ad nm rp ft lb oz hp pc tv xl xt ti wh kj kc
kn hr bt dp fr jr mw mu lx db bw ed wp va hd fm hl xs us uk nl ct dz rm vh ns rs gt pr nr ah pm pw pd
"""
UNITS = frozenset(_UNITS.split())
"""Units, sizes and what else abbreviates behind a number."""
_CAPITAL_UNITS = "gb mb tb kb eu pk pc tv hd bc ad xl xs xt nl uk us hp cc kw kv ti va hz"
CAPITAL_UNITS = frozenset(_CAPITAL_UNITS.split())
"""Those that are written in capitals."""

_LABEL = Label(("postcode", "post code", "postkode", "pc", "pc6", "zip", "zipcode", "postcodegebied"))
_NAMED = re.compile(r"(?:postcode|adres|woon)", re.IGNORECASE)
_LIVING = re.compile(
    r"(?<![^\W_])(?:woon|woont|wonen|wonend|wonende|gewoond|adres|woonadres|afleveradres|bezorgadres|gevestigd|verhuisd|"
    r"bezorgen|afleveren|opsturen|sturen)(?: (?:nu|hier|al|is|op|in|te|naar|aan))*[: ]*\Z",
    re.IGNORECASE,
)
_LIVING_REACH = 30
_FOREIGN = frozenset({"et", "la", "le", "el", "au", "ca", "ex", "do", "ho", "hi", "gl", "pj", "va"})
"""Words of other languages and abbreviations: with a house number behind them the letters of a postcode."""
_MONEY = re.compile(r"(?:[€$£]|\beuro?s?\b|\beur\b)\s*\Z", re.IGNORECASE)
_LAW = re.compile(r"\b(?:art(?:ikel)?|ecli)\b[\s.:]*\Z", re.IGNORECASE)
_ENDING = (
    r"(?:straat|straatje|str|weg|laan|laantje|plein|gracht|kade|dijk|singel|hof|hofje|park|dreef|steeg|pad|plantsoen|wal|"
    r"haven|boulevard|akker|veld|erf|diep|ring|straatweg|vaart|sloot|rak|meent|werf|tuin|bos|berg|hoek|weide|kamp|brink|markt|donk|horst|poort|burg|hage|oord|rade|zoom|postbus)"
)
_NUMBER = (
    r"(?P<digits>\d{1,5})(?:[ ]?[a-zA-Z](?![^\W_])|"
    r"[ ]?(?:bis|hs|huis|rood|zwart|zw|rd|boven|[IVX]{1,4}|[a-zA-Z]\d{1,3})(?![^\W_])|"
    r"[ ]?[-/][ ]?(?:\d{1,4}|[a-zA-Z]{1,3}))*"
)
_HOUSE = re.compile(
    rf"(?P<word>[^\W\d_][^\W\d_'’.-]*)\.?,?[ ]+(?:(?:nr|no|nummer|huisnummer)\.?[ ]*)?{_NUMBER}"
    r"[ ]*(?P<cut>[,;|/(-]|\n[>\s]*|\s-\s)?\s*\Z"
)
_STREET = re.compile(rf"(?:.*{_ENDING})\.?\Z", re.IGNORECASE)
_NO_STREETS = re.compile(
    r"jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|t/m|tot|van|met|op|in|en|of|om|maat|voor|na|rond|ongeveer|circa|vraag|punt|stap|"
    r"dag|week|wk|les|groep|deel|hoofdstuk|kamer|lokaal|huisje|maat",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"[ ]*,?[ ]*(?:(?:te|in)[ ])?(?P<words>['’]?[^\W\d_][^\W\d_'’.-]*(?:[- ]['’]?[^\W\d_][^\W\d_'’.-]*){0,3})"
)
_NEXT_LINE = re.compile(r"[ ]*,?[ ]*\n[> ]*(?P<words>[^\W\d_]+(?:[- ][^\W\d_]+){0,3})")
_HOUSE_BEHIND = re.compile(
    r"[ ]*[,;]?[ ]*(?:(?:huisnummers?|huisnr|hnr|nr|nummer|no)\b|(?<![,;])(?<![,;] )\d{1,4}[a-zA-Z]?(?![\w.,:/-]\w))",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"(?:NL[- ]*)?(?P<digits>\d{4})(?P<gap>[ -]*)(?P<letters>[A-Z]{2})(?P<house>-?\d.*)?", re.IGNORECASE
)
_SHOUTING = re.compile(r"[A-ZÀ-Þ]{3,}")
_LONGER_NUMBER = re.compile(r"\d{3}[ .-]\Z")
_ROUND = 50
_DIGITS = 4
_YEARS = range(1900, 2100)
_WINDOW = 60


@dataclass(frozen=True, slots=True)
class _Written:
    """A postcode, taken apart."""

    digits: int
    letters: str
    has_dash: bool
    with_house: bool
    """The house number stands behind without a space: *3512AB12*."""

    @property
    def in_capitals(self) -> bool:
        return self.letters.isupper()


def postcode_score(seen: Sighting) -> float | None:
    """How sure a postcode is where it stands; none where nothing speaks for or against it."""
    if _LABEL.is_before(seen.text, seen.start):
        return FOUR_DIGITS if seen.value.isdigit() else LABELLED
    before = seen.text[max(0, seen.start - _WINDOW) : seen.start]
    if seen.value.isdigit() or _is_other_number(seen, before):
        return 0.0
    if _follows_house(before, sure=True) or (_follows_house(before, sure=False) and _place_behind(seen, sure=False)):
        return ADDRESSED
    code = _written(seen)
    if code.letters.lower() in WORDS:
        return _of_word(seen, code, before)
    return _of_unit(seen, before) if _may_be_unit(seen, code) else _of_letters(seen, code, before)


def _written(seen: Sighting) -> _Written:
    parts = _PARTS.match(seen.value)
    assert parts is not None  # a shape with letters
    return _Written(int(parts["digits"]), parts["letters"], "-" in parts["gap"], bool(parts["house"]))


def _is_other_number(seen: Sighting, before: str) -> bool:
    """Whether an amount, an article of law or a numbered thing stands here."""
    if _HOUSE_BEHIND.match(seen.text, seen.end) or _place_behind(seen, sure=True):
        return False
    is_law_or_money = _MONEY.search(before) or _LAW.search(before)
    return bool(is_law_or_money) or THING.is_before(seen.text, seen.start)


def _may_be_unit(seen: Sighting, code: _Written) -> bool:
    """Whether the letters are a unit and written as such: in small letters, or behind a round number."""
    if code.letters.lower() not in UNITS:
        return False
    is_usual = code.letters.lower() in CAPITAL_UNITS or not code.in_capitals
    return is_usual or code.digits % _ROUND == 0 or _is_shouted(seen)


def _of_unit(seen: Sighting, before: str) -> float:
    """*1500 kg*: digits and a unit."""
    return ADDRESSED if _place_behind(seen, sure=True) or _follows_comma(before) else DOUBTFUL


def _of_word(seen: Sighting, code: _Written, before: str) -> float | None:
    """*3512 EN*: digits and a word, which only an address makes a postcode, or capitals among small letters."""
    if code.letters.lower() in _FOREIGN and _HOUSE_BEHIND.match(seen.text, seen.end) and _is_where_one_lives(before):
        return ADDRESSED
    is_shouted = _is_shouted(seen)
    may_be_place = code.letters.lower() not in CONNECTING or (code.in_capitals and not is_shouted)
    if may_be_place and _place_behind(seen, sure=True):
        return ADDRESSED
    return DOUBTFUL if code.digits in _YEARS or is_shouted or not code.in_capitals else None


def _of_letters(seen: Sighting, code: _Written, before: str) -> float | None:
    """Letters that are no word: a postcode, unless it is the end of a longer number."""
    if _follows_house(before, sure=False) or _place_behind(seen, sure=False):
        return ADDRESSED
    if _HOUSE_BEHIND.match(seen.text, seen.end) or _is_where_one_lives(before):
        return ADDRESSED
    if code.has_dash:
        return ADDRESSED if _NAMED.search(before) else DOUBTFUL
    if code.in_capitals and not code.with_house:
        return None
    return DOUBTFUL if _LONGER_NUMBER.search(before) else BY_ITSELF


def _is_where_one_lives(before: str) -> bool:
    """Whether a word such as *woont in* stands right in front."""
    return _LIVING.search(before, max(0, len(before) - _LIVING_REACH)) is not None


def _is_shouted(seen: Sighting) -> bool:
    """Whether words around are in capitals, so that those of the letters say nothing."""
    around = seen.text[max(0, seen.start - 20) : seen.start] + " " + seen.text[seen.end : seen.end + 20]
    return _SHOUTING.search(around) is not None


def _follows_comma(before: str) -> bool:
    """Whether a word, a number and a comma stand in front, as in *'t zand 15, 4331 lb*."""
    house = _HOUSE.search(before)
    return (
        house is not None
        and bool(house["cut"])
        and len(house["digits"]) < _DIGITS
        and not _NO_STREETS.fullmatch(house["word"])
    )


def _follows_house(before: str, *, sure: bool) -> bool:
    """Whether a street with its number ends here; when it must be sure, one that looks like a street."""
    house = _HOUSE.search(before)
    if house is None or _NO_STREETS.fullmatch(house["word"]):
        return False
    is_cut_off = bool(house["cut"]) and house["word"][0].isupper()
    return not sure or is_cut_off or _STREET.fullmatch(house["word"]) is not None


def _place_behind(seen: Sighting, *, sure: bool) -> bool:
    """Whether the next words are a place; when it must be sure, one whose name is no word."""
    match = _BEHIND.match(seen.text, seen.end) or _NEXT_LINE.match(seen.text, seen.end)
    if match is None:
        return False
    words = re.split(r"[ ]", match["words"].lower())
    names = {" ".join(words[:count]).rstrip(".-") for count in range(1, len(words) + 1)}
    return bool(names & (_sure_places() if sure else _places()))


@cache
def _places() -> frozenset[str]:
    from avgtool.netherlands.names.lists import LISTS

    return LISTS["places"]()


@cache
def _sure_places() -> frozenset[str]:
    from avgtool.netherlands.names.lists import common_words

    return _places() - common_words()
