"""Key files: who holds the key can link pseudonyms to persons, so it is kept apart and never shown.

AVG 4(5) asks that the additional information, here the key, is kept separately and protected. A key file is a small
JSON text with 32 random bytes and their fingerprint, mode 0600. The fingerprint (the *id*) may stand in outputs and
reports; it tells keys apart and says nothing about the key.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import logging
import os
import secrets
import stat
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NoReturn

from avgtool.errors import KeyFileError, OutputError, system_reason
from avgtool.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from avgtool.i18n import Message

FORMAT = "avgtool-key/1"
KEY_BYTES = 32
_MOST_BYTES = 4096
_log = logging.getLogger(__name__)


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

    def derive(self, domain: str) -> str:
        """A key of its own for one pseudonymization domain: 64 hexadecimal digits (HKDF-SHA256, RFC 5869).

        The same value gives different tokens in two domains, so they cannot be joined; in one domain it always
        gives the same token (EDPB guidelines 01/2025, *pseudonymisation domain*).
        """
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        info = b"avgtool/pseudonymize/1\x00" + domain.encode()
        return HKDF(SHA256(), length=KEY_BYTES, salt=None, info=info).derive(self.secret.reveal()).hex()


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
    return Key(_fingerprint(secret), Secret(secret))


def new_key(
    path: Path,
    *,
    random: Callable[[int], bytes] = secrets.token_bytes,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Key:
    """Make a key file that only its owner can read; an existing file is never overwritten.

    Args:
        path: Where the file goes; its folder must exist.
        random: Source of random bytes.
        now: Clock, for the date in the file.

    Raises:
        KeyFileError: The file exists, or cannot be made.
        OutputError: The disk is full; nothing is left behind.
    """
    key = key_from_bytes(random(KEY_BYTES))
    text = json.dumps(
        {
            "format": FORMAT,
            "id": key.id,
            "created": now().isoformat(timespec="seconds"),
            "secret": base64.b64encode(key.secret.reveal()).decode("ascii"),
        },
        indent=1,
    )
    _create(path, f"{text}\n")
    return key


def load_key(path: Path) -> Key:
    """Read a key file.

    Raises:
        KeyFileError: It is missing, readable by others, or damaged.
    """
    content = _read_protected(path)
    try:
        fields = json.loads(content)
        secret = base64.b64decode(fields["secret"], validate=True)
        known = fields["format"] == FORMAT and fields["id"] == _fingerprint(secret) and len(secret) == KEY_BYTES
    except (ValueError, KeyError, TypeError, binascii.Error):
        known = False
    if not known:
        _fail(
            path,
            msg("This is not a key file, or it is damaged."),
            msg("Use the copy you kept. A new key (avgtool key new FILE) gives other pseudonyms."),
        )
    return Key(fields["id"], Secret(secret))


def _fingerprint(secret: bytes) -> str:
    return hashlib.sha256(b"avgtool key id\x00" + secret).hexdigest()[:16]


def _create(path: Path, text: str) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    try:
        descriptor = os.open(path, flags, 0o600)
    except FileExistsError:
        _fail(path, msg("A file of this name exists; a key is never overwritten."), msg("Choose another name."))
    except OSError as problem:
        _fail(
            path,
            msg("The key file cannot be written: {reason}.", reason=system_reason(problem)),
            msg("Choose another place."),
        )
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(descriptor)
    except OSError as problem:
        path.unlink(missing_ok=True)  # half a key would stand in the way of a whole one
        raise OutputError(
            msg("The key file cannot be written: {reason}.", reason=system_reason(problem)),
            where=str(path),
            hint=msg("Choose another place."),
        ) from None
    _note_where_unprotected(path)


def _read_protected(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES).decode("ascii", "replace")
            if FORMAT in content:  # of a file that is no key, the rights are not our business
                _refuse_readable_by_others(path, os.fstat(file.fileno()).st_mode)
            return content
    except FileNotFoundError:
        _fail(path, msg("This key file does not exist."), msg("Make one with: avgtool key new FILE"))
    except OSError as problem:
        _fail(
            path,
            msg("The key file cannot be read: {reason}.", reason=system_reason(problem)),
            msg("Check the path and the rights."),
        )


def _refuse_readable_by_others(path: Path, mode: int) -> None:
    _note_where_unprotected(path)
    if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
        _fail(
            path,
            msg("Others on this machine can reach this key file (mode {mode}).", mode=f"{stat.S_IMODE(mode):04o}"),
            msg("Close it: chmod 600 {path}. If others may have read it, make a new key.", path=path),
        )


def _note_where_unprotected(path: Path) -> None:
    """Say on a system without POSIX rights that nothing was checked."""
    if os.name != "posix":
        told = msg(
            "On this system avgtool cannot check who may read {path}; protect it with file permissions.", path=path
        )
        _log.warning("%s", told)


def _fail(path: Path, what: Message, hint: Message) -> NoReturn:
    raise KeyFileError(what, where=str(path), hint=hint) from None
