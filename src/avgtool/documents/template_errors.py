"""Telling what is wrong with a template or a text of the organization: its file, its line, and never a value."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from avgtool.errors import AvgtoolError, ConfigError
from avgtool.i18n import Message, msg

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType


@dataclass(frozen=True, slots=True)
class Ours:
    """Whose files they are, and where it stands what these may say."""

    folder: Path | None
    """Of the organization; none where all files are avgtool's."""
    guide: str
    """A page of the documentation."""


def tell(error: Exception, ours: Ours, path: Path | None = None) -> NoReturn:
    """Raise what is wrong with a file of the organization; an error of avgtool's own files is raised as it is.

    Args:
        error: What went wrong.
        ours: Whose files they are.
        path: The file that was read, where the error does not know.

    Raises:
        ConfigError: With the file, and its line where there is one.
    """
    where = None if isinstance(error, AvgtoolError) else _place(error, ours.folder, path)
    if where is None:
        raise error
    raise ConfigError(
        _reason(error, where), where=where, hint=msg("What it can name stands in {guide}.", guide=ours.guide)
    ) from None


def _place(error: Exception, folder: Path | None, path: Path | None) -> str | None:
    if isinstance(error, TemplateSyntaxError):
        own = folder is not None and (error.filename or "").startswith(str(folder))
        return f"{error.filename}:{error.lineno}" if own else None
    if path is not None:
        return str(path)
    return None if folder is None else _last_line(error.__traceback__, str(folder))


def _last_line(trace: TracebackType | None, folder: str) -> str | None:
    frames = [one for one in traceback.extract_tb(trace) if one.filename.startswith(folder)]
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else None


def _reason(error: Exception, where: str) -> Message:
    """In words; never with a value from the data, which some errors repeat."""
    if isinstance(error, TemplateNotFound):
        return _missing_file(_written([str(error.name)], where))
    if isinstance(error, TemplateSyntaxError):
        return msg("this is no correct Jinja2: {reason}", reason=error.message or "")
    if isinstance(error, SecurityError):
        return msg("does what is not allowed here")
    if isinstance(error, UndefinedError):
        return unknown_name(_written(str(error.message).split("'")[1::2], where))
    if isinstance(error, UnicodeDecodeError):
        return msg("the file is not UTF-8")
    name = type(error).__name__ if isinstance(error, TemplateError) else type(error).__qualname__
    return msg("cannot be filled in ({kind})", kind=name)


def unknown_name(name: str | None) -> Message:
    """That nothing has this name."""
    if name is None:
        return msg("names something that there is not")
    return msg("names something that there is not: {name}", name=name)


def _missing_file(name: str | None) -> Message:
    if name is None:
        return msg("includes a file that there is not")
    return msg("includes a file that there is not: {name}", name=name)


def _written(names: Sequence[str], where: str) -> str | None:
    """The last of the names that stands in the line itself: one that came from the data is not repeated."""
    path, _, line = where.rpartition(":")
    written = Path(path).read_text(encoding="utf-8-sig").splitlines()[int(line) - 1]
    return next((name for name in reversed(names) if name and name in written), None)
