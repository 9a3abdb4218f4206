"""What was done with a key: an append-only file beside it, one JSON object a line, each chained to the line before.

Every entry holds the SHA-256 of the line before it, and is sealed with an HMAC under the key that it is about: without
the key nobody can change a line, take one out, put one in between, or write the log anew. What does not show is the
loss of the last lines, or of the whole file: who wants to notice that too notes the digest of the last entry elsewhere
(``avgtool key show`` tells it). Once the key is destroyed the seals cannot be checked any more, the digests can. No
entry ever holds a key, or a value from the data.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from avgtool.errors import KeyFileError, OutputError, RefusedError, system_reason
from avgtool.i18n import msg
from avgtool.keys.files import refuse_reachable_by_others
from avgtool.model.purpose import Purpose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from avgtool.keys.key import Key

FORMAT = "avgtool-key-log/1"
NOTHING_BEFORE = "0" * 64
"""What the first entry has for the digest of the one before."""


class Event(StrEnum):
    """What is recorded."""

    CREATED = "created"
    ROTATED = "rotated"
    REVEALED = "revealed"
    DESTROYED = "destroyed"
    """Recorded just before: a key that is there all the same was not destroyed."""
    KEPT = "kept"
    """Its destruction failed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log."""

    number: int
    event: str
    at: str
    """Moment in UTC, ISO 8601."""
    by: str
    """Name of the operating system's user."""
    key: str
    """Id of the key."""
    details: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class History:
    """The log as it was read."""

    path: Path
    entries: tuple[Entry, ...]
    broken_at: int | None
    """The first line that does not fit the one before it, or is no entry; none where the chain is whole."""
    last: str
    """Digest of the last line; of nothing, zeros."""

    @property
    def begins_with_the_key(self) -> bool:
        """Whether it is known from the making of the key on."""
        return bool(self.entries) and self.entries[0].event == Event.CREATED


def os_user() -> str:
    """Who is at work, as the operating system knows him; environment variables can say anything."""
    if sys.platform != "win32":
        import pwd

        try:
            return pwd.getpwuid(os.getuid()).pw_name
        except KeyError:
            return str(os.getuid())
    import getpass

    return getpass.getuser()


def utc_now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Recorder:
    """Writes to the log of a key."""

    path: Path
    key: Key = field(repr=False)
    """What the entries are about, and sealed with."""
    now: Callable[[], datetime] = utc_now
    by: Callable[[], str] = os_user

    def require_usable(self) -> None:
        """See to it, before anything is done that must be recorded, that it can be.

        Raises:
            KeyFileError: Others can reach the log.
            OutputError: It cannot be written.
            RefusedError: Its chain is broken.
        """
        with _opened(self.path) as descriptor:
            require_whole(_history(self.path, _content(descriptor), self.key))

    def record(self, event: Event, details: Mapping[str, object]) -> Entry:
        """Add an entry, and wait until it stands on the disk.

        Args:
            event: What was done.
            details: What else there is to say; no key, and no value from the data.

        Raises:
            KeyFileError: Others can reach the log.
            OutputError: It cannot be written.
            RefusedError: Its chain is broken.
        """
        with _opened(self.path) as descriptor:
            before = _history(self.path, _content(descriptor), self.key)
            require_whole(before)
            entry = Entry(
                number=len(before.entries) + 1,
                event=event.value,
                at=self.now().isoformat(timespec="seconds"),
                by=self.by(),
                key=self.key.id,
                details=details,
            )
            _append(descriptor, _line(entry, before.last, self.key))
        return entry


def read_log(path: Path, key: Key | None = None) -> History:
    """The log, with its chain verified; empty where there is none yet.

    Args:
        path: Of the log.
        key: What the entries are about, where it is at hand: their seals are verified too.

    Raises:
        KeyFileError: Others can reach it, or it cannot be read.
    """
    try:
        with path.open("rb") as file:
            refuse_reachable_by_others(path, os.fstat(file.fileno()).st_mode)
            return _history(path, file.read(), key)
    except FileNotFoundError:
        return History(path, (), None, NOTHING_BEFORE)
    except OSError as problem:
        raise KeyFileError(
            msg("The log of the key cannot be read: {reason}.", reason=system_reason(problem)),
            where=str(path),
            hint=msg("Check the path and the rights."),
        ) from None


