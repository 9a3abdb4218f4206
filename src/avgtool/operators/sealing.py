"""Encrypted values as text: deterministic authenticated encryption, AES-256-SIV (RFC 5297), and what undoes it.

A token is ``enc_``, then in base32 (RFC 4648, small letters) the mark of the key, the mark of the domain, and what
AES-SIV makes of the value; then ``_``, so that a token inside a text ends where it ends. The marks say which key to
look for, and nothing about it. The key is derived for the domain, so equal values in two domains have nothing in
common.

Equal values of one domain have equal tokens: who has the copy sees which rows belong together and how long values are.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from avgtool.model.purpose import Purpose

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

    from avgtool.model.purpose import Derive

PREFIX = "enc_"
END = "_"
_MARK_BYTES = 5
"""Of the key and of the domain: eight letters of base32 each."""
_KEY_BYTES = 64
"""AES-SIV takes two keys of 256 bits."""
_SHORTEST = 44
"""Letters of base32 of the shortest token: both marks, 16 bytes of AES-SIV, one byte of value."""

FORM = rf"{PREFIX}[a-z2-7]{{{_SHORTEST},}}{END}"
"""What tokens look like as they are made."""
TOKEN = re.compile(rf"(?ai:{FORM})")
"""A token, as far as its looks go; capitals do not matter."""
DAMAGED = re.compile(rf"(?ai:{PREFIX}[a-z0-9]{{16,}}|(?=[a-z]*[2-7])[a-z2-7]{{24,}}{END})")
"""Where no token stands: what was one before somebody cut or changed it."""


class Refusal(Enum):
    """Why a token does not open."""

    OTHER_KEY = "other key"
    """It bears the mark of another key."""
    DAMAGED = "damaged"
    """It was changed, or cut."""


def key_mark(derive: Derive) -> str:
    """How all tokens of a key begin."""
    return PREFIX + _letters(derive(Purpose.ENCRYPT_MARK, "", _MARK_BYTES))


@dataclass(frozen=True, slots=True)
class Sealer:
    """Makes tokens in one domain."""

    _header: bytes = field(repr=False)
    _cipher: AESSIV = field(repr=False)

    @classmethod
    def of(cls, derive: Derive, domain: str) -> Sealer:
        """A sealer for ``domain``."""
        mark = _domain_mark(domain)
        return cls(derive(Purpose.ENCRYPT_MARK, "", _MARK_BYTES) + mark, _cipher(derive, mark))

    def seal(self, text: str) -> str:
        """The token of a text that holds something."""
        sealed = self._cipher.encrypt(text.encode(), [self._header])
        return f"{PREFIX}{_letters(self._header + sealed)}{END}"


class Opener:
    """Opens the tokens of one key, of whatever domain."""

    def __init__(self, derive: Derive) -> None:
        self._derive = derive
        self._mark = derive(Purpose.ENCRYPT_MARK, "", _MARK_BYTES)
        self._ciphers: dict[bytes, AESSIV] = {}

    def open(self, token: str) -> str | Refusal:
        """The text that was sealed, or why it does not open.

        Args:
            token: What :data:`TOKEN` matches.
        """
        from cryptography.exceptions import InvalidTag

        content = _bytes(token.removesuffix(END)[len(PREFIX) :])
        if content is None:
            return Refusal.DAMAGED
        header, sealed = content[: 2 * _MARK_BYTES], content[2 * _MARK_BYTES :]
        if header[:_MARK_BYTES] != self._mark:
            return Refusal.OTHER_KEY
        try:
            return self._cipher(header[_MARK_BYTES:]).decrypt(sealed, [header]).decode()
        except (InvalidTag, UnicodeDecodeError):
            return Refusal.DAMAGED

    def _cipher(self, mark: bytes) -> AESSIV:
        if mark not in self._ciphers:
            self._ciphers[mark] = _cipher(self._derive, mark)
        return self._ciphers[mark]


def _cipher(derive: Derive, mark: bytes) -> AESSIV:
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

    return AESSIV(derive(Purpose.ENCRYPT, mark.hex(), _KEY_BYTES))


def _domain_mark(domain: str) -> bytes:
    return hashlib.sha256(b"avgtool encryption domain\x00" + domain.encode()).digest()[:_MARK_BYTES]


def _letters(content: bytes) -> str:
    return base64.b32encode(content).decode("ascii").rstrip("=").lower()


def _bytes(letters: str) -> bytes | None:
    """What base32 stands for; none where it is not the one way to write it."""
    size, spare = divmod(len(letters) * _BITS_OF_A_LETTER, 8)
    number = int(letters.lower().translate(_DIGITS), 32)
    if spare >= _BITS_OF_A_LETTER or number & ((1 << spare) - 1):
        return None
    return (number >> spare).to_bytes(size, "big")


_BITS_OF_A_LETTER = 5
_DIGITS = str.maketrans("abcdefghijklmnopqrstuvwxyz234567", "0123456789abcdefghijklmnopqrstuv")
"""As Python writes numbers to the base of 32: it reads them several times as fast as the standard library base32."""
