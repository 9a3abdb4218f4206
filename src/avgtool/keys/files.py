"""Keys in files: mode 0600, made once, never replaced, and overwritten before they are removed."""

from __future__ import annotations

import logging
import os
import re
import secrets
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NoReturn

from avgtool.errors import KeyFileError, OutputError, system_reason
from avgtool.i18n import msg
from avgtool.keys.content import FORMAT

if TYPE_CHECKING:
    from pathlib import Path

    from avgtool.i18n import Message

LOG_SUFFIX = ".log"
_MOST_BYTES = 4096
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A file that holds a key, or is to hold one."""

    writes_over: ClassVar[bool] = True
    """What is erased is written over first."""
    path: Path

    def __str__(self) -> str:
        return str(self.path)

    @property
    def log(self) -> Path:
        """The file beside it that records what is done with the key."""
        return self.path.with_name(self.path.name + LOG_SUFFIX)

    def exists(self) -> bool:
        """Whether there is a file of this name."""
        return self.path.exists()

    def beside(self) -> KeyFile:
        """A place for a key that comes after this one: ``sleutel-2.key`` beside ``sleutel.key``."""
        stem, suffix = self.path.stem, self.path.suffix
        counted = re.fullmatch(r"(.+)-(\d{1,4})", stem)
        name, number = (counted[1], int(counted[2])) if counted else (stem, 1)
        while True:
            number += 1
            later = KeyFile(self.path.with_name(f"{name}-{number}{suffix}"))
            if not (later.path.exists() or later.log.exists()):
                return later

    def create(self, text: str) -> None:
        """Make the file, for its owner alone.

        Raises:
            KeyFileError: It exists, or cannot be made.
            OutputError: The disk is full; nothing is left behind.
        """
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
        refuse_open_folder(self.path)
        try:
            descriptor = os.open(self.path, flags, 0o600)
        except FileExistsError:
            self._fail(msg("A file of this name exists; a key is never overwritten."), msg("Choose another name."))
        except OSError as problem:
            self._fail(
                msg("The key file cannot be written: {reason}.", reason=system_reason(problem)),
                msg("Choose another place."),
            )
        try:
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(text)
                file.flush()
                os.fsync(descriptor)
        except OSError as problem:
            self.path.unlink(missing_ok=True)  # half a key would stand in the way of a whole one
            raise OutputError(
                msg("The key file cannot be written: {reason}.", reason=system_reason(problem)),
                where=str(self),
                hint=msg("Choose another place."),
            ) from None
        note_where_unprotected(self.path)

    def read(self, *, guarded: bool = True) -> str:
        """The text of the file.

        Args:
            guarded: Refuse a key that others on the machine can reach.

        Raises:
            KeyFileError: It is missing or cannot be read, or others can reach it.
        """
        try:
            with self.path.open("rb") as file:
                content = file.read(_MOST_BYTES).decode("ascii", "replace")
                if guarded and FORMAT in content:  # of a file that is no key, the rights are not our business
                    refuse_reachable_by_others(self.path, os.fstat(file.fileno()).st_mode)
                    refuse_open_folder(self.path)
                return content
        except FileNotFoundError:
            self._fail(msg("This key file does not exist."), msg("Make one with: avgtool key new FILE"))
        except OSError as problem:
            self._fail(
                msg("The key file cannot be read: {reason}.", reason=system_reason(problem)),
                msg("Check the path and the rights."),
            )

    def erase(self) -> None:
        """Write over the key, then remove the file.

        What was written over may be there still on a disk that writes elsewhere (SSD, snapshots, backups).

        Raises:
            KeyFileError: It cannot be written or removed.
        """
        try:
            with self.path.open("r+b") as file:
                size = os.fstat(file.fileno()).st_size
                for content in (secrets.token_bytes(size), bytes(size)):
                    file.seek(0)
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
                file.truncate(0)
            self.path.unlink()
        except OSError as problem:
            self._fail(
                msg("The key cannot be destroyed: {reason}.", reason=system_reason(problem)),
                msg("Check the rights of the file and of its folder."),
            )

    def other_names(self) -> int:
        """How many further names the same file has on this disk: what is written over is gone under all of them."""
        return max(self.path.stat().st_nlink - 1, 0)

    def _fail(self, what: Message, hint: Message) -> NoReturn:
        raise KeyFileError(what, where=str(self), hint=hint) from None


def refuse_reachable_by_others(path: Path, mode: int) -> None:
    """Refuse a key, or its log, that others on this machine can read or write.

    Raises:
        KeyFileError: They can.
    """
    note_where_unprotected(path)
    if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
        raise KeyFileError(
            msg("Others on this machine can reach this key file (mode {mode}).", mode=f"{stat.S_IMODE(mode):04o}"),
            where=str(path),
            hint=msg("Close it: chmod 600 {path}. If others may have read it, make a new key.", path=path),
        ) from None


def refuse_open_folder(path: Path) -> None:
    """Refuse a key in a folder in which everybody can put another file in its place.

    Raises:
        KeyFileError: Everybody can write there, and no sticky bit, as ``/tmp`` has, keeps files of others safe.
    """
    folder = path.absolute().parent
    if os.name != "posix" or not folder.is_dir():
        return
    mode = stat.S_IMODE(folder.stat().st_mode)
    if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
        raise KeyFileError(
            msg(
                "Everybody on this machine can put another key in the place of this one (folder mode {mode}).",
                mode=f"{mode:04o}",
            ),
            where=str(path),
            hint=msg("Close the folder: chmod o-w {path}", path=folder),
        ) from None


def note_where_unprotected(path: Path) -> None:
    """Say on a system without POSIX rights that nothing was checked."""
    if os.name != "posix":
        told = msg(
            "On this system avgtool cannot check who may read {path}; protect it with file permissions.", path=path
        )
        _log.warning("%s", told)
