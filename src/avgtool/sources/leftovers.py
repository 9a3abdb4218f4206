"""Files that must not outlive the work: spools of what came once, copies that are not published yet.

Each is removed by who made it. This list is for the end that leaves no time for that: a signal that stops the program
while it waits for a library.
"""

from __future__ import annotations

import contextlib
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_paths: set[Path] = set()
_BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite writes beside a database."""


def watch(path: Path) -> None:
    """Remember a file or folder that has to go when the work ends."""
    _paths.add(path)


def remove(path: Path) -> None:
    """Remove a file or folder that was remembered, if it is still there, and what stands beside it under its name."""
    _paths.discard(path)
    with contextlib.suppress(OSError):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    for ending in _BESIDE:
        with contextlib.suppress(OSError):
            path.with_name(path.name + ending).unlink(missing_ok=True)


def remove_all() -> None:
    """Remove everything that was remembered."""
    for path in tuple(_paths):
        remove(path)
