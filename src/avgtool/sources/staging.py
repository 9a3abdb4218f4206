"""Writing beside the target and renaming at the end: nobody ever sees half a file."""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from avgtool.errors import AvgtoolError, OutputError, system_reason
from avgtool.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(slots=True)
class Staged:
    """A file under a temporary name in the folder of its target."""

    path: Path
    """Where to write; readable and writable by its owner only."""
    target: Path
    _published: bool = field(default=False, repr=False)

    def publish(self) -> None:
        """Make the file durable and give it the name of its target, in one step."""
        try:
            _make_durable(self.path)
            self.path.replace(self.target)
        except OSError as error:
            raise _refused(self.target, error) from None
        self._published = True

    @property
    def published(self) -> bool:
        """Whether the target has been written."""
        return self._published


@contextmanager
def staged(target: Path, *, force: bool = False, source: Path | None = None) -> Iterator[Staged]:
    """Give a temporary file in the folder of ``target``, which is removed unless it is published.

    Args:
        target: Where the result is to stand; its folder must exist.
        force: Whether an existing target may be replaced.
        source: The file the data come from; it is never replaced, whatever ``force`` says.

    Raises:
        OutputError: The target exists or is the source, or its folder is missing or closed.
    """
    _refuse_source(target, source)
    _refuse_existing(target, force=force)
    path = _reserve(target)
    try:
        yield Staged(path, target)
    except AvgtoolError as error:
        # Nobody knows the file by its temporary name.
        error.where = error.where and error.where.replace(str(path), str(target))
        raise
    finally:
        # After publishing nothing stands here any more; otherwise this is what must not be left lying about.
        path.unlink(missing_ok=True)


def write_whole(target: Path, data: bytes, *, force: bool = False) -> None:
    """Write a small file, so that ``target`` holds all of it or what it held before.

    Raises:
        OutputError: The target exists and ``force`` is not set, or it cannot be written.
    """
    with staged(target, force=force) as stage:
        try:
            stage.path.write_bytes(data)
        except OSError as error:
            raise _refused(target, error) from None
        stage.publish()


def _refuse_source(target: Path, source: Path | None) -> None:
    if source is not None and target.exists() and source.exists() and target.samefile(source):
        raise OutputError(
            msg("is the source itself, which is never overwritten"),
            where=str(target),
            hint=msg("Give the output another name."),
        )


def _refuse_existing(target: Path, *, force: bool) -> None:
    if target.is_dir():
        raise OutputError(msg("is a folder"), where=str(target), hint=msg("Name a file in it."))
    if target.exists() and not force:
        raise OutputError(
            msg("exists already"),
            where=str(target),
            hint=msg("Give the output another name, or allow that it is replaced (--force, force=True)."),
        )


def _reserve(target: Path) -> Path:
    """Make an empty file that only its owner can read, under a name that nobody can foresee."""
    path = target.with_name(f".{target.stem}.{secrets.token_hex(8)}.part{target.suffix}")
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
    try:
        os.close(os.open(path, flags, 0o600))
    except OSError as error:
        raise _refused(target, error) from None
    return path


def _make_durable(path: Path) -> None:
    # Windows flushes only handles that are open for writing.
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _refused(target: Path, error: OSError) -> OutputError:
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
    return OutputError(
        msg("cannot be written ({reason})", reason=system_reason(error)), where=str(target)
    )
