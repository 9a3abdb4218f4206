"""Where a text gives a password: *ww* is a benefit for the unemployed too, and with a *pin* one pays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from avgtool.recognizers.base import Sighting

_AMBIGUOUS = re.compile(
    r"(?<![^\W_])(?:ww|pin)(?P<between>[^\w]*(?:(?:is|was|in|op|nr|nummer)\b[^\w]*)*)\Z", re.IGNORECASE
)
_LATER = re.compile(
    r"(?<![^\W_])(?:wachtwoord|paswoord|password|ww|pin|pincode|toegangscode|inlogcode|deurcode|alarmcode)\s*"
    r"(?:(?:van|voor|op|bij|om)\s[^\n.:;=?!\d]{1,30}?)?\s?(?:[:=]|(?<![^\W_])(?:is|was|wordt)(?![^\W_]))\s*"
    r"(?:(?:nu|gewoon|nog|altijd|steeds|dus)\s+){0,2}[\"'“]?\Z",
    re.IGNORECASE,
)
"""What it is for stands between: *het wachtwoord van mijn mail is nog steeds* Welkom01."""
_GIVEN = re.compile(r"[:=]|\b(?:is|was)\b", re.IGNORECASE)
_MIXED = re.compile(r"[^\W\d_]{3}[^\W_]*\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_UNIT_BEHIND = re.compile(r"\s*(?:euro?s?\b|€|,-|%|keer\b|x\b|maand|dag|we+k|jaar)", re.IGNORECASE)
_PIN = re.compile(r"\d{4,6}")
_REACH = 40
LABELLED = 0.5


def password_score(seen: Sighting) -> float | None:
    """None where nothing else is known; 0 behind a word that means something else unless it is given as a value."""
    label = _AMBIGUOUS.search(seen.text, max(0, seen.start - _REACH), seen.start)
    if label is None:
        return LABELLED if not seen.score and _is_given_later(seen) else None
    is_other = _YEAR.fullmatch(seen.value) or _UNIT_BEHIND.match(seen.text, seen.end)
    is_given = _GIVEN.search(label["between"]) is not None
    return None if (is_given and not is_other) or _MIXED.match(seen.value) else 0.0


def _is_given_later(seen: Sighting) -> bool:
    """Whether what looks like a password or a PIN is said to be it, with other words between."""
    if not (_MIXED.match(seen.value) or _PIN.fullmatch(seen.value)) or _UNIT_BEHIND.match(seen.text, seen.end):
        return False
    return _LATER.search(seen.text, max(0, seen.start - 2 * _REACH), seen.start) is not None
