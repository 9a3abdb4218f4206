"""Which characters are the same to whoever reads them, by the Unicode Character Database.

What the database says is taken from it: which characters show nothing, which are digits, which are another form of a
character of ASCII. What it does not say, that letters of other alphabets look like Latin ones, is listed here after
the confusables of Unicode Technical Standard 39, for the alphabets that devices have keyboards and typefaces for.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

import regex  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Mapping

_ASCII_END = 0x80
_LAST = 0x20000
"""Behind it stand only ideographs, and a plane of characters that show nothing."""
_EVERY = "".join(map(chr, (*range(_LAST), *range(0xE0000, 0xE1000))))
_MOST = 99


def _those(these: str) -> str:
    """The characters of a class, in the notation of Unicode Technical Standard 18."""
    return "".join(regex.findall(f"(?V1)[{these}]", _EVERY))


BREAKS = "\x0b\x0c\x1c\x1d\x1e\x1f\x85"
"""Control characters that part one thing from another, as a blank does."""
UNSEEN = _those(
    r"[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\p{Me}\p{Cc}"
    rf"[\p{{Cf}}--\p{{Prepended_Concatenation_Mark}}]]--[\t\n\r{BREAKS}]"
)
"""Characters that take no room or stand for none: soft hyphens, joiners, marks of direction, fillers, variation
selectors, tags, frames around a character, control characters that no program shows."""
_UNSEEN = frozenset(UNSEEN)
MARKS = _those(r"\p{M}")
"""Accents and vowel signs that stand behind their letter as characters of their own."""
_BLANKS = _those(r"\p{Zs}\p{Zl}\p{Zp}--[ ]") + "\u2800"
_DASHES = _those(r"\p{Pd}--[\-]") + "\u2043\u2212"
_APOSTROPHES = "\u2018\u2019\u02bc"
_FULL_STOPS = "\u3002\uff61"
"""What ends a sentence in Chinese and Japanese; in a domain name it parts the labels (RFC 3490, section 3.1)."""

USUAL: Mapping[str, str] = dict.fromkeys(_BLANKS, " ") | dict.fromkeys(_DASHES, "-") | dict.fromkeys(_APOSTROPHES, "'")
"""What keyboards and word processors write where ASCII has one character."""
ORDINARY = frozenset(USUAL) - {"\u2800"} | frozenset("ªº¹²³" + _FULL_STOPS) | frozenset(_those(r"\p{Emoji}"))
"""What says nothing about who wrote it: of any keyboard, or a picture."""

_LETTER = re.compile(
    r"(?!TAG |COMBINING )(?:[A-Z]+ )*LATIN (?:CAPITAL LETTER|(SMALL LETTER|LETTER SMALL CAPITAL)) ([A-Z])"
)


def _in_ascii(character: str) -> str | None:
    """What this one is another form of: one character of ASCII, or two digits; none where it is one of its own."""
    digit = unicodedata.digit(character, None)
    number = digit if digit is not None else _whole_number(character)
    if number is not None:
        return str(number)
    compatible = unicodedata.normalize("NFKC", character)
    if len(compatible) == 1 and compatible.isascii():
        return compatible
    letter = _LETTER.fullmatch(unicodedata.name(character, ""))
    return None if letter is None else letter[2].lower() if letter[1] else letter[2]


def _whole_number(character: str) -> int | None:
    """The number that a character stands for, up to two digits: one in a circle, on a dial, in counting rods."""
    if unicodedata.category(character) != "No" or "FRACTION" in unicodedata.name(character):
        return None
    number = unicodedata.numeric(character)
    return int(number) if number.is_integer() and number <= _MOST else None


@cache
def ascii_forms() -> dict[str, str]:
    """Characters beyond ASCII that are ASCII in another form, and the digits of every script; not what is unseen."""
    others = (one for one in _EVERY[_ASCII_END:] if one not in _UNSEEN and one not in USUAL)
    forms = {one: form for one in others if (form := _in_ascii(one)) is not None}
    return forms | dict.fromkeys(_FULL_STOPS, ".")


@cache
def composed_forms() -> dict[str, str]:
    """Characters that the database says are another one: the Kelvin sign, ideographs that were encoded twice."""
    forms = {one: unicodedata.normalize("NFC", one) for one in _EVERY[_ASCII_END:]}
    return {one: form for one, form in forms.items() if len(form) == 1 and form != one}


_CYRILLIC = "АВЕЅІЈКМНОРСТУХԚԜҮԌѴӀЬЗаеорсухіјѕԁһӏԛѵԝүҽьгѡ", "ABESIJKMHOPCTYXQWYGVIb3aeopcyxijsdhlqvwyebrw"
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿϜϺοϲϳαγηικνρσυ", "ABEZHIKMNOPTYXCJFMocjaynikvpou"
_ARMENIAN = "ՕՍԼօսհոցզ", "OULouhngq"
_CHEROKEE = "ᎪᏴᏟᎠᎬᏀᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃᏎᏮ", "ABCDEGHJKLMPRSTVWZ46"
_LISU = "ꓐꓑꓓꓔꓖꓗꓙꓚꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳꓴ", "BPDTGKJCZFMNLSRVHWXYAEIOU"
_COPTIC = "ⲎⲒⲔⲘⲚⲞⲢⲤⲦⲨⲬⲟⲣⲥ", "HIKMNOPCTYXopc"
_PHONETIC = "ɑɡɩǀ", "agil"
_ALPHABETS = (_CYRILLIC, _GREEK, _ARMENIAN, _CHEROKEE, _LISU, _COPTIC, _PHONETIC)
LOOK_ALIKES: Mapping[str, str] = {
    strange: latin for letters, alike in _ALPHABETS for strange, latin in zip(letters, alike, strict=True)
}
"""Letters of other alphabets that look like Latin letters or digits."""
IN_FORMULAS = frozenset("αγηικνρσυ")
"""Greek letters that words of science have beside Latin ones."""
