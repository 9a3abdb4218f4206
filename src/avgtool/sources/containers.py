"""gzip and zip around exactly one table, unpacked with an eye on the size."""

from __future__ import annotations

import gzip
import zlib
from pathlib import PurePath
from typing import TYPE_CHECKING

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.sources.archives import opened_archive, part_chunks, refuse_bomb
from avgtool.sources.limits import MEBIBYTE
from avgtool.sources.spool import Spool, too_large

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator
    from pathlib import Path

    from avgtool.sources.limits import Limits

_SMALL = 64 * MEBIBYTE


def unpack_gzip(path: Path, source: str, limits: Limits) -> tuple[Spool, str]:
    """The file inside a gzip file, and its name.

    Raises:
        InputError: It is damaged, or unpacks to more than the limits allow.
    """
    name = PurePath(source).stem if source.lower().endswith(".gz") else source
    most = min(limits.unpacked_bytes, max(_SMALL, limits.unpacked_ratio * path.stat().st_size))
    return Spool(PurePath(name).suffix).fill(_gzip_chunks(path, source), source, most=most), name


def _gzip_chunks(path: Path, source: str) -> Iterator[bytes]:
    try:
        with gzip.open(path) as file:
            while chunk := file.read(MEBIBYTE):
                yield chunk
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise InputError(
            msg("is damaged: it ends before its end"), where=source, hint=msg("Copy or export it again.")
        ) from None


def unpack_zip(path: Path, source: str, limits: Limits) -> tuple[Spool, str]:
    """The one file inside a zip archive, and its name.

    Raises:
        InputError: It holds none or several, is encrypted, damaged, or unpacks to more than the limits allow.
    """
    with opened_archive(path, source) as archive:
        part = _only_part(archive, source)
        if part.file_size > limits.unpacked_bytes:
            raise too_large(source, limits.unpacked_bytes)
        refuse_bomb(archive, source, most=limits.unpacked_bytes, ratio=limits.unpacked_ratio)
        chunks = part_chunks(archive, part.filename)
        spool = Spool(PurePath(part.filename).suffix).fill(chunks, source, most=limits.unpacked_bytes)
    return spool, part.filename


def _only_part(archive: zipfile.ZipFile, source: str) -> zipfile.ZipInfo:
    parts = [part for part in archive.infolist() if not (part.is_dir() or _is_clutter(part.filename))]
    if len(parts) != 1:
        raise InputError(
            msg("is an archive of {count} files; it must hold exactly one table", count=len(parts)),
            where=source,
            hint=msg("Unpack it, and name the folder or the file that you want."),
        )
    if parts[0].flag_bits & 1:
        raise InputError(msg("is encrypted with a password"), where=source, hint=msg("Unpack it first."))
    return parts[0]


def _is_clutter(name: str) -> bool:
    return name.startswith("__MACOSX/") or PurePath(name).name.startswith(".")
