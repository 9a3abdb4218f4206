"""Delimited text that Polars cannot scan by itself: decoded, cut at record ends and parsed piece by piece.

Each piece goes through the same Polars parser as a whole file would, under a header of our own that is as wide as the
widest row. What that parser refuses (a quoted cell that goes on after its closing quote) is read by Python's.
"""

from __future__ import annotations

import codecs
import csv
import itertools
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl
from polars.io.plugins import register_io_source

from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.sources.failures import LOOK_THROUGH, UnforeseenContentError, undecodable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from avgtool.sources.base import Dialect

_READ_BYTES = 8 * 1024 * 1024
_LONGEST_RECORD = 64 * 1024 * 1024
_ROWS = 20_000
_END = "\x00end of the text\x00"
"""A last line that shows whether a quote before it was never closed."""
_BACKSLASHED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True)
class TextStream:
    """A delimited text, read in order, as often as asked."""

    path: Path
    source: str
    codec: str
    """Python codec of the bytes after the byte order mark."""
    bom_bytes: int
    dialect: Dialect
    skip_lines: int
    """Physical lines before the first row."""
    names: tuple[str, ...]
    irregular: bool = False
    """Whether its quotes are beyond Polars, so that Python's reader has to do the work."""
    blank_lines: bool = False
    """Whether lines in it may be wholly blank, which Polars would read as rows."""

    def scan(self) -> pl.LazyFrame:
        """The rows as a lazy frame of strings."""
        return register_io_source(self._read, schema=dict.fromkeys(self.names, pl.String), is_pure=True)

    @property
    def is_direct(self) -> bool:
        """Whether Polars can read the file as it stands."""
        return self.codec == "utf-8" and not (self.irregular or self.dialect.escape or self.blank_lines)

    @property
    def skips_blank_lines(self) -> bool:
        """Whether a blank line is no row; in a table of one column it is one, whose value is missing."""
        return len(self.names) > 1

    def scan_directly(self, lines_before: int) -> pl.LazyFrame:
        """The rows as a plain scan of Polars, which is the quickest way; the first row must be as wide as any.

        Args:
            lines_before: Physical lines before the header, or before the first row where there is none.
        """
        names = list(self.names)
        return pl.scan_csv(
            self.path,
            separator=self.dialect.delimiter,
            quote_char=None if self.dialect.quoting == "never" else self.dialect.quote,
            eol_char=self.dialect.line_end,
            infer_schema=False,
            has_header=self.dialect.header,
            skip_lines=lines_before,
            with_column_names=lambda _: names,
            glob=False,
        )

    def _read(
        self, columns: list[str] | None, predicate: pl.Expr | None, n_rows: int | None, _batch_size: int | None
    ) -> Iterator[pl.DataFrame]:
        wanted = list(self.names) if columns is None else columns
        left = n_rows
        for frame in self.frames():
            part = frame.select(wanted)
            if left is not None:
                part = part.head(left)
                left -= part.height
            yield part if predicate is None else part.filter(predicate)
            if left == 0:
                return

    def frames(self) -> Iterator[pl.DataFrame]:
        """The rows in pieces; raises InputError for what cannot be read."""
        if self.irregular:
            yield from self._by_python()
            return
        for piece in self.pieces():
            yield self._parsed(piece)

    def _parsed(self, piece: bytes) -> pl.DataFrame:
        try:
            return parse_piece(piece, self.dialect, len(self.names)).rename(
                dict(zip(_keys(len(self.names)), self.names, strict=True))
            )
        except pl.exceptions.PolarsError:
            raise self._unforeseen() from None

    def _unforeseen(self) -> InputError:
        return UnforeseenContentError(
            msg("a row has more cells than were foreseen, or a quoted cell is not closed"),
            where=self.source,
            hint=LOOK_THROUGH,
        )

    def pieces(self) -> Iterator[bytes]:
        """UTF-8 bytes of some megabytes each, cut at the ends of records, without blank lines."""
        for piece in self.whole_pieces():
            yield without_blank_lines(piece, self.dialect)[0] if self.skips_blank_lines else piece

    def whole_pieces(self) -> Iterator[bytes]:
        """The pieces with the blank lines that are in them."""
        cutter = _Cutter(self.dialect, self.source)
        for text in self._texts():
            yield from cutter.feed(text.encode("utf-8", "surrogatepass"))
        yield from cutter.finish()

    def _texts(self) -> Iterator[str]:
        """Decoded text without the lines before the first row, escapes already as doubled quotes."""
        texts: Iterator[str] = without_lines(self._decoded(), self.skip_lines, self.dialect.line_end)
        return unescaped(texts) if self.dialect.escape else texts

    def _decoded(self) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder(self.codec)()
        lines = 1
        with self.path.open("rb") as file:
            file.seek(self.bom_bytes)
            while True:
                block = file.read(_READ_BYTES)
                try:
                    text = decoder.decode(block, final=not block)
                except UnicodeDecodeError as error:
                    before = block[: error.start].count(b"\n")
                    raise undecodable(self.source, self.codec, lines + before) from None
                lines += text.count("\n")
                if text:
                    yield text
                if not block:
                    return

    def _by_python(self) -> Iterator[pl.DataFrame]:
        width = len(self.names)
        schema = dict.fromkeys(self.names, pl.String)
        rows = self.records()
        while batch := list(itertools.islice(rows, _ROWS)):
            padded = [[cell or None for cell in row] + [None] * (width - len(row)) for row in batch]
            if any(len(row) > width for row in padded):
                raise self._unforeseen()
            yield pl.DataFrame(padded, schema=schema, orient="row")

    def records(self) -> Iterator[list[str]]:
        """Rows as Python's reader sees them, without blank lines."""
        return (record for record in self.lines() if record or not self.skips_blank_lines)

    def blank_places(self) -> list[int]:
        """Places of the blank lines among the rows, from 0; none where a blank line is a row."""
        if not (self.blank_lines and self.skips_blank_lines):
            return []
        return [place for place, record in enumerate(self.lines()) if not record]

    def lines(self) -> Iterator[list[str]]:
        """Rows as Python's reader sees them; a blank line is an empty one."""
        lines = itertools.chain(_line_iterator(self._texts(), self.dialect.line_end), [_END])
        reader = csv.reader(lines, delimiter=self.dialect.delimiter)
        record: list[str] = []
        while record != [_END]:
            begun = self.skip_lines + reader.line_num + 1
            try:
                record = next(reader)
            except (csv.Error, StopIteration):  # a cell beyond all bounds; or the end was swallowed by a cell
                raise not_closed(self.source, begun) from None
            if record != [_END] and record and record[-1].endswith(_END):
                raise not_closed(self.source, begun)
            if record != [_END]:
                yield record


