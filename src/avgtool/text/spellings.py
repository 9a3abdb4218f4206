"""Ways of writing one name or number: with and without accents, apostrophes, hyphens; *ü* as *ue*.

What a column spells in one way a clerk types in another: *Zoë van 't Hof* as *Zoe van t Hof*, *Müller-Lüdenscheidt* as
*Mueller Luedenscheidt*, *K-1001* as *K1001*.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_UMLAUTS: Mapping[str, str] = {"ä": "a", "ö": "o", "ü": "u"}
_SIGNS: Mapping[str, str] = {
    **dict.fromkeys("’‘`´ʼ′", "'"),
    **dict.fromkeys("‐‑‒–—−", "-"),
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i",
}  # fmt: skip
_BARE = str.maketrans({**_UMLAUTS, "e": None})
_NO_SIGN = re.compile(r"[\W_]+")
_RUN = re.compile(r"[^\W\d_]+|\d+")
_PIECE = re.compile(r"[aou]e|\s+|.")
_GAP, _MAYBE_GAP = r"[\s-]+", r"[\s-]*"


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in small letters, without accents but those that are also written as a letter of their own (*ä ö ü*)."""

    text: str
    starts: Sequence[int]
    """Where in the text as it was each character began, and where it ended."""

    def span(self, hit: re.Match[str]) -> tuple[int, int]:
        """Where what was found stands in the text as it was."""
        return self.starts[hit.start()], self.starts[hit.end()]


def folded(text: str) -> Folded:
    """A text, folded character by character."""
    if text.isascii():
        return Folded(text.lower(), range(len(text) + 1))
    parts = [_folded(sign) for sign in text]
    starts = [at for at, part in enumerate(parts) for _ in part]
    return Folded("".join(parts), (*starts, len(text)))


@lru_cache(maxsize=4096)
def _folded(sign: str) -> str:
    small = sign.lower()
    if small in _UMLAUTS:
        return small
    bare = "".join(one for one in unicodedata.normalize("NFKD", small) if not unicodedata.combining(one))
    return "".join(_SIGNS.get(one, one) for one in bare)


def skeleton(text: str) -> str:
    """What all spellings of a folded text share: where one holds another, so do their skeletons."""
    return _NO_SIGN.sub("", text).translate(_BARE)


def pattern(way: str) -> str:
    """Matches the spellings of a folded name or number in a folded text; without groups."""
    if any(map(str.isdigit, way)):
        return "[ ./-]?".join(map(re.escape, _RUN.findall(way)))
    pieces = _PIECE.findall(way)
    return "".join(
        _matching(piece, pieces[at - 1 : at] + pieces[at + 1 : at + 2], is_last=at + 1 == len(pieces))
        for at, piece in enumerate(pieces)
    )


def _matching(piece: str, around: Sequence[str], *, is_last: bool) -> str:
    if piece.isspace():
        return _MAYBE_GAP if "'" in around else _GAP
    if piece in "'-.":
        return {"'": "'?", "-": _MAYBE_GAP, ".": r"\." if is_last else r"\.?"}[piece]
    if piece in _UMLAUTS:
        return f"(?:{piece}|{_UMLAUTS[piece]}e?)"
    for umlaut, bare in _UMLAUTS.items():
        if piece == bare:
            return f"[{bare}{umlaut}]"
        if piece == f"{bare}e":
            return f"(?:{piece}|{umlaut})"
    return re.escape(piece)
