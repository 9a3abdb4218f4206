"""Whether a number that passes the 11-proef is a BSN where it stands: one in eleven passes by chance."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.netherlands.recognizers.other_numbers import OTHER_NUMBER
from avgtool.recognizers.mistyped import believed_when_labelled
from avgtool.recognizers.surroundings import Label

if TYPE_CHECKING:
    from avgtool.recognizers.base import Sighting

DOUBTFUL = 0.3
MENTIONED = 0.5
SURE = 0.8
"""A score that a context word raised."""

_LABELS = ("bsn", "bsnr", "burgerservicenummer", "burger service nummer", "burgerservice", "sofi", "sofinummer",
           "persoonsnummer")  # fmt: skip
_mistyped = believed_when_labelled(_LABELS)
_SAID = Label(regex=r"(?<!onder )nummer")
"""*Onder nummer* stands a question, a case, a complaint."""
_MENTION = re.compile(r"(?<![^\W_])(?:bsn|burger ?service|sofi(?:nr|nummer)?(?![^\W_]))", re.IGNORECASE)
_REACH = 400
_DIGITS = 9
_UNIT_BEHIND = re.compile(r"\s*(?:euro?s?\b|€|,-|stuks?\b|km\b|kwh\b|m3\b|x\b)", re.IGNORECASE)
_DOTTED = re.compile(r"\d{4}\.\d{2}\.\d{3}|\d{3}\.\d{2}\.\d{3}\.\d")
"""As the state writes them; hardly anything else is."""


def bsn_score(seen: Sighting) -> float | None:
    """How sure a BSN is where it stands; none where nothing speaks against it."""
    if not seen.is_valid:
        return _mistyped(seen)
    if seen.score >= SURE or not seen.score:
        return None
    if _is_mentioned(seen):
        return MENTIONED
    if OTHER_NUMBER.is_before(seen.text, seen.start) or _UNIT_BEHIND.match(seen.text, seen.end):
        return 0.0
    is_said = _SAID.is_before(seen.text, seen.start) and seen.value.isdigit() and len(seen.value) == _DIGITS
    return None if is_said or _DOTTED.fullmatch(seen.value) else DOUBTFUL


def _is_mentioned(seen: Sighting) -> bool:
    """Whether the text is about a BSN: *wat is uw BSN?* may stand some lines above."""
    around = seen.text[max(0, seen.start - _REACH) : seen.end + _REACH]
    return _MENTION.search(around) is not None
