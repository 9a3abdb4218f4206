"""One run at a time: a lock that is free again when its process ends, however it ends."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from avgtool.errors import OutputError
from avgtool.i18n import msg
from avgtool.sources.staging import not_writable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep others out for the block.

    Args:
        path: A file that is made for it, and removed. One that a killed process left keeps nobody out.

    Raises:
        OutputError: Another has it, or the file cannot be made.
    """
    descriptor = _taken(path)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):  # Windows keeps a file that is open; the lock goes with the descriptor
            path.unlink(missing_ok=True)
        os.close(descriptor)


def _taken(path: Path) -> int:
    while True:
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise not_writable(path, error) from None
        try:
            _lock(descriptor)
        except OSError:
            os.close(descriptor)
            raise OutputError(
                msg("Another run for this request is at work; nothing was done."),
                hint=msg("Wait until it has ended."),
            ) from None
        if _is_at(descriptor, path):
            return descriptor
        os.close(descriptor)  # who had it removed the file meanwhile


def _lock(descriptor: int) -> None:
    """Take the lock, or raise OSError at once."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_at(descriptor: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
