"""Writing beside the target and renaming at the end: nobody ever sees half a file."""

from __future__ import annotations

import errno
import os
import re
import secrets
import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.errors import AvgtoolError, OutputError, system_reason
from avgtool.i18n import Argument, msg
from avgtool.sources import leftovers
from avgtool.sources.own_files import is_key_file, is_ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from avgtool.i18n import Message

_HEAD_BYTES = 4096
_FULL = {errno.ENOSPC, errno.EDQUOT}
_FULL_TEXT = re.compile(r"(?i)no space left on device|\(os error (?:28|112|122)\)")
"""28: no space; 122: over quota; 112: no space on Windows."""


@dataclass(slots=True)
class Staged:
    """A file under a temporary name in the folder of its target."""

    path: Path
    """Where to write; readable and writable by its owner only."""
    target: Path

    def publish(self) -> None:
        """Make the file durable and give it the name of its target, in one step."""
        try:
            _make_durable(self.path)
            self.path.replace(self.target)
        except OSError as error:
            raise not_writable(self.target, error) from None


@contextmanager
def staged(target: Path, *, force: bool = False, source: Path | None = None) -> Iterator[Staged]:
    """Give a temporary file in the folder of ``target``, which is removed unless it is published.

    Args:
        target: Where the result is to stand; its folder must exist.
        force: Whether an existing target may be replaced.
        source: The file the data come from; it is never replaced, whatever ``force`` says.

    Raises:
        OutputError: The target exists, is the source or holds a key, or its folder is missing or closed.
    """
    require_free(target, force=force, source=source)
    path = _reserve(target)
    try:
        yield Staged(path, target)
    except AvgtoolError as error:
        # Nobody knows the file by its temporary name.
        error.where = error.where and error.where.replace(str(path), str(target))
        raise
    finally:
        # After publishing nothing stands here any more; otherwise this is what must not be left lying about.
        leftovers.remove(path)


def write_whole(
    target: Path, data: bytes, *, force: bool = False, replaces: Callable[[bytes], bool] | None = None
) -> None:
    """Write a small file, so that ``target`` holds all of it or what it held before.

    Args:
        target: Where it goes.
        data: The whole content.
        force: Whether any existing file but a key may be replaced.
        replaces: Whether a file with this content may be replaced without ``force``: an earlier one of the same kind.

    Raises:
        OutputError: The target exists and may not be replaced, or it cannot be written.
    """
    require_free(target, force=force, replaces=replaces)
    with staged(target, force=True) as stage:
        try:
            stage.path.write_bytes(data)
        except OSError as error:
            raise not_writable(target, error) from None
        stage.publish()


def require_free(
    target: Path,
    *,
    force: bool = False,
    replaces: Callable[[bytes], bool] | None = None,
    source: Path | None = None,
) -> None:
    """Refuse a target that must not be written, before any work is done for it.

    Args:
        target: The file to be.
        force: Whether an existing file may be replaced; a key and the source never are.
        replaces: Whether a file with this content may be replaced without ``force``.
        source: The file the data come from.

    Raises:
        OutputError: The target is the source, a key or a folder, or exists and may not be replaced.
    """
    _refuse_source(target, source)
    if target.is_dir():
        raise OutputError(msg("is a folder"), where=str(target), hint=msg("Name a file in it."))
    if not target.exists():
        return
    if is_ledger(target):
        raise OutputError(
            msg("is a ledger, which is never overwritten"),
            where=str(target),
            hint=msg("Give the output another name."),
        )
    content = _content(target, whole=replaces is not None)
    if is_key_file(content):
        raise OutputError(
            msg("is a key file or the log of a key, which are never overwritten"),
            where=str(target),
            hint=msg("Give the output another name."),
        )
    if not force:
        _refuse_existing(target, content, replaces)


def _refuse_source(target: Path, source: Path | None) -> None:
    if source is not None and target.exists() and source.exists() and target.samefile(source):
        raise OutputError(
            msg("is the source itself, which is never overwritten"),
            where=str(target),
            hint=msg("Give the output another name."),
        )


def _how_to_replace() -> Message:
    force = Argument("--force", "force=True")
    return msg("Give the output another name, or allow that it is replaced ({force}).", force=force)


def _refuse_existing(target: Path, content: bytes, replaces: Callable[[bytes], bool] | None) -> None:
    if replaces is None:
        raise OutputError(
            msg("exists already"),
            where=str(target),
            hint=_how_to_replace(),
        )
    if not replaces(content):
        raise OutputError(
            msg("exists already, and is no earlier version of what is to be written there"),
            where=str(target),
            hint=_how_to_replace(),
        )


def _content(target: Path, *, whole: bool) -> bytes:
    """What stands in the target, or how it begins; nothing where it is no plain file or may not be read."""
    if not target.is_file():
        return b""
    try:
        with target.open("rb") as file:
            return file.read(-1 if whole else _HEAD_BYTES)
    except OSError:
        return b""


def _reserve(target: Path) -> Path:
    """Make an empty file that only its owner can read, under a name that nobody can foresee."""
    path = target.with_name(f".{target.stem}.{secrets.token_hex(8)}.part{target.suffix}")
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
    try:
        os.close(os.open(path, flags, 0o600))
    except OSError as error:
        raise not_writable(target, error) from None
    leftovers.watch(path)
    return path


def _make_durable(path: Path) -> None:
    # Windows flushes only handles that are open for writing.
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def not_writable(target: Path, error: Exception) -> OutputError:
    """Why a target cannot be written, by what the operating system said, or a library that passed it on."""
    if is_full(error):
        return OutputError(msg("the disk is full"), where=str(target), hint=msg("Free some space and run it again."))
    if isinstance(error, FileNotFoundError):
        return OutputError(
            msg("its folder does not exist"), where=str(target), hint=msg("Make the folder first, or name another.")
        )
    if isinstance(error, PermissionError):
        return OutputError(
            msg("may not be written"),
            where=str(target),
            hint=msg("Choose a folder you may write in, and close the file where it is open in another program."),
        )
    reason = system_reason(error) if isinstance(error, OSError) and error.errno else None
    if reason is None:
        return OutputError(msg("cannot be written"), where=str(target))
    return OutputError(msg("cannot be written ({reason})", reason=reason), where=str(target))


def is_full(error: Exception) -> bool:
    """Whether there was no room left on the disk; libraries pass the number on in their text only."""
    if isinstance(error, OSError) and error.errno in _FULL:
        return True
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
    return bool(_FULL_TEXT.search(str(error)))