def without_blank_lines(piece: bytes, dialect: Dialect) -> tuple[bytes, int]:
    """A piece without the lines that hold nothing, and how many they were; those inside quotes stay."""
    end = re.escape(dialect.line_end.encode())
    blank = re.compile(rb"(?:\A|(?<=" + end + rb"))" + (rb"\r?" if dialect.line_end == "\n" else b"") + end)
    if dialect.quoting == "never" or b'"' not in piece:
        return blank.subn(b"", piece)
    kept: list[bytes] = []
    start = seen = quotes = count = 0
    for found in blank.finditer(piece):
        quotes += piece.count(b'"', seen, found.start())
        seen = found.start()
        if quotes % 2 == 0:
            kept.append(piece[start : found.start()])
            start, count = found.end(), count + 1
    return b"".join([*kept, piece[start:]]), count


def parse_piece(piece: bytes, dialect: Dialect, width: int) -> pl.DataFrame:
    """One piece through Polars, under a header of ``width`` columns that are called by their number.

    Raises:
        polars.exceptions.PolarsError: A row is wider, or a quote is out of place.
    """
    header = dialect.delimiter.join(_keys(width)) + dialect.line_end
    return pl.read_csv(
        header.encode() + piece,
        separator=dialect.delimiter,
        quote_char=None if dialect.quoting == "never" else dialect.quote,
        eol_char=dialect.line_end,
        infer_schema=False,
    )


def _keys(width: int) -> list[str]:
    return [str(number) for number in range(width)]


