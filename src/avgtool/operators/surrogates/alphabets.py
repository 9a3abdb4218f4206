"""Texts as numbers: which signs can stand in each place of a text of one shape.

A digit can be any digit and a letter any letter of its case; those of other scripts any of theirs: of their kind within
the 256 code points around them. Leading zeros stay, and the first digit behind them is none. All else stays too.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from math import prod

DIGIT, UPPER, LOWER = "0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"
_ASCII = 0x80
_PAGE = 0x100
_VARIES = frozenset({"Lu", "Ll", "Lt", "Lo", "Nd"})
"""Unicode's categories of letters and digits."""
_SIGNS = "ªº"
"""Letters to Unicode, signs to people: *nº 12*."""


@dataclass(frozen=True, slots=True)
class Places:
    """What can stand in each place of a text."""

    alphabets: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many texts there are of this shape."""
        return prod(map(len, self.alphabets))

    def rank(self, text: str) -> int:
        """The number of a text, from 0 on."""
        number = 0
        for alphabet, sign in zip(self.alphabets, text, strict=True):
            number = number * len(alphabet) + alphabet.index(sign)
        return number

    def text(self, number: int) -> str:
        """The text of a number."""
        signs = []
        for alphabet in reversed(self.alphabets):
            number, at = divmod(number, len(alphabet))
            signs.append(alphabet[at])
        return "".join(reversed(signs))


def places_of(text: str) -> Places:
    """The places of all texts of the shape that ``text`` has."""
    alphabets = [alphabet_of(sign) for sign in text]
    leading = sum(1 for _ in takewhile(_is_zero, text))
    alphabets[:leading] = text[:leading]
    if leading < len(text) and text[leading].isdecimal():
        alphabets[leading] = "".join(sign for sign in alphabets[leading] if not _is_zero(sign))
    return Places(tuple(alphabets))


def _is_zero(sign: str) -> bool:
    """Of any script."""
    return unicodedata.decimal(sign, None) == 0


@lru_cache(maxsize=4096)
def alphabet_of(sign: str) -> str:
    """The signs that can stand where ``sign`` stands, in order; itself alone where it is no letter or digit."""
    for alphabet in (DIGIT, UPPER, LOWER):
        if sign in alphabet:
            return alphabet
    kind = unicodedata.category(sign)
    if kind not in _VARIES or sign in _SIGNS:
        return sign
    first = ord(sign) // _PAGE * _PAGE
    page = map(chr, range(max(first, _ASCII), first + _PAGE))
    return "".join(one for one in page if unicodedata.category(one) == kind and one not in _SIGNS)
