"""Looking through a delimited text before it is used: how wide it really is, and whether its quotes are in order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import polars as pl

from avgtool.errors import InputError
from avgtool.sources.delimited.streaming import parse_piece, without_blank_lines
from avgtool.sources.failures import UnforeseenContentError

if TYPE_CHECKING:
    from avgtool.sources.delimited.streaming import TextStream


@dataclass(frozen=True, slots=True)
class Census:
    """What a look at every row gave."""

    stream: TextStream
    """The text with its quotes read as they are meant."""
    width: int
    """Cells of the widest row, at least those of the header."""
    wider_rows: int = 0
    """Rows with a value beyond the last column of the header."""
    blank_lines: int = 0
    """Lines between the rows that hold nothing; those at the end not counted."""


def take_census(stream: TextStream) -> Census:
    """Look at every row of ``stream``.

    Raises:
        InputError: It cannot be decoded, or a quote is never closed.
    """
    try:
        return _by_polars(stream)
    except _IrregularError:
        pass
    if not _quotes_enclose_cells(stream):
        try:
            return _by_polars(replace(stream, dialect=replace(stream.dialect, quoting="never")))
        except _IrregularError:
            pass
    return _by_python(replace(stream, irregular=True))


def _quotes_enclose_cells(stream: TextStream) -> bool:
    """Whether at least half of the quotes in the first piece stand around whole cells; the others are typed ones."""
    piece = next(iter(replace(stream, dialect=replace(stream.dialect, quoting="never")).pieces()), b"")
    edge = f"[{re.escape(stream.dialect.delimiter + stream.dialect.line_end)}\r]".encode()
    enclosed = len(re.findall(b"(?:(?<=" + edge + b')|^)"[^"]*"(?=' + edge + b"|$)", piece))
    return 4 * enclosed >= piece.count(b'"')


class _IrregularError(Exception):
    """A piece has quotes that Polars refuses."""


def _by_polars(stream: TextStream) -> Census:
    width = header_width = len(stream.names)
    wider_rows = blank = at_end = 0
    pieces = iter(stream.whole_pieces())
    while True:
        try:
            piece = next(pieces, None)
        except UnforeseenContentError:
            raise
        except InputError:  # no record end in sight: quotes that are out of place
            raise _IrregularError from None
        if piece is None:
            return Census(stream, width, wider_rows, blank - at_end)
        if stream.skips_blank_lines:
            at_end = _blank_at_end(piece, stream)
            piece, dropped = without_blank_lines(piece, stream.dialect)
            blank += dropped
        frame = _parsed_at_any_width(piece, stream, width)
        width = max(width, frame.width)
        wider_rows += _wider_rows(frame, header_width)


def _blank_at_end(piece: bytes, stream: TextStream) -> int:
    end = stream.dialect.line_end.encode()
    tail = piece[len(piece.rstrip(b"\r" + end)) :]
    return max(tail.count(end) - 1, 0)


def _parsed_at_any_width(piece: bytes, stream: TextStream, width: int) -> pl.DataFrame:
    """The piece under as many columns as its widest row needs, ``width`` at least."""
    if (frame := _parsed(piece, stream, width)) is not None:
        return frame
    too_few, enough = width, 2 * width + 8
    while (frame := _parsed(piece, stream, enough)) is None:
        too_few, enough = enough, 2 * enough
    while enough - too_few > 1:
        middle = (too_few + enough) // 2
        narrower = _parsed(piece, stream, middle)
        if narrower is None:
            too_few = middle
        else:
            frame, enough = narrower, middle
    return frame


def _parsed(piece: bytes, stream: TextStream, width: int) -> pl.DataFrame | None:
    """The piece under ``width`` columns; none where a row has more."""
    try:
        return parse_piece(piece, stream.dialect, width)
    except pl.exceptions.PolarsError as error:
        if "more fields than defined" not in str(error):
            raise _IrregularError from None
        return None


def _wider_rows(frame: pl.DataFrame, header_width: int) -> int:
    extra = frame.columns[header_width:]
    if not extra:
        return 0
    return int(frame.select(pl.any_horizontal(pl.col(extra).is_not_null()).sum()).item())


def _by_python(stream: TextStream) -> Census:
    width = header_width = len(stream.names)
    wider_rows = blank = at_end = 0
    for record in stream.lines():
        width = max(width, len(record))
        wider_rows += len(record) > header_width
        at_end = 0 if record else at_end + 1
        blank += not record and stream.skips_blank_lines
    return Census(stream, width, wider_rows, max(blank - at_end, 0))