class _Cutter:
    """Cuts a stream of bytes at record ends, never inside a quoted cell."""

    def __init__(self, dialect: Dialect, source: str) -> None:
        self._dialect = dialect
        self._source = source
        self._end = dialect.line_end.encode()
        self._rest = b""

    def feed(self, block: bytes) -> Iterator[bytes]:
        data = self._rest + block
        cut = self._record_end(data)
        if cut == 0 and len(data) > _LONGEST_RECORD:
            raise not_closed(self._source, None)
        self._rest = data[cut:]
        if cut:
            yield data[:cut]

    def finish(self) -> Iterator[bytes]:
        if self._rest:
            yield self._rest

    def _record_end(self, data: bytes) -> int:
        """Where the last complete record of ``data`` ends; 0 where none does."""
        if self._dialect.quoting == "never" or b'"' not in data:
            return data.rfind(self._end) + 1
        if self._quotes_are_plain(data):
            return self._even_end(data)
        matched = self._records.match(data)
        return matched.end() if matched else 0

    def _quotes_are_plain(self, data: bytes) -> bool:
        """Whether each quote opens or closes a cell, as counting alone can prove.

        Doubled quotes go first. What is left has a cell edge on exactly one side, and as many open as close. A cell
        that is cut off by the end of the block makes the counts differ by one.
        """
        bare = data.replace(b'""', b"").replace(b"\r\n", b"\n") if self._end == b"\n" else data.replace(b'""', b"")
        edges = (self._dialect.delimiter.encode(), self._end)
        opening = sum(bare.count(edge + b'"') for edge in edges) + bare.startswith(b'"')
        closing = sum(bare.count(b'"' + edge) for edge in edges) + bare.endswith(b'"')
        both = sum(bare.count(left + b'"' + right) for left in edges for right in edges)
        both += any(bare.startswith(b'"' + edge) for edge in edges)
        both += any(bare.endswith(edge + b'"') for edge in edges)
        return both == 0 and opening + closing == bare.count(b'"') and opening - closing in {0, 1}

    def _even_end(self, data: bytes) -> int:
        """The last line end that has an even number of quotes before it."""
        end = data.rfind(self._end)
        odd = data.count(b'"', 0, end) % 2 if end >= 0 else 0
        while end >= 0 and odd:
            earlier = data.rfind(self._end, 0, end)
            odd ^= data.count(b'"', max(earlier, 0), end) % 2
            end = earlier
        return end + 1

    @cached_property
    def _records(self) -> re.Pattern[bytes]:
        delimiter, end = re.escape(self._dialect.delimiter.encode()), re.escape(self._end)
        plain = rb'[^"' + end + delimiter + rb"][^" + end + delimiter + rb"]*+"
        cell = rb'(?:"(?:[^"]|"")*+"\r?|' + plain + rb")?+"
        return re.compile(rb"(?:(?:" + cell + delimiter + rb")*+" + cell + end + rb")*+")


def without_lines(texts: Iterator[str], count: int, end: str) -> Iterator[str]:
    """The stream without its first ``count`` physical lines."""
    left = count
    for text in texts:
        start = 0
        while left and (found := text.find(end, start)) >= 0:
            start, left = found + 1, left - 1
        if not left and start < len(text):
            yield text[start:]
        elif left:
            continue


def unescaped(texts: Iterator[str]) -> Iterator[str]:
    r"""The stream with ``\"`` written as ``""`` and ``\\`` as one backslash; other pairs stay."""
    held = ""
    for text in texts:
        whole = held + text
        odd = (len(whole) - len(whole.rstrip("\\"))) % 2
        held = whole[-1:] if odd else ""
        yield _BACKSLASHED.sub(_unescape, whole[:-1] if odd else whole)
    if held:
        yield held


def _unescape(match: re.Match[str]) -> str:
    return {'"': '""', "\\": "\\"}.get(match.group(1), match.group())


def _line_iterator(texts: Iterator[str], end: str) -> Iterator[str]:
    rest = ""
    for text in texts:
        lines = (rest + text).split(end)
        rest = lines.pop()
        yield from (line + "\n" for line in lines)
    if rest:
        yield rest


def not_closed(source: str, line: int | None) -> InputError:
    """The error for a quote that opens a cell which never ends."""
    return InputError(
        msg("a quoted cell is not closed, or is longer than a cell can be"),
        where=source if line is None else f"{source}:{line}",
        hint=msg("Repair the quotes around that line, or export the file again."),
    )
