"""One way of writing each character: what typesetters, phones and people who hide something have several of.

Two sorts of characters are folded. Those that are *usual* come from keyboards and word processors: spaces that do not
break, typographic dashes and apostrophes. Those that are *odd* have no business in data: full-width and other forms of
ASCII characters, digits of other scripts, and marks that nobody sees (Unicode Technical Standard 39, section 5).
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import polars as pl

_USUAL = (
    dict.fromkeys("\u00a0\u1680\u202f\u205f\u3000", " ")
    | dict.fromkeys(map(chr, range(0x2000, 0x200B)), " ")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u2018\u2019\u02bc", "'")
)
UNSEEN = "".join(
    map(chr, (0xAD, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF))
)
"""Soft hyphen, joiners, marks of direction: characters that take no room."""
_ACCENTS = "".join(map(chr, range(0x300, 0x370)))
"""Accents that stand behind their letter as characters of their own."""
_FORMS = frozenset({"<wide>", "<narrow>", "<small>", "<font>"})
"""Compatibility forms of Unicode that are the same character in another dress."""
_LOOK_ALIKES = "АВЕЅІЈКМНОРСТУХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
"""Letters of the Cyrillic and Greek alphabets that look like Latin ones."""
_ASCII_END = 0x80
_LAST = 0x20000
"""Behind it stand only ideographs."""


@cache
def _dressed() -> dict[str, str]:
    """Characters beyond ASCII that are ASCII in another form, and the decimal digits of other scripts."""
    found: dict[str, str] = {}
    for character in map(chr, range(_ASCII_END, _LAST)):
        digit = unicodedata.decimal(character, None)
        form, _, rest = unicodedata.decomposition(character).partition(" ")
        if digit is not None:
            found[character] = str(digit)
        elif form in _FORMS and " " not in rest and int(rest, 16) < _ASCII_END:
            found[character] = chr(int(rest, 16))
    return found


@cache
def _table() -> dict[int, str]:
    return str.maketrans(_dressed() | _USUAL)


@lru_cache(maxsize=4)
def _replaced(text: str) -> str:
    return text.translate(_table())


def plain(text: str) -> str:
    """The text with one form of each character; every character stays where it was, unseen ones too."""
    return text if text.isascii() else _replaced(text)


class Seen(NamedTuple):
    """A text without its unseen characters."""

    text: str
    places: tuple[int, ...] | None
    """Where in the original each character of it stands; none where nothing was left out."""

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original; unseen characters inside belong to it, those around it do not."""
        if self.places is None or start >= end:
            return start, end
        return self.places[start], self.places[end - 1] + 1


_NONE_SEEN = dict.fromkeys(map(ord, UNSEEN))


def seen(text: str) -> Seen:
    """The text as it looks: unseen characters left out, except for joiners within emoji."""
    if text.isascii() or not any(character in text for character in UNSEEN):
        return Seen(text, None)
    kept = [place for place, character in enumerate(text) if character not in UNSEEN or _joins_signs(text, place)]
    return Seen("".join(text[place] for place in kept), tuple(kept))


def _joins_signs(text: str, place: int) -> bool:
    """Whether an unseen character stands between signs: a family of emoji is joined by them."""
    around = text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
    return bool(around) and all(unicodedata.category(one) in {"So", "Sk", "Mn"} for one in around)


def fold_expr(values: pl.Expr) -> pl.Expr:
    """The twin of :func:`plain` for a column: accents joined with their letters, unseen characters left out."""
    folded = _dressed() | _USUAL | dict.fromkeys(UNSEEN, "")
    return values.str.normalize("NFC").str.replace_many(list(folded), list(folded.values()))


def foldable_expr(values: pl.Expr) -> pl.Expr:
    """Whether each value holds anything to fold: Boolean."""
    return values.str.contains(f"[{_class(''.join(_dressed()) + ''.join(_USUAL) + UNSEEN + _ACCENTS)}]")


def odd_expr(values: pl.Expr) -> pl.Expr:
    """Whether each value holds a character that has no business there: Boolean.

    An odd form or an unseen mark beside letters or digits; or a look-alike from another alphabet in a value with Latin
    letters or digits.
    """
    dressed = _class("".join(_dressed()))
    unseen = rf"[\p{{L}}\p{{Nd}}][{_class(UNSEEN)}]|[{_class(UNSEEN)}][\p{{L}}\p{{Nd}}]"
    mixed = values.str.contains(f"[{_LOOK_ALIKES}]") & values.str.contains("[A-Za-z0-9]")
    return values.str.contains(f"[{dressed}]|{unseen}") | mixed


@cache
def _class(characters: str) -> str:
    r"""The inside of a regex class, as ranges of ``\x{…}``."""
    codes = sorted(map(ord, characters))
    runs = [[code for _, code in run] for _, run in groupby(enumerate(codes), key=lambda item: item[1] - item[0])]
    return "".join(rf"\x{{{run[0]:x}}}-\x{{{run[-1]:x}}}" for run in runs)
