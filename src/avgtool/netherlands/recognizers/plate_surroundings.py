"""Whether what looks like a licence plate in a running text is one: *HX6859* is a model, *12 en 30* are two numbers.

Dashes and capitals make a plate; without them a word such as *kenteken* must stand near.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.netherlands.recognizers.other_numbers import THING
from avgtool.netherlands.recognizers.postcode_surroundings import UNITS, WORDS
from avgtool.recognizers.mistyped import BELIEVED
from avgtool.recognizers.surroundings import Label

if TYPE_CHECKING:
    from avgtool.recognizers.base import Sighting

LABELLED = 0.9
NAMED = 0.7
"""A word such as *kenteken* stands near."""
SPACED = 0.45
"""In capitals, in a series without vowels."""
DOUBTFUL = 0.2

_WORDS = r"kentekens?|kentekenplaat|kentekennummer|nummerbord(?:en)?|nummerplaat|nummerplaten|plaat|plate|rdw"
_LABEL = Label(regex=rf"(?:{_WORDS}|auto|bus|busje|wagen|motor|scooter|brommer|bromfiets|caravan|aanhanger)")
_NEAR = re.compile(rf"(?<![^\W_])(?:{_WORDS})(?![^\W_])", re.IGNORECASE)
_VEHICLE = re.compile(
    r"(?:auto|bus|busje|wagen|voertuig|scooter|brommer|bromfiets|caravan|camper|aanhanger|taxi|motorfiets|apk|rdw|oprit|"
    r"boete|garage|opel|golf|polo|volvo|bmw|audi|fiat|ford|renault|peugeot|toyota|kia|skoda|tesla|mercedes|citro[eë]n|"
    r"volkswagen|vw|mazda|nissan|hyundai|dacia|suzuki|(?<![^\W_])(?:ge)?parkeer\w*|(?<![^\W_])motor)(?![^\W_])",
    re.IGNORECASE,
)
_NAME_LABEL = Label(regex=rf"(?:{_WORDS})")
_OLD = re.compile(r"[A-Z]{2}\d{4}|\d{4}[A-Z]{2}|\d{2}[A-Z]{2}\d{2}")
_LIKE_POSTCODE = re.compile(r"\d{4}[A-Za-z]{2}")
_LETTERS = re.compile(r"[^\W\d_]+")
_NEW = re.compile(r"[A-Z]\d{3}[A-Z]{2}|[A-Z]{3}\d{2}[A-Z]|[A-Z]\d{2}[A-Z]{3}|\d{2}[A-Z]{3}\d|\d[A-Z]{3}\d{2}")
"""Series of three groups that few codes of products have; many are as *GT330X*."""
_JOINED = re.compile(r"(?<!\bNL)(?<!\bnl)(?<=\w)-\Z")
_JOINS = re.compile(r"-\w")
_DECIMAL = re.compile(r"\d,\Z")
_OVER = re.compile(r"/\d")
_VITAL_SIGNS = frozenset({"RR", "HR", "BP", "HF", "AF", "SPO", "SAT", "EMV", "GCS", "VAS", "NRS", "BMI", "Hb", "CRP"})
"""Blood pressure, pulse and other things that care measures."""
_REACH = 40
_FAR = 60


def plate_score(seen: Sighting) -> float | None:
    """How sure a plate is where it stands; none where nothing speaks for or against it."""
    is_named = _NAME_LABEL.is_before(seen.text, seen.start)
    if not seen.is_valid:
        return BELIEVED if is_named and not _is_made_of_words(seen.value) else None
    if is_named:
        return LABELLED
    if _is_measured(seen) or THING.is_before(seen.text, seen.start) or _is_part_of_code(seen):
        return 0.0
    is_dashed = " " not in seen.value and "-" in seen.value
    if is_dashed and (seen.value.isupper() or not _is_made_of_words(seen.value)):
        return None
    return _without_dashes(seen)


def _is_part_of_code(seen: Sighting) -> bool:
    """Whether a dash and more stand before or behind, as in *KL-12-34-AB*; the country, *NL-*, is no more."""
    in_front = _JOINED.search(seen.text, max(0, seen.start - 5), seen.start)
    return in_front is not None or _JOINS.match(seen.text, seen.end) is not None


def _is_measured(seen: Sighting) -> bool:
    """Whether it is made of what was measured: *38,2 RR 120/80*."""
    if not seen.value[0].isdigit() or " " not in seen.value:
        return False
    is_fraction = _DECIMAL.search(seen.text, max(0, seen.start - 3), seen.start) is not None
    is_vital = any(letters in _VITAL_SIGNS for letters in _LETTERS.findall(seen.value))
    return is_fraction or is_vital or _OVER.match(seen.text, seen.end) is not None


def _without_dashes(seen: Sighting) -> float:
    """What the words around make of one without dashes, or of one whose letters are words."""
    if _LIKE_POSTCODE.fullmatch(seen.value):
        return DOUBTFUL
    is_old = _OLD.fullmatch(re.sub(r"[ -]", "", seen.value.upper())) is not None
    is_solid, in_capitals = " " not in seen.value, seen.value.isupper()
    of_vehicle = _VEHICLE.search(seen.text, max(0, seen.start - _FAR), seen.end + _REACH) is not None
    if _is_named(seen) or (of_vehicle and (in_capitals or (is_solid and not is_old))):
        return NAMED
    if _LABEL.is_before(seen.text, seen.start) and not _is_made_of_words(seen.value):
        return NAMED
    is_new = _NEW.fullmatch(re.sub(r"[ -]", "", seen.value)) is not None
    return SPACED if in_capitals and not is_old and (is_new or not is_solid) else DOUBTFUL


def _is_made_of_words(value: str) -> bool:
    """Whether all its letters are words or units, as in *12-en-30*."""
    return all(letters.lower() in WORDS | UNITS for letters in _LETTERS.findall(value))


def _is_named(seen: Sighting) -> bool:
    """Whether a word near says that it is a plate, and the letters are no words."""
    if _is_made_of_words(seen.value):
        return False
    around = seen.text[max(0, seen.start - _REACH) : seen.end + _REACH]
    return _NEAR.search(around) is not None
