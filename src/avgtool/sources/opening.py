"""Opening whatever a user names: a file, a folder, a pattern, standard input or a database."""

from __future__ import annotations

import glob
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.sources.failures import of_system
from avgtool.sources.limits import Limits, TableChoice
from avgtool.sources.signature import HEAD_BYTES, SUFFIXES, Format, recognize

if TYPE_CHECKING:
    from avgtool.sources.base import Dataset

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
        StoreError: The database cannot be reached.
    """
    paths = _paths(source)
    return tuple(dataset for path, name in paths for dataset in _open_file(path, name, tables, limits))


def _paths(source: str) -> list[tuple[Path, str]]:
    path = Path(source)
    if path.is_file():
        return [(path, source)]
    if path.is_dir():
        return _named(sorted(found for found in path.rglob("*") if _is_wanted(found, path)), source)
    if glob.has_magic(source):
        return _named(sorted(Path(found) for found in glob.glob(source, recursive=True)), source)
    raise InputError(msg("does not exist"), where=source, hint=msg("Check the name and the folder."))


def _is_wanted(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    return path.is_file() and not hidden and path.suffix.lower() in SUFFIXES


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
    from avgtool.sources.delimited import open_delimited

    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError as error:
        raise of_system(error, source) from None
    kind = recognize(head, source)
    return (open_delimited(path, source, kind, limits),)
