"""Keys in the keyring of the system (extra ``keyring``): macOS Keychain, Windows Credential Locker, Secret Service.

What stands there is the text that a key file holds. The log stands in the user's own folder for state, since a
keyring keeps no files.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from avgtool.errors import KeyFileError, MissingDependencyError
from avgtool.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.i18n import Message

SERVICE = "avgtool"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@dataclass(frozen=True, slots=True)
class KeyringEntry:
    """An entry of the keyring that holds a key, or is to hold one."""

    writes_over: ClassVar[bool] = False
    """What a keyring does with the place of an entry that is gone is its own affair."""
    name: str

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            self._fail(
                msg("This is no name for a key in the keyring."),
                msg("Use letters, digits, dots, hyphens and underscores: keyring:klanten-2026"),
            )

    def __str__(self) -> str:
        return f"keyring:{self.name}"

    @property
    def log(self) -> Path:
        """Where what is done with the key is recorded."""
        return state_folder(os.environ, Path.home()) / f"keyring-{self.name}.log"

    def exists(self) -> bool:
        """Whether the keyring has this entry."""
        return self._entry() is not None

    def beside(self) -> KeyringEntry:
        """A place for a key that comes after this one: ``klanten-2`` beside ``klanten``."""
        counted = re.fullmatch(r"(.+)-(\d{1,4})", self.name)
        name, number = (counted[1], int(counted[2])) if counted else (self.name, 1)
        while True:
            number += 1
            later = KeyringEntry(f"{name}-{number}")
            if not (later.exists() or later.log.exists()):
                return later

    def create(self, text: str) -> None:
        """Make the entry.

        Raises:
            KeyFileError: It exists, or the keyring refuses.
            MissingDependencyError: The extra is not installed.
        """
        if self.exists():
            self._fail(msg("A key of this name exists; a key is never overwritten."), msg("Choose another name."))
        try:
            _keyring().set_password(SERVICE, self.name, text)
        except Exception as problem:  # noqa: BLE001 - every keyring fails in its own way, and may quote what it was given
            self._refused(problem)

    def read(self, *, guarded: bool = True) -> str:  # noqa: ARG002 - the keyring guards it
        """The text of the entry.

        Raises:
            KeyFileError: There is none, or the keyring refuses.
            MissingDependencyError: The extra is not installed.
        """
        text = self._entry()
        if text is None:
            self._fail(
                msg("The keyring of this system holds no key of this name."),
                msg("Make one with: avgtool key new {where}", where=self),
            )
        return text

    def erase(self) -> None:
        """Remove the entry.

        Raises:
            KeyFileError: The keyring refuses.
        """
        try:
            _keyring().delete_password(SERVICE, self.name)
        except Exception as problem:  # noqa: BLE001 - as above
            self._refused(problem)

    def other_names(self) -> int:
        """None that this machine knows of."""
        return 0

    def _entry(self) -> str | None:
        keyring = _keyring()
        try:
            found = keyring.get_password(SERVICE, self.name)
        except Exception as problem:  # noqa: BLE001 - as above
            self._refused(problem)
        return None if found is None else str(found)

    def _refused(self, problem: Exception) -> NoReturn:
        self._fail(
            msg("The keyring of this system cannot be used ({reason}).", reason=type(problem).__name__),
            msg("Unlock it, or keep the key in a file: avgtool key new FILE"),
        )

    def _fail(self, what: Message, hint: Message) -> NoReturn:
        raise KeyFileError(what, where=str(self), hint=hint) from None


def state_folder(environment: Mapping[str, str], home: Path, platform: str = sys.platform) -> Path:
    """Where a user's programs keep what they remember (XDG base directories, and what the other systems have)."""
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "avgtool"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "avgtool"
    return Path(environment.get("XDG_STATE_HOME") or home / ".local" / "state") / "avgtool"


def _keyring() -> Any:
    try:
        import keyring
    except ImportError:
        raise MissingDependencyError(
            msg("Keys in the keyring of the system need a package that is not installed."),
            hint=msg('Install it with: pip install "avgtool[keyring]"'),
        ) from None
    return keyring
