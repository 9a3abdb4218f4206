"""The SHA-256 of a file, computed when it is first asked for."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

from avgtool.sources.failures import of_system

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def file_digest(path: Path) -> Callable[[], str]:
    """A function that gives the SHA-256 of the bytes of ``path`` in hexadecimal, and reads them once."""

    @cache
    def digest() -> str:
        try:
            return sha256_of(path)
        except OSError as error:
            raise of_system(error, str(path)) from None

    return digest


def sha256_of(path: Path) -> str:
    """SHA-256 of the bytes of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
