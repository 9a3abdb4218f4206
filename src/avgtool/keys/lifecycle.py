"""The life of a key: it is made, replaced by another, and destroyed; all of it recorded in its log."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from avgtool.errors import AvgtoolError, KeyFileError
from avgtool.i18n import msg
from avgtool.keys.content import Stored, from_text, to_text
from avgtool.keys.key import KEY_BYTES, Key, key_from_bytes
from avgtool.keys.locations import located
from avgtool.keys.log import Event, History, Recorder, os_user, read_log, require_whole, utc_now

if TYPE_CHECKING:
    import os
    from collections.abc import Callable
    from datetime import datetime
    from typing import TypeAlias

    from avgtool.keys.locations import Location

    Where: TypeAlias = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class World:
    """What comes from outside: chance, the clock, and who is at work."""

    random: Callable[[int], bytes] = secrets.token_bytes
    now: Callable[[], datetime] = utc_now
    by: Callable[[], str] = os_user

    def recorder(self, location: Location, key: Key) -> Recorder:
        """What writes to the log of a key at ``location``."""
        return Recorder(location.log, key, self.now, self.by)


_WORLD = World()


@dataclass(frozen=True, slots=True)
class Status:
    """What is known of a key without showing it."""

    id: str
    where: str
    created: str | None
    """Moment in UTC, ISO 8601; none for a key that is no longer there."""
    replaces: str | None
    """Id of the key that it came in the place of."""
    key: Key | None
    """None for a key that was destroyed."""
    history: History


@dataclass(frozen=True, slots=True)
class Destroyed:
    """A key that is no longer there."""

    id: str
    log: str
    other_names: int
    """Further names that the file had on the same disk: gone under all of them, but no other copy is."""
    written_over: bool
    """Whether the key was written over before it was removed; a keyring only removes."""


def new_key(where: Where, *, world: World = _WORLD, replaces: str | None = None) -> Key:
    """Make a key that only its owner can read; an existing one is never overwritten.

    Args:
        where: A file, whose folder must exist, or ``keyring:NAME``.
        world: Chance, clock and user.
        replaces: Id of the key that it comes in the place of.

    Raises:
        KeyFileError: There is one already, or it cannot be made.
        OutputError: The disk is full, or the log cannot be written; nothing is left behind.
        RefusedError: There is a log of an earlier key of that name, and it was changed.
    """
    location = located(where)
    key = key_from_bytes(world.random(KEY_BYTES))
    created = world.now().isoformat(timespec="seconds")
    location.create(to_text(Stored(key.id, key.secret, created, replaces)))
    try:
        details = {"replaces": replaces} if replaces else {}
        world.recorder(location, key).record(Event.CREATED, details)
    except AvgtoolError:
        location.erase()  # no key without a log
        raise
    return Key(key.id, key.secret, location.log)


def load_key(where: Where) -> Key:
    """The key in a file, or at ``keyring:NAME``.

    Raises:
        KeyFileError: It is missing, readable by others, or damaged.
        RefusedError: Its log was changed: until somebody has put that away, nothing is done with the key.
        MissingDependencyError: It is in the keyring, and the extra is not installed.
    """
    location = located(where)
    stored = _stored(location)
    key = Key(stored.id, stored.secret, location.log)
    require_whole(read_log(location.log, key))
    return key


def key_id(where: Where) -> str:
    """The id of a key, also of one that others can read.

    Raises:
        KeyFileError: It is missing or damaged.
    """
    return _stored(located(where), guarded=False).id


def key_status(where: Where) -> Status:
    """What is known of a key, also after its destruction; its log is verified.

    Raises:
        KeyFileError: There is no key and its log does not tell of its destruction; or it is unsafe or damaged.
    """
    location = located(where)
    if not location.exists():
        history = read_log(location.log)
        if history.entries and history.entries[-1].event == Event.DESTROYED:
            return Status(history.entries[-1].key, str(location), None, None, None, history)
    stored = _stored(location)
    key = Key(stored.id, stored.secret, location.log)
    history = read_log(location.log, key)
    return Status(stored.id, str(location), stored.created or None, stored.replaces, key, history)


def rotate_key(where: Where, new: Where | None = None, *, world: World = _WORLD) -> tuple[Key, Key, str]:
    """Make a key that comes in the place of another, which stays as it is: what it made links with it alone.

    Args:
        where: The key there is.
        new: Where the new one goes; by default beside the old one, under its name with a number.
        world: Chance, clock and user.

    Returns:
        The old key, the new one, and where the new one is.

    Raises:
        KeyFileError: The old key is missing or unsafe, or the new one is there already.
        OutputError: The disk is full, or a log cannot be written.
        RefusedError: A log was changed.
    """
    location = located(where)
    old = load_key(where)
    target = located(new) if new is not None else location.beside()
    recorder = world.recorder(location, old)
    recorder.require_usable()
    made = new_key(str(target), world=world, replaces=old.id)
    recorder.record(Event.ROTATED, {"new": made.id, "new_at": str(target)})
    return old, made, str(target)


def destroy_key(where: Where, *, reason: str | None = None, world: World = _WORLD) -> Destroyed:
    """Write over a key and remove it; its log stays. A key that others can read may be destroyed too.

    Raises:
        KeyFileError: It is missing or damaged, or cannot be removed.
        OutputError: Its log cannot be written.
        RefusedError: Its log was changed.
    """
    location = located(where)
    stored = _stored(location, guarded=False)
    recorder = world.recorder(location, Key(stored.id, stored.secret, location.log))
    others = location.other_names()
    recorder.record(Event.DESTROYED, {"reason": reason} if reason else {})  # first: what is gone can be told no more
    try:
        location.erase()
    except AvgtoolError:
        recorder.record(Event.KEPT, {})
        raise
    return Destroyed(stored.id, str(location.log), others, location.writes_over)


def _stored(location: Location, *, guarded: bool = True) -> Stored:
    return from_text(location.read(guarded=guarded)) or _no_key(location)


def _no_key(location: Location) -> NoReturn:
    raise KeyFileError(
        msg("This is not a key file, or it is damaged."),
        where=str(location),
        hint=msg("Use the copy you kept. A new key (avgtool key new FILE) gives other pseudonyms."),
    )