def is_key_log(data: bytes) -> bool:
    """Whether a file that begins with ``data`` is such a log, or was one before it was damaged."""
    return FORMAT.encode() in data


def _line(entry: Entry, before: str, key: Key) -> bytes:
    fields = {
        "format": FORMAT,
        "n": entry.number,
        "at": entry.at,
        "event": entry.event,
        "key": entry.key,
        "by": entry.by,
        **entry.details,
        "before": before,
    }
    return _written({**fields, "seal": _seal(fields, key)}) + b"\n"


def _seal(fields: Mapping[str, object], key: Key) -> str:
    """HMAC-SHA256 (RFC 2104) over an entry as it is written without its seal."""
    return hmac.new(key.derive(Purpose.KEY_LOG, ""), _written(fields), hashlib.sha256).hexdigest()


def _written(fields: Mapping[str, object]) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode("utf-8", "replace")


_OWN = frozenset({"format", "n", "at", "event", "key", "by", "before", "seal"})


def _history(path: Path, content: bytes, key: Key | None) -> History:
    lines = content.split(b"\n")
    unfinished = lines.pop()
    entries: list[Entry] = []
    last = NOTHING_BEFORE
    for line in lines:
        entry = _entry(line, len(entries) + 1, last, key)
        # A key follows one that was destroyed and never the other way round: later lines are all about it.
        has_begun = key is not None and bool(entries) and entries[-1].key == key.id
        if entry is None or (has_begun and entry.key != entries[-1].key):
            return History(path, tuple(entries), len(entries) + 1, last)
        entries.append(entry)
        last = hashlib.sha256(line).hexdigest()
    return History(path, tuple(entries), len(entries) + 1 if unfinished else None, last)


def _entry(line: bytes, number: int, before: str, sealed_by: Key | None) -> Entry | None:
    """The entry in a line; none where it is not the one that follows, or not sealed by the key that it is about."""
    try:
        fields = json.loads(line)
        fits = fields["format"] == FORMAT and fields["n"] == number and fields["before"] == before
        event, at, by, key = (str(fields[name]) for name in ("event", "at", "by", "key"))
    except (ValueError, KeyError, TypeError):
        return None
    if sealed_by is not None and key == sealed_by.id:
        fits = fits and hmac.compare_digest(str(fields.pop("seal", "")), _seal(fields, sealed_by))
    details = {name: value for name, value in fields.items() if name not in _OWN}
    return Entry(number, event, at, by, key, details) if fits else None


def require_whole(history: History) -> None:
    """Refuse what is to be done with a key whose log was changed.

    Raises:
        RefusedError: Its chain is broken.
    """
    if history.broken_at is not None:
        raise RefusedError(
            msg(
                "The log of the key was changed: line {line} does not follow from those above.",
                line=history.broken_at,
            ),
            where=str(history.path),
            hint=msg(
                "Nothing was done. Keep this file under another name as evidence, tell who is responsible for the key, "
                "and run it again: a new log begins."
            ),
        )


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    """The log, made where there is none, for this process alone; whatever is written goes to its end."""
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, flags, 0o600)
    except OSError as problem:
        raise _not_writable(path, problem) from None
    try:
        _lock(descriptor)
        refuse_reachable_by_others(path, os.fstat(descriptor).st_mode)
        yield descriptor
    except OSError as problem:
        raise _not_writable(path, problem) from None
    finally:
        os.close(descriptor)  # and with it the lock


def _not_writable(path: Path, problem: OSError) -> OutputError:
    return OutputError(
        msg("The log of the key cannot be written: {reason}.", reason=system_reason(problem)),
        where=str(path),
        hint=msg("Nothing is done with a key that is not recorded. Make the log writable for yourself."),
    )


def _lock(descriptor: int) -> None:
    """Wait until no other process writes to the log."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX)


def _append(descriptor: int, line: bytes) -> None:
    """The whole line, on the disk; where that cannot be, nothing of it: half a line would break the chain."""
    size = os.fstat(descriptor).st_size
    try:
        while line:
            line = line[os.write(descriptor, line) :]
        os.fsync(descriptor)
    except OSError:
        os.ftruncate(descriptor, size)
        raise


def _content(descriptor: int) -> bytes:
    os.lseek(descriptor, 0, os.SEEK_SET)
    parts = []
    while part := os.read(descriptor, 1 << 20):
        parts.append(part)
    return b"".join(parts)
