"""Changing single records of a delimited text; every other record stays as it is, to the byte."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Any, BinaryIO

from avgtool.errors import InputError, OutputError
from avgtool.i18n import msg
from avgtool.sources.edits import moved

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from avgtool.sources.base import Dialect
    from avgtool.sources.delimited.streaming import TextStream
    from avgtool.sources.edits import Edits

_READ_BYTES = 1024 * 1024
_BACKSLASHED = re.compile(r"\\.", re.DOTALL)


def edit_delimited(
    stream: TextStream, edits: Edits, expected: tuple[int, Mapping[int, tuple[Any, ...]]], target: Path
) -> None:
    """Write the text anew, without some records and with other cells in some.

    Args:
        stream: How it is read.
        edits: What becomes of its rows.
        expected: How many rows it has, and the cells of those that are touched, as they were read.
        target: Where the new text goes.

    Raises:
        InputError: Its records do not stand where they were read.
        OutputError: Its encoding cannot hold a new value.
    """
    if stream.irregular:
        raise InputError(
            msg("its quotes are irregular, so that no row of it can be changed safely"),
            where=stream.source,
            hint=msg("Save the file again in the program that made it, and make a new plan."),
        )
    count, touched = expected
    with stream.path.open("rb") as file, target.open("wb") as output:
        output.write(file.read(stream.bom_bytes))
        number = 0
        for text, is_row in _records(stream, file):
            number += is_row
            written = _edited(text, number, stream, edits, touched) if is_row and number in edits.rows else text
            output.write(_encoded(written, stream))
    if number != count:
        raise moved(stream.source)


def _edited(text: str, number: int, stream: TextStream, edits: Edits, touched: Mapping[int, tuple[Any, ...]]) -> str:
    end = re.search(r"\r?\Z" if not text.endswith(stream.dialect.line_end) else _ending(stream.dialect), text)
    assert end is not None  # it may match nothing
    body, tail = text[: end.start()], text[end.start() :]
    cells = _cells(body, stream.dialect)
    read = [_read(cell, stream.dialect) for cell in cells]
    held = [cell or "" for cell in touched[number]]
    if read + [""] * (len(held) - len(read)) != held:
        raise moved(stream.source)
    if number in edits.deletes:
        return ""
    for column, value in edits.changes[number].items():
        place = stream.names.index(column)
        cells += [""] * (place + 1 - len(cells))
        cells[place] = _written(value, cells[place], stream)
    return stream.dialect.delimiter.join(cells) + tail


def _ending(dialect: Dialect) -> str:
    return (r"\r?" if dialect.line_end == "\n" else "") + re.escape(dialect.line_end) + r"\Z"


def _records(stream: TextStream, file: BinaryIO) -> Iterator[tuple[str, bool]]:
    """The text in pieces: each record with its line end, and what is none (lines before the first, blank lines)."""
    held, skip = "", stream.skip_lines
    for line in _lines(stream, file):
        if skip:
            skip -= 1
            yield line, False
            continue
        held += line
        if not _is_closed(held, stream.dialect):
            continue
        yield held, bool(held.strip("\r\n" + stream.dialect.line_end)) or not stream.skips_blank_lines
        held = ""
    if held:
        raise moved(stream.source)


def _lines(stream: TextStream, file: BinaryIO) -> Iterator[str]:
    """Physical lines with their ends."""
    decoder = codecs.getincrementaldecoder(stream.codec)()
    end, rest = stream.dialect.line_end, ""
    while block := file.read(_READ_BYTES):
        *lines, rest = (rest + decoder.decode(block)).split(end)
        yield from (line + end for line in lines)
    rest += decoder.decode(b"", final=True)
    if rest:
        yield rest


def _is_closed(text: str, dialect: Dialect) -> bool:
    """Whether no quoted cell goes on behind it."""
    if dialect.quoting == "never" or dialect.quote not in text:
        return True
    bare = _BACKSLASHED.sub("", text) if dialect.escape else text
    return bare.count(dialect.quote) % 2 == 0


def _cells(body: str, dialect: Dialect) -> list[str]:
    """The cells as they stand in the text, quotes and all."""
    if dialect.quoting == "never" or dialect.quote not in body:
        return body.split(dialect.delimiter)
    inner = r'(?:\\.|""|[^"\\])*' if dialect.escape else r'(?:""|[^"])*'
    cell = re.compile(rf'(?:"{inner}"|[^{re.escape(dialect.delimiter)}]*)', re.DOTALL)
    cells, at = [], 0
    while True:
        found = cell.match(body, at)
        assert found is not None  # it matches nothing, too
        cells.append(found[0])
        at = found.end() + 1
        if found.end() >= len(body):
            return cells


def _read(cell: str, dialect: Dialect) -> str:
    """What a cell holds."""
    if dialect.quoting == "never" or not (cell.startswith('"') and cell.endswith('"') and len(cell) > 1):
        return cell
    plain = cell[1:-1]
    if dialect.escape:
        plain = re.sub(r'\\(["\\])', r"\1", plain)
    return plain.replace('""', '"')


def _written(value: Any, before: str, stream: TextStream) -> str:
    """A cell as it stands in the text: in quotes where it was, or where it needs them."""
    dialect, text = stream.dialect, "" if value is None else str(value)
    special = any(sign in text for sign in (dialect.delimiter, "\r", "\n", dialect.line_end))
    if dialect.quoting == "never":
        if special:
            raise OutputError(
                msg("a new value holds a sign by which cells or lines of this file are parted"),
                where=stream.source,
                hint=msg("Write the value without it."),
            )
        return text
    if not (before.startswith('"') or dialect.quoting == "always" or special or '"' in text):
        return text
    guarded = re.sub(r'(["\\])', r"\\\1", text) if dialect.escape else text.replace('"', '""')
    return f'"{guarded}"'


def _encoded(text: str, stream: TextStream) -> bytes:
    try:
        return text.encode(stream.codec)
    except UnicodeEncodeError:
        raise OutputError(
            msg("the encoding {encoding} cannot hold a new value", encoding=stream.codec),
            where=stream.source,
            hint=msg("Write the value with letters that the file can hold, or save the file as UTF-8 first."),
        ) from None
