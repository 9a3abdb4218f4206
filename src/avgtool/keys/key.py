"""A key: 32 random bytes, known by their id, from which every use and every domain gets a key of its own."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn

from avgtool.errors import KeyFileError
from avgtool.i18n import msg
from avgtool.model.purpose import DERIVED_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from avgtool.model.purpose import Purpose

KEY_BYTES = 32


class Secret:
    """Bytes that do not show themselves: not in a repr, a log, a traceback, a copy or a pickle."""

    __slots__ = ("_bytes",)

    def __init__(self, value: bytes) -> None:
        self._bytes = value

    def reveal(self) -> bytes:
        """The bytes; the one place where they come out."""
        return self._bytes

    def __repr__(self) -> str:
        return "Secret(•••)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not pickled or copied; load the key file where it is needed")


@dataclass(frozen=True, slots=True)
class Key:
    """A key, known by its id. Its repr, copies and pickles never hold the secret."""

    id: str
    """Fingerprint: the first 16 hexadecimal digits of a SHA-256 over the secret and a label."""
    secret: Secret = field(repr=False, compare=False)
    log: Path | None = field(default=None, repr=False, compare=False)
    """Where its use is recorded; none for a key that the caller keeps."""

    def derive(self, purpose: Purpose, domain: str, length: int = DERIVED_BYTES, /) -> bytes:
        """A key of its own for one purpose in one domain (HKDF-SHA256, RFC 5869).

        The same value gives different tokens in two domains, so they cannot be joined; in one domain it always
        gives the same token (EDPB guidelines 01/2025, *pseudonymisation domain*).

        Args:
            purpose: What it is for.
            domain: Within which the same value gives the same result.
            length: Bytes wanted. A longer key begins with the shorter one, so a purpose keeps to one length.
        """
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        info = f"avgtool/{purpose.value}/1\x00{domain}".encode()
        return HKDF(SHA256(), length=length, salt=None, info=info).derive(self.secret.reveal())


def key_from_bytes(secret: bytes) -> Key:
    """A key from bytes that the caller keeps, at least 32.

    Raises:
        KeyFileError: There are fewer.
    """
    if len(secret) < KEY_BYTES:
        raise KeyFileError(
            msg("A key needs at least {least} bytes.", least=KEY_BYTES),
            hint=msg("Make one with: avgtool key new FILE"),
        )
    return Key(fingerprint(secret), Secret(secret))


def fingerprint(secret: bytes) -> str:
    """The id of a key: it may stand in outputs and reports, tells keys apart and says nothing about the key."""
    return hashlib.sha256(b"avgtool key id\x00" + secret).hexdigest()[:16]
