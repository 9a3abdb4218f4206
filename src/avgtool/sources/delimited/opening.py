"""Delimited text: what it is made of, and the quickest way of reading it that loses nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from avgtool.errors import InputError
from avgtool.i18n import msg, nmsg
from avgtool.model.findings import Notice
from avgtool.sources.base import Dataset, Dialect
from avgtool.sources.damage import damage_notices
from avgtool.sources.delimited.census import take_census
from avgtool.sources.delimited.dialects import detect_layout
from avgtool.sources.delimited.encodings import Encoding, detect_encoding, read_blocks
from avgtool.sources.delimited.streaming import TextStream
from avgtool.sources.delimited.summaries import summary_rows, sums_up
from avgtool.sources.digest import file_digest
from avgtool.sources.failures import translated_errors
from avgtool.sources.headers import has_header, numbered_names, require_names, unique_names

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

    from avgtool.sources.delimited.dialects import Layout, Record
    from avgtool.sources.limits import Limits

_SAMPLE_BYTES = 1024 * 1024
_SAMPLE_ROWS = 10_000
_WITH_BOM = {"utf-8": "utf-8-sig", "utf-16-le": "utf-16", "utf-32-le": "utf-32"}
_FOOTER = re.compile(
    r"(?i)^\W*(aangemaakt|afgedrukt|printed|gemaakt|created|generated|einde|bron|source|rapport|report|export|datum)\b"
)


@dataclass(frozen=True, slots=True)
class _Text:
    """A delimited text under examination."""

    path: Path
    source: str
    limits: Limits
    encoding: Encoding
    layout: Layout
    header: bool

    @property
    def looked_through(self) -> bool:
        return self.path.stat().st_size <= self.limits.checked_bytes


def open_delimited(path: Path, source: str, format_name: str, limits: Limits, *, header: bool | None = None) -> Dataset:
    """The table in a delimited text, every value a string as it was written.

    Args:
        path: Where the bytes lie.
        source: What the user calls it.
        format_name: ``csv``, ``tsv`` or ``txt``.
        limits: How much of it is looked through first.
        header: Whether its first row names the columns; by default judged by its looks.

    Raises:
        InputError: It is empty, is no text, or has quotes that are never closed.
    """
    with translated_errors(source):
        text = _examine(path, source, limits, header)
        stream, notices = _surveyed(text)
        require_names(stream.names, f"{source}:{stream.dialect.preamble + 1}")
        frame = _scan(text, stream)
        part = frame if text.looked_through else frame.head(_SAMPLE_ROWS).collect().lazy()
        damage = damage_notices(part)
        return Dataset(
            source=source,
            format=format_name,
            frame=frame,
            columns=stream.names,
            path=path,
            dialect=stream.dialect,
            notices=(*_layout_notices(text), *notices, *_footer_notices(text, part), *damage, *_sampled(text, damage)),
            digest=file_digest(path),
            row_estimate=_row_estimate(text),
            blank_lines=stream.blank_places,
        )


def read_as(path: Path, source: str, dialect: Dialect, names: tuple[str, ...]) -> Dataset:
    """The table in a text that avgtool wrote itself, whose dialect and columns are known and not guessed."""
    encoding = _encoding_of(dialect)
    skip = dialect.sep_line + dialect.header
    stream = TextStream(path, source, encoding.name, len(encoding.bom), dialect, skip, names)
    frame = stream.scan_directly(int(dialect.sep_line)) if stream.is_direct else stream.scan()
    return Dataset(source, "csv", frame, names, path=path, dialect=dialect, digest=file_digest(path))


def text_stream(path: Path, source: str, limits: Limits, *, header: bool | None = None) -> TextStream:
    """How :func:`open_delimited` reads the rows of a text: where they begin, and how they are parted.

    Raises:
        InputError: It is empty, is no text, or has quotes that are never closed.
    """
    with translated_errors(source):
        return _surveyed(_examine(path, source, limits, header))[0]


def _encoding_of(dialect: Dialect) -> Encoding:
    plain = {with_bom: name for name, with_bom in _WITH_BOM.items()}.get(dialect.encoding, dialect.encoding)
    return Encoding(plain, "\ufeff".encode(plain) if dialect.bom else b"")


def _examine(path: Path, source: str, limits: Limits, header: bool | None) -> _Text:
    encoding = detect_encoding(path, source, limits)
    text, whole = _beginning(path, encoding)
    if not text.strip("\ufeff \t\r\n\x1e"):
        raise InputError(
            msg("holds no data: it is empty, or all its lines are"), where=source, hint=msg("Export it again.")
        )
    layout = detect_layout(text, whole=whole)
    return _Text(path, source, limits, encoding, layout, has_header(layout.records) if header is None else header)


def _beginning(path: Path, encoding: Encoding) -> tuple[str, bool]:
    with path.open("rb") as file:
        data = file.read(_SAMPLE_BYTES)
        whole = not file.read(1)
    body = data[len(encoding.bom) :]
    if not whole:
        body = body[: len(body) // 4 * 4]
    return body.decode(encoding.name, errors="strict" if whole else "ignore"), whole


def _surveyed(text: _Text) -> tuple[TextStream, tuple[Notice, ...]]:
    """How the rows are to be read, after a look at all of them where the file is small enough."""
    stream = _stream(text, _names(text, len(text.layout.records[0])))
    if not text.looked_through:
        return stream, _name_notices(text, len(stream.names))
    census = take_census(stream)
    stream = replace(census.stream, names=_names(text, census.width))
    notices = list(_name_notices(text, census.width))
    if census.blank_lines:
        blank = nmsg(
            "{n} blank line between the rows is no row: it is not judged and not copied.",
            "{n} blank lines between the rows are no rows: they are not judged and not copied.",
            census.blank_lines,
        )
        notices.append(Notice("blank_lines", blank, count=census.blank_lines))
    if census.width > len(text.layout.records[0]):
        notices.append(_ragged(len(text.layout.records[0]), census.wider_rows))
    if stream.irregular:
        notices.append(Notice("irregular_quotes", msg("Its quotes are irregular; empty cells are read as missing.")))
    return stream, tuple(notices)


def _names(text: _Text, width: int) -> tuple[str, ...]:
    return unique_names(text.layout.records[0], width)[0] if text.header else numbered_names(width)


def _name_notices(text: _Text, width: int) -> tuple[Notice, ...]:
    return unique_names(text.layout.records[0], width)[1] if text.header else ()


def _stream(text: _Text, names: tuple[str, ...]) -> TextStream:
    layout, encoding = text.layout, text.encoding
    dialect = Dialect(
        encoding=_WITH_BOM.get(encoding.name, encoding.name) if encoding.bom else encoding.name,
        delimiter=layout.delimiter,
        escape=layout.escape,
        header=text.header,
        bom=bool(encoding.bom),
        newline=layout.newline,
        sep_line=layout.sep_line,
        preamble=layout.preamble,
        quoting=layout.quoting,
    )
    skip = layout.lines_before + (layout.first_lines if text.header else 0)
    blank = len(names) > 1 and _has_blank_lines(text.path, dialect.line_end.encode(), text.limits)
    return TextStream(text.path, text.source, encoding.name, len(encoding.bom), dialect, skip, names, blank_lines=blank)


def _has_blank_lines(path: Path, end: bytes, limits: Limits) -> bool:
    """Whether two line ends follow each other in what is looked at of the file, inside quotes or not."""
    before = b""
    for block in read_blocks(path, limits):
        seam = before + block[: 2 * len(end) + 1]
        if any(end + end in piece or (b"\r" in piece and end + b"\r" + end in piece) for piece in (seam, block)):
            return True
        before = block[-(2 * len(end) + 1) :]
    return False


def _scan(text: _Text, stream: TextStream) -> pl.LazyFrame:
    """A plain Polars scan where Polars reads the file as it stands, else our stream."""
    widened = len(stream.names) != len(text.layout.records[0])
    headless_middle = not text.header and text.layout.lines_before  # Polars would take the first row's width for all
    if widened or headless_middle or not stream.is_direct:
        return stream.scan()
    return stream.scan_directly(text.layout.lines_before)


def _row_estimate(text: _Text) -> int | None:
    with text.path.open("rb") as file:
        head = file.read(_SAMPLE_BYTES)
    lines = head.count(text.layout.newline[-1].encode())
    return round(text.path.stat().st_size * lines / len(head)) if head else None


def _layout_notices(text: _Text) -> list[Notice]:
    notices = []
    if text.layout.preamble:
        preamble = nmsg(
            "{n} line before the header is no part of the table: it is not judged and not copied.",
            "{n} lines before the header are no part of the table: they are not judged and not copied.",
            text.layout.preamble,
        )
        notices.append(Notice("preamble", preamble, count=text.layout.preamble))
    if not text.header:
        notices.append(Notice("header_missing", msg("It has no header; the columns are called by their position.")))
    if not text.encoding.sure:
        guessed = msg("Its encoding was judged by its looks: {encoding}.", encoding=text.encoding.name)
        notices.append(Notice("encoding_guessed", guessed))
    return notices


def _sampled(text: _Text, damage: tuple[Notice, ...]) -> tuple[Notice, ...]:
    if text.looked_through or not damage:
        return ()
    first = msg("Damage was counted in the first {rows} rows only; there may be more.", rows=_SAMPLE_ROWS)
    return (Notice("damage_sampled", first, count=_SAMPLE_ROWS),)


def _footer_notices(text: _Text, part: pl.LazyFrame) -> tuple[Notice, ...]:
    """Totals anywhere in what is looked at, and what stands below the table where its end is in sight."""
    count = summary_rows(part) + _footer_lines(text.layout.records)
    if not count:
        return ()
    rows = nmsg(
        "{n} row looks like a total or a footer, not like data; it is judged as a row.",
        "{n} rows look like totals or a footer, not like data; they are judged as rows.",
        count,
    )
    return (Notice("footer", rows, count=count),)


def _footer_lines(records: tuple[Record, ...]) -> int:
    """Rows at the end that begin as footers do or are cut short after one cell; blank rows and totals not counted."""
    count = 0
    for record in reversed(records[1:]):
        filled = [cell for cell in record if cell.strip()]
        total = sums_up(record)
        short = len(record) < len(records[0]) and len(filled) <= 1
        if filled and not (short or total or _FOOTER.match(record[0])):
            break
        count += bool(filled) and not total
    return count if count < len(records) - 1 else 0


def _ragged(width: int, rows: int) -> Notice:
    if not rows:
        text = msg("Rows end in a delimiter too many; what it parts off is a column of its own, and empty.")
        return Notice("ragged_rows", text, count=0)
    text = nmsg(
        "{n} row has more cells than the header has names ({width}); the extra cells stand in columns of their own.",
        "{n} rows have more cells than the header has names ({width}); the extra cells stand in columns of their own.",
        rows,
        width=width,
    )
    return Notice("ragged_rows", text, count=rows)
