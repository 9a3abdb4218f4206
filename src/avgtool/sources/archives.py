"""Looking into ZIP archives that may be hostile: sizes are checked before anything is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.sources.limits import MEBIBYTE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SMALL = 16 * MEBIBYTE
"""Parts below this size do no harm whatever their ratio."""
_CHUNK = MEBIBYTE


@contextmanager
def opened_archive(path: Path, source: str) -> Iterator[zipfile.ZipFile]:
    """The archive in ``path``; raises InputError where it is damaged, also while it is read."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError):
        raise InputError(
            msg("is damaged: the archive in it is not whole"), where=source, hint=msg("Copy or export it again.")
        ) from None


def refuse_bomb(archive: zipfile.ZipFile, source: str, *, most: int, ratio: int) -> None:
    """Raise InputError where the parts together, or one part against its packed size, are too large."""
    parts = archive.infolist()
    total = sum(part.file_size for part in parts)
    if total > most:
        raise InputError(
            msg("unpacks to {size} MB, more than the {most} MB allowed", size=total // MEBIBYTE, most=most // MEBIBYTE),
            where=source,
            hint=msg("Save it as CSV, which can be of any size."),
        )
    for part in parts:
        if part.file_size > _SMALL and part.file_size > ratio * max(part.compress_size, 1):
            raise InputError(
                msg("unpacks to more than {ratio} times its size, as a decompression bomb does", ratio=ratio),
                where=source,
                hint=msg("If you trust it, unpack it yourself and open what is in it."),
            )


def part_chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The unpacked bytes of one part, a megabyte at a time; never more than the archive declares."""
    with archive.open(name) as part:
        while chunk := part.read(_CHUNK):
            yield chunk
