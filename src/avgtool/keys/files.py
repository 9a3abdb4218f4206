"""Key files: who holds the key can link pseudonyms to persons, so it is kept apart and never shown.

AVG 4(5) asks that the additional information, here the key, is kept separately and protected. A key file is a small
JSON text with 32 random bytes and their fingerprint, mode 0600. The fingerprint (the *id*) may stand in outputs and
reports; it tells keys apart and says nothing about the key.
"""

from __future__ import annotations

import base64
import binascii
import json
import logging
import os
import secrets
import stat
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NoReturn

from avgtool.errors import KeyFileError, OutputError, system_reason
from avgtool.i18n import msg
from avgtool.keys.key import KEY_BYTES, Key, Secret, fingerprint, key_from_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from avgtool.i18n import Message

FORMAT = "avgtool-key/1"
_MOST_BYTES = 4096
_log = logging.getLogger(__name__)


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
        known = fields["format"] == FORMAT and fields["id"] == fingerprint(secret) and len(secret) == KEY_BYTES
    except (ValueError, KeyError, TypeError, binascii.Error):
        known = False
    if not known:
        _fail(
            path,
            msg("This is not a key file, or it is damaged."),
            msg("Use the copy you kept. A new key (avgtool key new FILE) gives other pseudonyms."),
        )
    return Key(fields["id"], Secret(secret))


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
