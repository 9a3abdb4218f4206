"""One value as it may be shown: its form, not itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.model.kinds import Category, Kind

if TYPE_CHECKING:
    from typing import Literal

    Mask = Literal["ends", "all", "fixed"]

DOT = "•"
_FIXED = 5 * DOT
_SHORT_LISTS = frozenset({Kind.CITY, Kind.GENDER, Kind.NATIONALITY})
"""Kinds of which a short list holds nearly all values: two letters at each end, or a length, tell which one it is."""
_UNTOLD = frozenset({Category.SPECIAL, Category.CRIMINAL})
_SHORTEST_SHOWN = 7
"""With fewer letters and digits the four characters at the ends would be most of the value."""
_LONGEST = 24
_WORD = re.compile(r"[^\W\d_]+")
_EMAIL = re.compile(r"(\S)\S{2,63}@\S{1,250}\.([A-Za-z]{2,24})")


def mask_of(kind: Kind, category: Category, declared: Mask) -> Mask:
    """How much a value of a kind may show: nothing where what is left could say which of a few it is."""
    return "fixed" if kind in _SHORT_LISTS or category in _UNTOLD else declared


def masked(value: str, mask: Mask = "ends") -> str:
    """``value`` with dots for its letters and digits: all of them, or all but the two first and the two last.

    Separators stay, so that the form can be recognized. Of an e-mail address the first character and the top-level
    domain are shown, of a short value nothing. Long values are cut, so that the length of a text does not show.
    ``fixed`` shows not even the length; nor is it shown of a single word, for words come from lists.
    """
    text = value.strip().replace("\n", " ")
    if text and (mask == "fixed" or _WORD.fullmatch(text)):
        return _FIXED
    if mask == "all":
        return DOT * min(len(text), _LONGEST)
    if email := _EMAIL.fullmatch(text):
        return f"{email[1]}{DOT * 3}@{DOT * 3}.{email[2]}"
    if len(text) > _LONGEST:
        text = text[: _LONGEST // 2] + text[-_LONGEST // 2 :]
    return _ends(text, 2 if sum(map(str.isalnum, text)) >= _SHORTEST_SHOWN else 0)


def _ends(text: str, shown: int) -> str:
    """Dots for all letters and digits but those at the ends."""
    last = len(text) - shown
    return "".join(DOT if char.isalnum() and shown <= place < last else char for place, char in enumerate(text))
