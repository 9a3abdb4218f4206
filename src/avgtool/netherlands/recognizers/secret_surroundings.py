"""Where a text gives a password: *ww* is a benefit for the unemployed too, and with a *pin* one pays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from avgtool.recognizers.base import Sighting

_AMBIGUOUS = re.compile(
    r"(?<![^\W_])(?:ww|pin)(?P<between>[^\w]*(?:(?:is|was|in|op|nr|nummer)\b[^\w]*)*)\Z", re.IGNORECASE
)
_GIVEN = re.compile(r"[:=]|\b(?:is|was)\b", re.IGNORECASE)
_MIXED = re.compile(r"[^\W\d_]{3}[^\W_]*\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_UNIT_BEHIND = re.compile(r"\s*(?:euro?s?\b|€|,-|%|keer\b|x\b|maand|dag|we+k|jaar)", re.IGNORECASE)
_REACH = 40


def password_score(seen: Sighting) -> float | None:
    """None where nothing speaks against it; 0 behind a word that means something else unless it is given as a value."""
    label = _AMBIGUOUS.search(seen.text, max(0, seen.start - _REACH), seen.start)
    if label is None:
        return None
    is_other = _YEAR.fullmatch(seen.value) or _UNIT_BEHIND.match(seen.text, seen.end)
    is_given = _GIVEN.search(label["between"]) is not None
    return None if (is_given and not is_other) or _MIXED.match(seen.value) else 0.0
