"""Digests of identifiers: who has the ledger's key can find an e-mail address again; nobody can read it there.

HMAC-SHA256 (RFC 2104) with a key derived for each kind of identifier, over the identifier as it is normalized. Without
the key a digest can neither be computed nor tried out, though telephone numbers and addresses are few enough to try
all; with the key they can: digests are pseudonyms (art. 4(5) AVG).
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING

from avgtool.model.purpose import Purpose

if TYPE_CHECKING:
    from avgtool.model.purpose import Derive

_GAPS = re.compile(r"\s+")
_TRUNK = re.compile(r"\(0\)")
_NO_DIAL = re.compile(r"[^0-9+]")
NAMED_ADDRESS = r"^[^<>]*<([^<>\s]+@[^<>\s]+)>$"
"""An e-mail address behind a name, as mail programs write it: ``Piet <piet@example.nl>``."""
_ADDRESS = re.compile(r"[^\s@<>,;:/]+@[^\s@<>,;:/]+\.[^\W\d_][^\s@<>,;:/.]+")
_NUMBER = re.compile(r"\+?(?!(\d)\1*$)\d{7,15}")
"""E.164 has 15 digits at most; one digit again and again is a number that somebody had to fill in."""
_WORDS_WITHIN = re.compile(r"\d.*[^\W\d_].*\d")
"""Words between digits: two numbers, or a number with a remark about hours."""


class Identifier(StrEnum):
    """What a person is known by."""

    CUSTOMER = "customer"
    """One's own customer id."""
    EMAIL = "email"
    PHONE = "phone"
    POST = "post"
    """A postal address, as one line of text."""


def normalized(kind: Identifier, value: str, country_code: str = "31") -> str:
    """An identifier as it counts: ways of writing it do not matter. Empty where nothing is left.

    A change to these rules would change every digest, so they stay.

    Args:
        kind: Of identifier.
        value: As somebody wrote it.
        country_code: Of telephone numbers that are written without one.
    """
    text = _GAPS.sub(" ", unicodedata.normalize("NFKC", value)).strip()
    if kind is Identifier.CUSTOMER:
        return text
    if kind is Identifier.PHONE:
        return _dialled(text, country_code)
    return (re.sub(NAMED_ADDRESS, r"\1", text) if kind is Identifier.EMAIL else text).casefold()


def identifying(kind: Identifier, value: str) -> str:
    """An identifier as it counts; empty where it can be that of nobody.

    ``-``, ``geen mail`` and two addresses in one cell name no person: all who are known by such a text would be one.
    """
    text = normalized(kind, value)
    if kind is Identifier.EMAIL:
        return text if _ADDRESS.fullmatch(text) else ""
    if kind is Identifier.PHONE:
        return text if _NUMBER.fullmatch(text) and not _WORDS_WITHIN.search(value) else ""
    return text if any(map(str.isalnum, text)) else ""


def digest_key(derive: Derive, kind: Identifier) -> str:
    """The key of digests of one kind, as the 64 hexadecimal digits whose ASCII is the key of the HMAC.

    Polars' ``chash.hmac_sha256(key=…)`` takes it as it is.
    """
    return derive(Purpose.LEDGER_DIGEST, kind.value).hex()


def digest(key: str, text: str) -> str:
    """64 hexadecimal digits for a normalized identifier."""
    return hmac.new(key.encode(), text.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def reference(derive: Derive, kind: Identifier, value: str) -> str:
    """What the table of subjects holds of an identifier: one's own customer id as it is, all else as its digest."""
    text = normalized(kind, value)
    return text if kind is Identifier.CUSTOMER else digest(digest_key(derive, kind), text)


def objection_digest(derive: Derive, kind: Identifier, value: str) -> str:
    """What the suppression list holds of an identifier: always its digest, so that it can stay after an erasure."""
    return digest(digest_key(derive, kind), normalized(kind, value))


def _dialled(text: str, country_code: str) -> str:
    digits = _NO_DIAL.sub("", _TRUNK.sub("", text))
    if digits.startswith("+"):
        return digits
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    return f"+{country_code}{digits[1:]}" if digits.startswith("0") else digits
