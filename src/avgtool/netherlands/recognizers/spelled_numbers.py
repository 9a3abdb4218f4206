"""Mobile numbers of which digits are written as words, to hide them from filters: *nul zes 12345678*."""

from __future__ import annotations

import re

_ONES = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = ("tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_E = "(?:é|É)"
"""Rust's regex knows the case of ASCII letters alone, and no classes of others where case does not matter."""
_JOINED = rf"(?:{'|'.join(_ONES[1:])})(?:e|ë|Ë)n(?:{'|'.join(_TENS)})"
_TWO_DIGITS = "|".join([_JOINED, *sorted((*_TEENS, *_TENS), key=len, reverse=True)])
_ONE_DIGIT = "|".join([*_ONES, f"{_E}{_E}n"])
_GAP = r"[ .,-]{0,2}"
_PART = rf"(?:{_TWO_DIGITS}|{_ONE_DIGIT}|dubbel ?(?:{_ONE_DIGIT})|[0-9]{{1,8}})"

SPELLED = (
    rf"(?i)(?:nul|0){_GAP}zes(?:{_GAP}{_PART}){{1,8}}|"
    rf"nul{_GAP}6(?:{_GAP}{_PART}){{1,8}}|"
    rf"0{_GAP}6(?:{_GAP}[0-9]{{1,4}}){{0,4}}{_GAP}(?:{_TWO_DIGITS}|{_ONE_DIGIT})(?:{_GAP}{_PART}){{0,7}}"
)
"""A regex for them, Python's and Rust's; how many digits it makes is asked of :func:`is_spelled_right`."""
_LETTER = re.compile(r"[^\W\d_]")
_TWO = re.compile(rf"dubbel ?(?:{_ONE_DIGIT})|{_TWO_DIGITS}", re.IGNORECASE)
_ONE = re.compile(_ONE_DIGIT, re.IGNORECASE)
_LENGTH = 10
"""Digits of a mobile number with its zero."""


def is_spelled_right(value: str) -> bool:
    """Whether ``value`` has no words, or its words and digits together make a number of ten digits."""
    if _LETTER.search(value) is None:
        return True
    digits = _ONE.sub("0", _TWO.sub("00", value))
    return sum(map(str.isdigit, digits)) == _LENGTH
