"""One way of writing each character: what typesetters, phones and people who hide something have several of.

Two sorts of characters are folded. Those that are *usual* come from keyboards and word processors: spaces that do not
break, typographic dashes and apostrophes. Those that are *odd* have no business in data: full-width and other forms of
ASCII characters, digits of other scripts, and marks that nobody sees (Unicode Technical Standard 39, section 5).
"""

from __future__ import annotations

import re
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
_HIDDEN = (0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x20E3, 0x3164, 0xFEFF, 0xFFA0)
_HIDDEN_RANGES = (
    range(0x200B, 0x2010),
    range(0x202A, 0x202F),
    range(0x2060, 0x206A),
    range(0xFE00, 0xFE10),
    range(0xE0000, 0xE0080),
    range(0xE0100, 0xE01F0),
)
UNSEEN = "".join(map(chr, (*_HIDDEN, *(code for each in _HIDDEN_RANGES for code in each))))
"""Soft hyphen, joiners, marks of direction, fillers, variation selectors, tags, the frame of a key: characters that
take no room or stand for none (Unicode: Default_Ignorable_Code_Point)."""
_UNSEEN = frozenset(UNSEEN)
_ACCENTS = "".join(map(chr, range(0x300, 0x370)))
"""Accents that stand behind their letter as characters of their own."""
_FORMS = frozenset({"<wide>", "<narrow>", "<small>", "<font>", "<super>", "<sub>", "<circle>"})
"""Compatibility forms of Unicode that are the same character in another dress."""
_LOOK_ALIKES = dict(
    zip("АВЕЅІЈКМНОРСТУХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABESIJKMHOPCTYXaeopcyxijsABEZHIKMNOPTYX", strict=True)
)
"""Letters of the Cyrillic and Greek alphabets that look like Latin ones."""
_MIXED = re.compile(rf"\S*(?:[A-Za-z0-9]\S*[{''.join(_LOOK_ALIKES)}]|[{''.join(_LOOK_ALIKES)}]\S*[A-Za-z0-9])\S*")
"""A word of letters or digits of ours with such a letter in it: no alphabet writes so."""
_TO_LATIN = str.maketrans(_LOOK_ALIKES)
_RAISED = "ªº¹²³"
"""Of any keyboard."""
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
    return _MIXED.sub(lambda word: word[0].translate(_TO_LATIN), text.translate(_table()))


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


def seen(text: str) -> Seen:
    """The text as it looks: unseen characters left out."""
    if text.isascii() or _UNSEEN.isdisjoint(text):
        return Seen(text, None)
    kept = [place for place, character in enumerate(text) if character not in _UNSEEN]
    return Seen("".join(text[place] for place in kept), tuple(kept))


def fold_expr(values: pl.Expr) -> pl.Expr:
    """The twin of :func:`plain` for a column: accents joined with their letters, unseen characters left out."""
    import polars as pl

    folded = _dressed() | _USUAL | dict.fromkeys(UNSEEN, "")
    plain_values = values.str.normalize("NFC").str.replace_many(list(folded), list(folded.values()))
    bare = plain_values.str.replace_all(rf"([0-9@.+-])[{_class(_ACCENTS)}]+", "$1")
    latin = bare.str.replace_many(list(_LOOK_ALIKES), list(_LOOK_ALIKES.values()))
    return pl.when(_is_mixed(bare)).then(latin).otherwise(bare)


def foldable_expr(values: pl.Expr) -> pl.Expr:
    """Whether each value holds anything to fold: Boolean."""
    characters = "".join((*_dressed(), *_USUAL, *_LOOK_ALIKES)) + UNSEEN + _ACCENTS
    return values.str.contains(f"[{_class(characters)}]")


def _is_mixed(values: pl.Expr) -> pl.Expr:
    return values.str.contains(f"[{_class(''.join(_LOOK_ALIKES))}]") & values.str.contains("[A-Za-z0-9]")


def odd_expr(values: pl.Expr) -> pl.Expr:
    """Whether each value holds a character that has no business there: Boolean.

    An odd form or an unseen mark beside letters or digits; or a look-alike from another alphabet in a value with Latin
    letters or digits.
    """
    dressed = _class("".join(one for one in _dressed() if one not in _RAISED))
    unseen = rf"[\p{{L}}\p{{Nd}}][{_class(UNSEEN)}]|[{_class(UNSEEN)}][\p{{L}}\p{{Nd}}]"
    return values.str.contains(f"[{dressed}]|{unseen}") | _is_mixed(values)


@cache
def _class(characters: str) -> str:
    r"""The inside of a regex class, as ranges of ``\x{…}``."""
    codes = sorted(map(ord, characters))
    runs = [[code for _, code in run] for _, run in groupby(enumerate(codes), key=lambda item: item[1] - item[0])]
    return "".join(rf"\x{{{run[0]:x}}}-\x{{{run[-1]:x}}}" for run in runs)
