"""Opening whatever a user names: a file, a folder, a pattern, standard input or a database."""

from __future__ import annotations

import glob
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.sources.databases.urls import is_database_url
from avgtool.sources.digest import file_digest
from avgtool.sources.failures import of_system, translated_errors
from avgtool.sources.limits import MEBIBYTE, Limits, TableChoice
from avgtool.sources.signature import HEAD_BYTES, SUFFIXES, Format, recognize, recognize_archive

if TYPE_CHECKING:
    from collections.abc import Callable

    from avgtool.sources.base import Dataset
    from avgtool.sources.spool import Spool

_NO_CHOICE = TableChoice()
_NO_LIMITS = Limits()


def open_source(
    source: str, *, tables: TableChoice = _NO_CHOICE, limits: Limits = _NO_LIMITS, stdin: BinaryIO | None = None
) -> tuple[Dataset, ...]:
    """Open every table that ``source`` stands for; nothing is read that a glance does not need.

    Args:
        source: A file, a folder, a pattern such as ``exports/*.csv``, ``-`` or a database URL.
        tables: Which sheets or tables; by default all of a workbook, none of a database.
        limits: Sizes above which an input is refused.
        stdin: What ``-`` reads from.

    Raises:
        InputError: There is no such file, or it cannot be read as a table.
        StoreError: A database is out of reach, locked or damaged.
    """
    if source == "-":
        return _open_stream(stdin or sys.stdin.buffer, tables, limits)
    if is_database_url(source):
        from avgtool.sources.databases.opening import open_database

        return open_database(source, tables)
    paths = _paths(source)
    return tuple(dataset for path, name in paths for dataset in _open_file(path, name, tables, limits))


def files_of(source: str) -> tuple[Path, ...]:
    """The files that ``source`` stands for: none for standard input and for a database.

    Raises:
        InputError: There is no such file.
    """
    if source == "-" or is_database_url(source):
        return ()
    return tuple(path for path, _ in _paths(source))


def left_out(source: str) -> tuple[Path, ...]:
    """What stands in a folder and is not opened, sorted.

    Files of a kind that avgtool reads no tables from, links that lead nowhere or to another folder, pipes and devices.
    """
    folder = Path(source)
    if source == "-" or not folder.is_dir():
        return ()
    return tuple(sorted(path for path in folder.rglob("*") if _is_shown(path, folder) and not _is_opened(path)))


def _paths(source: str) -> list[tuple[Path, str]]:
    path = Path(source)
    if path.is_file():
        return [(path, source)]
    if path.is_dir():
        return _named(
            sorted(found for found in path.rglob("*") if _is_shown(found, path) and _is_opened(found)), source
        )
    if glob.has_magic(source):
        found = glob.glob(source, recursive=True)  # noqa: PTH207 - Path.glob knows no absolute patterns
        return _named(sorted(Path(name) for name in found), source)
    if path.exists():
        raise InputError(
            msg("is a pipe or a device, not a file"),
            where=source,
            hint=msg("Name - instead, and pass it as standard input."),
        )
    raise InputError(msg("does not exist"), where=source, hint=msg("Check the name and the folder."))


def _is_shown(path: Path, folder: Path) -> bool:
    """Whether it is there for a person to see, and no folder whose contents are listed themselves."""
    hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    return not hidden and (path.is_symlink() or not path.is_dir())


def _is_opened(path: Path) -> bool:
    return path.is_file() and path.suffix.lower() in SUFFIXES


def _named(paths: list[Path], source: str) -> list[tuple[Path, str]]:
    found = [(path, str(path)) for path in paths if path.is_file()]
    if not found:
        raise InputError(
            msg("holds no file that avgtool can read"),
            where=source,
            hint=msg("It looks for {suffixes}.", suffixes=", ".join(sorted(SUFFIXES))),
        )
    return found


def _open_file(path: Path, source: str, tables: TableChoice, limits: Limits) -> tuple[Dataset, ...]:
    return _open_as(recognize(_head(path, source), source), path, source, tables, limits)


def _open_as(kind: Format, path: Path, source: str, tables: TableChoice, limits: Limits) -> tuple[Dataset, ...]:
    with translated_errors(source):
        if kind is Format.ZIP:
            kind = _look_into(path, source)
        if kind in {Format.GZIP, Format.ZIP}:
            return _open_packed(kind, path, source, tables, limits)
        if kind in {Format.XLSX, Format.XLSB, Format.ODS, Format.XLS}:
            from avgtool.sources.workbooks.opening import open_workbook

            return open_workbook(path, source, kind, tables, limits)
        return _open_table(kind, path, source, tables, limits)


def _open_table(kind: Format, path: Path, source: str, tables: TableChoice, limits: Limits) -> tuple[Dataset, ...]:
    if kind is Format.SQLITE:
        from avgtool.sources.databases.sqlite import open_sqlite

        return open_sqlite(path, source, tables)
    if kind is Format.PARQUET:
        from avgtool.sources.records.parquet import open_parquet

        return (open_parquet(path, source),)
    if kind in {Format.JSON, Format.NDJSON}:
        from avgtool.sources.records.json_documents import open_json

        return (open_json(path, source, kind, limits),)
    from avgtool.sources.delimited.opening import open_delimited

    return (open_delimited(path, source, kind, limits, header=tables.header),)


def _look_into(path: Path, source: str) -> Format:
    from avgtool.sources.archives import opened_archive

    with opened_archive(path, source) as archive:
        return recognize_archive(archive.namelist())


def _open_packed(kind: Format, path: Path, source: str, tables: TableChoice, limits: Limits) -> tuple[Dataset, ...]:
    from avgtool.sources.containers import unpack_gzip, unpack_zip

    spool, name = (unpack_gzip if kind is Format.GZIP else unpack_zip)(path, source, limits)
    inner = recognize(_head(spool.path, source), name)
    if inner is Format.GZIP or (inner is Format.ZIP and _look_into(spool.path, source) is Format.ZIP):
        raise InputError(msg("is an archive inside an archive"), where=source, hint=msg("Unpack it first."))
    opened = _open_as(inner, spool.path, source, tables, limits)
    return _detached(opened, spool, path, file_digest(path))


def _open_stream(stream: BinaryIO, tables: TableChoice, limits: Limits) -> tuple[Dataset, ...]:
    """Standard input, kept in a protected file so that it can be read more than once."""
    from avgtool.sources.spool import Spool

    chunks = iter(lambda: stream.read(MEBIBYTE), b"")
    spool = Spool().fill(chunks, "-", most=limits.unpacked_bytes)
    opened = _open_as(recognize(_head(spool.path, "-"), "-"), spool.path, "-", tables, limits)
    return _detached(opened, spool, None, spool.digest)


def _detached(
    datasets: tuple[Dataset, ...], spool: Spool, path: Path | None, digest: Callable[[], str]
) -> tuple[Dataset, ...]:
    """The data sets with frames that keep the spooled file alive, and with what the user knows of them."""
    return tuple(replace(dataset, frame=spool.keeping(dataset.frame), path=path, digest=digest) for dataset in datasets)


def _head(path: Path, source: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEAD_BYTES)
    except OSError as error:
        raise of_system(error, source) from None
