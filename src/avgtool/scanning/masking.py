"""One value as it may be shown: its form, not itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Literal

DOT = "•"
_SHORTEST_SHOWN = 7
"""Below this length the four characters at the ends would be most of the value."""
_LONGEST = 24


def masked(value: str, mask: Literal["ends", "all"] = "ends") -> str:
    """``value`` with dots for its letters and digits: all of them, or all but the two first and the two last.

    Separators stay, so that the form can be recognized. A short value, and each short side of an e-mail address, shows
    one character at most. Long values are cut, so that not even the length of a text shows.
    """
    text = value.strip().replace("\n", " ")
    if mask == "all":
        return DOT * min(len(text), _LONGEST)
    if "@" in text:
        return "@".join(_ends(part, 1) for part in text[:80].split("@"))
    if len(text) > _LONGEST:
        text = text[: _LONGEST // 2] + text[-_LONGEST // 2 :]
    return _ends(text, 2 if len(text) >= _SHORTEST_SHOWN else 0)


def _ends(text: str, shown: int) -> str:
    """Dots for all letters and digits but those at the ends."""
    if len(text) <= 3 * shown:
        shown = 0
    last = len(text) - shown
    return "".join(
        char if not char.isalnum() or place < shown or place >= last else DOT for place, char in enumerate(text)
    )
