"""Every error avgtool raises on purpose.

One tree, one exit code a branch, and three parts to each message: what is wrong, where, and what to do about it.
No error ever holds a value from the data: positions, names of columns and files, and counts only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from avgtool.i18n import Message


def system_reason(error: OSError) -> Message:
    """Why the operating system refused, in the reader's language; its own texts are in that of the system."""
    import errno

    from avgtool.i18n import msg

    known = {
        errno.ENOENT: msg("it does not exist"),
        errno.EACCES: msg("you may not"),
        errno.EPERM: msg("you may not"),
        errno.EISDIR: msg("it is a folder"),
        errno.ENOTDIR: msg("a part of the path is no folder"),
        errno.EROFS: msg("the disk is read-only"),
        errno.ENOSPC: msg("the disk is full"),
        errno.ENAMETOOLONG: msg("the name is too long"),
        errno.EIO: msg("the disk failed"),
    }
    return known.get(error.errno or 0) or msg("system error {number}", number=error.errno)


class AvgtoolError(Exception):
    """The root of the tree: catch this to catch everything avgtool raises on purpose.

    ``str(error)`` is the whole message in the language of the reader: where, what is wrong and, on a line of its own,
    the hint. The parts are there by themselves as well; who shows these leaves ``str(error)`` out.
    """

    exit_code: ClassVar[int] = 70
    """Exit code of the command line (docs/reference.md)."""

    def __init__(self, what: Message, *, where: str | None = None, hint: Message | None = None) -> None:
        super().__init__(what)
        self.what = what
        """What is wrong."""
        self.where = where
        """File, and where there is one line, sheet, table or column."""
        self.hint = hint
        """What to do about it."""

    def render(self, language: str) -> str:
        """The whole message in one language: where, what, and what to do."""
        text = self.what.render(language)
        if self.where:
            text = f"{self.where}: {text}"
        return f"{text}\n{self.hint.render(language)}" if self.hint else text

    def __str__(self) -> str:
        from avgtool.i18n import language

        return self.render(language())


class RefusedError(AvgtoolError):
    """The work was done and the answer is no: an undecided column, a failed verification."""

    exit_code = 1


class UndecidedColumnError(RefusedError):
    """A policy does not decide about a column, so nothing was written."""


class VerificationError(RefusedError):
    """The output still held what the plan says it must not hold; it was not published."""


class PrivacyNotReachedError(RefusedError):
    """No generalization within the hierarchies and the suppression limit reaches what a privacy model asks for."""


class ConsentMissingError(RefusedError):
    """Rows are about persons who may not be approached, and the policy then writes nothing."""


class InputError(AvgtoolError):
    """An input cannot be read, or is refused: missing, damaged, too large, changed since its plan."""

    exit_code = 3


class OutputError(InputError):
    """An output cannot be written: it exists, its encoding cannot hold a value, its folder is missing.

    An :class:`InputError`, because of the exit code they share: what was named on the command line cannot be used.
    """


class SettingsError(AvgtoolError):
    """A policy, configuration or key is invalid or missing, or does not fit the data."""

    exit_code = 4


class PolicyError(SettingsError):
    """A policy is invalid, or names what the data does not have."""


class ConfigError(SettingsError):
    """avgtool.yaml is invalid."""


class KeyFileError(SettingsError):
    """A key is missing, readable by others, or damaged."""


class StoreError(AvgtoolError):
    """A database cannot be used."""

    exit_code = 5


class MissingDependencyError(SettingsError):
    """Something that this feature needs is not installed; the hint names the command that installs it."""
