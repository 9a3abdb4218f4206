"""Whether what looks like a licence plate in a running text is one: *HX6859* is a model, *12 en 30* are two numbers.

Dashes and capitals make a plate; without them a word such as *kenteken* must stand near.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.netherlands.recognizers.postcode_surroundings import UNITS, WORDS
from avgtool.recognizers.surroundings import OTHER_NUMBER, Label

if TYPE_CHECKING:
    from avgtool.recognizers.base import Sighting

LABELLED = 0.9
NAMED = 0.7
"""A word such as *kenteken* stands near."""
SPACED = 0.45
"""In capitals with spaces, in a series without vowels."""
DOUBTFUL = 0.2

_WORDS = r"kentekens?|kentekenplaat|kentekennummer|nummerbord(?:en)?|nummerplaat|nummerplaten|plaat|plate|rdw"
_LABEL = Label(regex=rf"(?:{_WORDS}|auto|bus|busje|wagen|motor|scooter|brommer|bromfiets|caravan|aanhanger)")
_NEAR = re.compile(rf"(?<![^\W_])(?:{_WORDS})(?![^\W_])", re.IGNORECASE)
_VEHICLE = re.compile(
    r"(?<![^\W_])(?:auto|bus|busje|bestelbus|wagen|motor|scooter|brommer|bromfiets|caravan|camper|aanhanger|taxi|golf|"
    r"geparkeerd|parkeert|parkeer\w*|oprit|boete)(?![^\W_])",
    re.IGNORECASE,
)
_NAME_LABEL = Label(regex=rf"(?:{_WORDS})")
_OLD = re.compile(r"[A-Z]{2}\d{4}|\d{4}[A-Z]{2}|\d{2}[A-Z]{2}\d{2}")
_LETTERS = re.compile(r"[^\W\d_]+")
_REACH = 40


def plate_score(seen: Sighting) -> float | None:
    """How sure a plate is where it stands; none where nothing speaks for or against it."""
    if not seen.is_valid:
        return None
    if _NAME_LABEL.is_before(seen.text, seen.start):
        return LABELLED
    if OTHER_NUMBER.is_before(seen.text, seen.start):
        return 0.0
    is_dashed = " " not in seen.value and "-" in seen.value
    if is_dashed and (seen.value.isupper() or not _is_made_of_words(seen.value)):
        return None
    return _without_dashes(seen)


def _without_dashes(seen: Sighting) -> float:
    """What the words around make of one without dashes, or of one whose letters are words."""
    is_old = _OLD.fullmatch(re.sub(r"[ -]", "", seen.value.upper())) is not None
    is_solid, in_capitals = " " not in seen.value, seen.value.isupper()
    of_vehicle = _VEHICLE.search(seen.text, max(0, seen.start - _REACH), seen.start) is not None
    if _is_named(seen) or (is_solid and not is_old and of_vehicle):
        return NAMED
    if is_old or is_solid or not in_capitals:
        return DOUBTFUL
    return LABELLED if _LABEL.is_before(seen.text, seen.start) else SPACED


def _is_made_of_words(value: str) -> bool:
    """Whether all its letters are words or units, as in *12-en-30*."""
    return all(letters.lower() in WORDS | UNITS for letters in _LETTERS.findall(value))


def _is_named(seen: Sighting) -> bool:
    """Whether a word near says that it is a plate, and the letters are no words."""
    if _is_made_of_words(seen.value):
        return False
    around = seen.text[max(0, seen.start - _REACH) : seen.end + _REACH]
    return _NEAR.search(around) is not None
