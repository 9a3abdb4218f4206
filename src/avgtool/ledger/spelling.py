"""How identifiers are spelled: for each kind the one spelling that stands for all that people and programs write.

Pure functions of text, each idempotent. :mod:`avgtool.ledger.keyed` makes digests of what they give, so that an
objection is found however an export spells it. Sources: ITU-T E.164 (telephone numbers: at most 15 digits with the
country code), RFC 3966 (``tel:``), RFC 5322 (``Name <address>``), RFC 6068 (``mailto:``), RFC 3492 (punycode).
"""

from __future__ import annotations

import re
import unicodedata

AS_FLOAT = r"^(\+?[0-9]{8,})[.,]0+$"
"""A number that a program read as a fraction: ``688888888.0``."""
FRACTION = r"^([0-9]+)[.,]0$"
"""The same of a customer id."""
APOSTROPHES = "' "
"""What spreadsheets want before a text that is no number and no formula, as an export may still have it."""
TRUNK = r"\( ?0 ?\)"
"""The zero that is dialled within the country alone: ``+31 (0)6``."""
LOST_ZERO = r"^[1-8][0-9]{8}$"
"""A national number of which a spreadsheet took the first zero."""
LONGEST = 15
SHORTEST_ABROAD = 10
"""From so many digits on, a number without a zero in front begins with a country code."""

PLAUSIBLE_TEXT = r"[^\W_]"
"""A letter or a digit."""
PLAUSIBLE_PHONE = r"^(\+[1-9][0-9]{6,14}|[1-9][0-9]{7,14})$"
"""So many digits, with a country code or perhaps without."""
ONE_DIGIT = r"^\+?(1+|2+|3+|4+|5+|6+|7+|8+|9+|[1-9][0-9]{0,3}0{8,})$"
"""One digit again and again, or zeros from the area code on: what is typed where a number must be filled in."""
PLAUSIBLE_EMAIL = r"^[^@ ,;:<>/]+@([^@ .,;:<>/]+\.)+[a-z][^@ .,;:<>/]+$"
"""One address, with a domain below a top-level one."""

_GAPS = re.compile(r"\s+")
_LETTERS = re.compile(r"[^\W\d_]+|#")
_BETWEEN = re.compile(r"[/\\;|,&:(]")
_NO_DIGIT = re.compile(r"[^0-9]")
_SCIENTIFIC = re.compile(r"([0-9])[.,]([0-9]+)e\+?([0-9]{1,2})", re.IGNORECASE)
_NUMBER = 6
"""Digits that a number has at least, where a text has other digits too: an extension, an hour."""
_NATIONAL = 9
_ANGLED = re.compile(r"<([^<>]*@[^<>]*)>")
_MAILTO = re.compile(r"mailto:([^?]*)", re.IGNORECASE)
_QUOTED = re.compile(r"(['\"])(.*)\1")


def plain_text(value: str) -> str:
    """A text without what is not seen: compatible characters are alike (NFKC), invisible ones gone, gaps one space."""
    seen = "".join(one for one in value if unicodedata.category(one) != "Cf") if not value.isascii() else value
    return _GAPS.sub(" ", unicodedata.normalize("NFKC", seen)).strip()


def customer_id(value: str) -> str:
    """A customer id: ``1001.0`` is 1001, read as a fraction; ``'1001`` is what a spreadsheet keeps as text."""
    return re.sub(FRACTION, r"\1", plain_text(value).lstrip(APOSTROPHES))


def postal_line(value: str) -> str:
    """A postal address: case and gaps do not matter."""
    text = plain_text(value)
    while (folded := plain_text(text.casefold())) != text:
        text = folded
    return text


def email_address(value: str) -> str:
    """An e-mail address: without name, ``mailto:``, quotes and closing marks; folded; its domain in punycode."""
    text = value
    while (barer := _bare_address(text)) != text:
        text = barer
    return text


def phone_number(value: str, country_code: str) -> str:
    """A telephone number: ``+``, country code and digits, without extension or words.

    What is no one number (two different ones; more than 15 digits; a number that a spreadsheet rounded) stays
    something that is no number either. Nothing where no digit other than zero is left.
    """
    text = "".join(map(_digit, plain_text(value)))
    if scientific := _SCIENTIFIC.fullmatch(text):
        first, rest, power = scientific.groups()
        if len(rest) != int(power):
            return text.casefold()
        text = first + rest
    dialled = [_dialled(one) for one in _numbers(re.sub(TRUNK, "", re.sub(AS_FLOAT, r"\1", text)))]
    alike = {_international(one, country_code) for one in dialled}
    return alike.pop() if len(alike) == 1 else "/".join(dialled)


def _digit(character: str) -> str:
    return character if character.isascii() else str(unicodedata.decimal(character, character))


def _digits(text: str) -> str:
    return _NO_DIGIT.sub("", text)


def _dialled(text: str) -> str:
    digits = _digits(text)
    plus = text.find("+")
    return f"+{digits}" if plus >= 0 and not _digits(text[:plus]) else digits


def _numbers(text: str) -> list[str]:
    """The numbers in a text; the whole where no part of it is long enough to be one."""
    pieces = [piece for piece in _LETTERS.split(text) if len(_digits(piece)) >= _NUMBER]
    return [number for piece in pieces or [text] for number in _parted(piece)]


def _parted(piece: str) -> list[str]:
    """``06/88888888`` is one number, ``06-88888888/2`` one with an extension, ``06-88888888/020-5555555`` two."""
    parts = _BETWEEN.split(piece)
    numbers = [part for part in parts if len(_digits(part)) >= _NUMBER]
    if len(numbers) > 1:
        return numbers
    return [parts[0]] if len(_digits(parts[0])) >= _NATIONAL else [piece]


def _international(dialled: str, country_code: str) -> str:
    digits = dialled.removeprefix("+")
    number = digits.lstrip("0")
    zeros = len(digits) - len(number)
    if not number:
        return ""
    if zeros == 1 or (digits == dialled and re.search(LOST_ZERO, digits)):
        number = country_code + number
    elif digits == dialled and not zeros and len(digits) < SHORTEST_ABROAD:
        return digits
    elif number.startswith(f"{country_code}0"):
        number = country_code + number.removeprefix(country_code).lstrip("0")
    return f"+{number}" if len(number) <= LONGEST else digits


def _bare_address(value: str) -> str:
    text = _behind_name(plain_text(value))
    if linked := _MAILTO.match(text):
        text = linked[1]
    if quoted := _QUOTED.fullmatch(text):
        text = quoted[2]
    text = text.lstrip(APOSTROPHES)
    local, at, domain = text.strip(" ;,<>").rstrip(" .;,<>").rpartition("@")
    return f"{local.casefold()}@{_ascii_domain(domain)}" if at else domain.casefold()


def _behind_name(text: str) -> str:
    """``jan@x.nl`` of ``Jan <jan@x.nl>``; the whole where another address stands beside it."""
    found, beside = _ANGLED.findall(text), _ANGLED.sub("", text)
    one = len(found) == 1 and ("@" not in beside or beside.strip(" '\";,").casefold() == found[0].casefold())
    return found[0] if one else text


def _ascii_domain(domain: str) -> str:
    labels = unicodedata.normalize("NFKC", domain.lower()).replace("\u3002", ".").split(".")
    return ".".join(one if one.isascii() else f"xn--{one.encode('punycode').decode('ascii')}" for one in labels)
