"""One value as it may be shown: its form, not itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Literal

DOT = "•"
_SHORTEST_SHOWN = 7
"""With fewer letters and digits the four characters at the ends would be most of the value."""
_LONGEST = 24
_EMAIL = re.compile(r"(\S)\S{2,63}@\S{1,250}\.([A-Za-z]{2,24})")


def masked(value: str, mask: Literal["ends", "all"] = "ends") -> str:
    """``value`` with dots for its letters and digits: all of them, or all but the two first and the two last.

    Separators stay, so that the form can be recognized. Of an e-mail address the first character and the top-level
    domain are shown, of a short value nothing. Long values are cut, so that the length of a text does not show.
    """
    text = value.strip().replace("\n", " ")
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
