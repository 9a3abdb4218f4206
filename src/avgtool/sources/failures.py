"""Errors of the libraries that read and write, as errors of ours.

The libraries' own messages are never passed on: Polars, for one, quotes the cell that it could not parse.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

import polars as pl

from avgtool.errors import AvgtoolError, InputError, OutputError, system_reason
from avgtool.i18n import Message, msg
from avgtool.sources.staging import is_full, not_writable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOOK_THROUGH = msg(
    "Smaller files are looked through before they are read, and such rows are dealt with: split the file, or repair it."
)


class UnforeseenContentError(InputError):
    """Reading met what the look at the start, the end and the middle of a large file did not show.

    Opening the source again with :meth:`Limits.thorough` deals with it.
    """


@contextmanager
def translated_errors(source: str) -> Iterator[None]:
    """Run reading of ``source`` so that only errors of avgtool leave the block.

    Wrap every ``collect`` and ``collect_batches`` of a data set in it.

    Raises:
        InputError: The source cannot be read: damaged, gone, or not what its start promised.
        OutputError: The disk is full.
    """
    try:
        yield
    except AvgtoolError:
        raise
    except pl.exceptions.PolarsError as error:
        raise _of_polars(error, source) from None
    except UnicodeDecodeError as error:
        raise undecodable(source, error.encoding, None) from None
    except MemoryError:
        raise InputError(msg("there is not enough memory to read it"), where=source) from None
    except OSError as error:
        raise of_system(error, source) from None


@contextmanager
def translated_write_errors(target: Path) -> Iterator[None]:
    """Run writing of ``target`` so that only errors of avgtool leave the block; what is read meanwhile included.

    Raises:
        OutputError: The disk is full, or the target cannot be written for another reason.
        InputError: The rows could not be read.
    """
    with translated_errors(str(target)):
        try:
            yield
        except OSError as error:
            raise not_writable(target, error) from None
        except (pl.exceptions.PolarsError, sqlite3.Error) as error:
            if is_full(error):
                raise not_writable(target, error) from None
            if isinstance(error, sqlite3.Error):
                raise OutputError(msg("cannot be written by SQLite"), where=str(target)) from None
            raise


def undecodable(source: str, encoding: str, line: int | None) -> InputError:
    """The error for bytes that are no text in the encoding of the file."""
    where = source if line is None else f"{source}:{line}"
    return UnforeseenContentError(
        msg("holds bytes that are no {encoding} text", encoding=encoding),
        where=where,
        hint=msg(
            "The file was damaged, or was put together from files in different encodings: save it as UTF-8 again."
        ),
    )


def of_system(error: OSError, source: str) -> InputError:
    """What the operating system refused, by its own name for it."""
    if isinstance(error, FileNotFoundError):
        return InputError(msg("does not exist"), where=source, hint=msg("Check the name and the folder."))
    if isinstance(error, PermissionError):
        return InputError(msg("may not be read"), where=source, hint=msg("Ask for the right to read it."))
    if is_full(error):  # what is unpacked goes to the disk first
        return OutputError(msg("the disk is full"), where=source, hint=msg("Free some space and run it again."))
    return InputError(msg("cannot be read ({reason})", reason=system_reason(error)), where=source)


def _of_polars(error: pl.exceptions.PolarsError, source: str) -> InputError:
    """What went wrong, told by the fixed part of the library's message; the rest may hold data."""
    text = str(error).lower()
    for sign, what in _KNOWN:
        if sign in text:
            return UnforeseenContentError(what, where=source, hint=LOOK_THROUGH)
    return UnforeseenContentError(msg("cannot be read or written as it was expected to be"), where=source)


_KNOWN: tuple[tuple[str, Message], ...] = (
    ("more fields than defined", msg("a row has more cells than the header")),
    ("utf-8", msg("holds bytes that are no UTF-8 text")),
    ("could not parse", msg("a quoted cell is not closed, or goes on after its closing quote")),
)
