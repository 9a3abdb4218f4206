"""Where a key is: a file, or ``keyring:NAME``. Never the key itself: a command line can be read by everybody."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol

from avgtool.errors import KeyFileError
from avgtool.i18n import msg
from avgtool.keys.content import FORMAT
from avgtool.keys.files import KeyFile
from avgtool.keys.system_keyring import KeyringEntry

if TYPE_CHECKING:
    from typing import Self

KEYRING = "keyring:"
_LOOKS_LIKE_A_KEY = re.compile(r"(?i:(?:keyring|base64|hex):|0x|\./)*(?:[0-9A-Fa-f]{64}|[A-Za-z0-9+/_-]{43}=?)")
"""32 bytes in hexadecimal, or in base64, whatever somebody wrote in front."""


class Location(Protocol):
    """A place that holds a key, or is to hold one. Its text is the name that a user gives it."""

    writes_over: ClassVar[bool]
    """Whether what is erased is written over first."""

    @property
    def log(self) -> Path:
        """The file that records what is done with the key."""
        ...

    def exists(self) -> bool:
        """Whether anything is there."""
        ...

    def beside(self) -> Self:
        """A free place for a key that comes after this one."""
        ...

    def create(self, text: str) -> None:
        """Put the text of a key there; never in the place of anything."""
        ...

    def read(self, *, guarded: bool = True) -> str:
        """The text; refused, where guarded, when others can reach it."""
        ...

    def erase(self) -> None:
        """Make the key unreadable there."""
        ...

    def other_names(self) -> int:
        """How many further names the same thing is known to have."""
        ...


def located(where: str | os.PathLike[str]) -> Location:
    """The place that a user names: ``keyring:NAME``, or the path of a file.

    Raises:
        KeyFileError: What was given looks like a key itself (which is not repeated), or is no name for one.
    """
    text = os.fspath(where)
    if _is_a_key(text):
        raise KeyFileError(
            msg("This looks like a key itself. A key is never given in a command: others can read it there."),
            hint=msg("Destroy that key where it is used, and give the name of a key file, or keyring:NAME."),
        )
    if text.startswith(KEYRING):
        return KeyringEntry(text.removeprefix(KEYRING))
    return KeyFile(Path(text))


def _is_a_key(text: str) -> bool:
    if FORMAT in text:
        return True
    if not _LOOKS_LIKE_A_KEY.fullmatch(text.strip()):
        return False
    path = Path(text)
    is_path = "/" in text.removeprefix("./") and path.parent.is_dir()
    return not is_path and not path.exists()
