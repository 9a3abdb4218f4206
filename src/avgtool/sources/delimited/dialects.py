"""How a delimited text is put together, judged by its first lines: delimiter, quotes, line ends, preamble."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from avgtool.sources.headers import is_typical_header

if TYPE_CHECKING:
    from collections.abc import Sequence

_DELIMITERS = (";", ",", "\t", "|")
_UNIT, _RECORD = "\x1f", "\x1e"
_CONSISTENT = 0.8
"""Share of the records that must have as many cells before the separators of ASCII are taken for what they are."""
_SEP_LINE = re.compile(r"sep=(.)(?:\r\n|\r|\n)", re.IGNORECASE)
_LONGEST_NAME = 30
"""Characters of the name of a lone column; what is longer below a blank line is a text."""
_RECORDS = 1000
_PREAMBLE_LINES = 30

Record = list[str]


@dataclass(frozen=True, slots=True)
class Layout:
    """What the first lines say about how the whole is written."""

    delimiter: str
    newline: str
    escape: str | None
    quoting: Literal["necessary", "always", "never"]
    sep_line: bool
    preamble: int
    """Lines before the header, an Excel ``sep=`` line not counted."""
    records: tuple[Record, ...]
    """The first records, preamble left out, as a careful reader sees them."""
    first_lines: int
    """Physical lines that the first record takes up."""

    @property
    def lines_before(self) -> int:
        """Physical lines before the first record."""
        return self.preamble + self.sep_line


def detect_layout(text: str, *, whole: bool) -> Layout:
    """The layout of the text that begins with ``text``.

    Args:
        text: The beginning of the file, decoded.
        whole: Whether it is all there is; otherwise its last, incomplete line is left out of account.
    """
    newline = _newline(text, whole=whole)
    sep = _SEP_LINE.match(text)
    body = text[sep.end() :] if sep else text
    lines = _lines(body, newline, whole=whole)
    escape = "\\" if _uses_backslash(body) else None
    delimiter = sep.group(1) if sep else _delimiter(lines, escape, newline)
    records, spans = _parse(lines, delimiter, escape)
    preamble = preamble_records(records)
    return Layout(
        delimiter=delimiter,
        newline=newline,
        escape=escape,
        quoting=_quoting(body, delimiter, newline, records),
        sep_line=bool(sep),
        preamble=sum(spans[:preamble]),
        records=tuple(records[preamble:]),
        first_lines=spans[preamble] if preamble < len(spans) else 1,
    )


def _newline(text: str, *, whole: bool) -> str:
    if _parts_records(text, whole=whole):
        return _RECORD
    outside = re.sub(r'"[^"]*"', "", text)
    if "\n" in outside or "\n" in text:
        return "\r\n" if "\r\n" in outside else "\n"
    return "\r" if "\r" in text else "\n"


def _parts_records(text: str, *, whole: bool) -> bool:
    """Whether the separators of ASCII part records and cells, which is when nearly every record has as many cells.

    One or two in the whole text are stray bytes.
    """
    *records, last = text.split(_RECORD)
    if not records:
        return False
    if whole and last.strip("\r\n"):
        records.append(last)
    cells = Counter(record.count(_UNIT) for record in records if record.strip("\r\n"))
    units, usual = cells.most_common(1)[0] if cells else (0, 0)
    return units > 0 and usual > 1 and usual >= _CONSISTENT * cells.total()


def _lines(text: str, newline: str, *, whole: bool) -> list[str]:
    """Physical lines with a line feed at their end, without the last one where it may be cut off."""
    unix = text.replace("\r\n", "\n")
    if newline in {"\r", _RECORD}:
        unix = unix.replace(newline, "\n")
    lines = [line + "\n" for line in unix.split("\n")]
    if lines[-1] == "\n" or (not whole and len(lines) > 1):
        lines.pop()
    return lines


def _uses_backslash(text: str) -> bool:
    """Whether quotes inside a quoted cell are escaped by backslashes, as MySQL does, rather than doubled."""
    return bool(re.search(r'\\"[^";,\t|\r\n]', text)) and '""' not in text.replace('\\""', "")


def _delimiter(lines: Sequence[str], escape: str | None, newline: str) -> str:
    """The delimiter that cuts the most lines into the same number of cells, at least two of them."""
    if newline == _RECORD:
        return _UNIT
    if _consistency(_parse(lines, _UNIT, escape)[0])[0] >= _CONSISTENT:
        return _UNIT
    scores = {delimiter: _consistency(_parse(lines, delimiter, escape)[0]) for delimiter in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda delimiter: scores[delimiter])
    if scores[best] > (0.0, 0):
        return best
    return min(_DELIMITERS, key=lambda delimiter: _cut(_parse(lines, delimiter, escape, most=None)[0]))


def _cut(records: Sequence[Record]) -> int:
    """Records of more than one cell: none in a table of one column, few in a list of texts."""
    return sum(1 for record in records if len(record) > 1)


def _consistency(records: Sequence[Record]) -> tuple[float, int]:
    """Share of the records that have the most usual width, and that width; nothing where most are not cut at all."""
    widths = Counter(len(record) for record in records if record)
    if not widths:
        return (0.0, 0)
    first = next(len(record) for record in records if record)
    cut = sum(count for width, count in widths.items() if width > 1)
    width, usual = max(
        ((w, c) for w, c in widths.items() if w > 1), key=lambda item: (item[1], item[0]), default=(0, 0)
    )
    total = sum(widths.values())
    if cut < 0.5 * total or (first == 1 and usual < 0.5 * total):
        return (0.0, 0)
    if first == 1 and not _is_preamble(records):
        return (0.0, 0)
    return (usual / total, width)


def _is_preamble(records: Sequence[Record]) -> bool:
    return preamble_records(records) > 0


def preamble_records(records: Sequence[Record]) -> int:
    """How many records stand before the table: narrow or nearly empty ones, before a header that is wider."""
    usual = Counter(len(record) for record in records if record).most_common(1)
    if not usual or usual[0] < (2, 2):  # two cells, two rows: what makes a table
        return _before_lone_column(records)
    enough = usual[0][0] // 2 + 1
    for number, record in enumerate(records[:_PREAMBLE_LINES]):
        if len(record) >= enough and (_filled(record) > 1 or not _is_title(records, number)):
            return number
    return _before_lone_column(records)


def _filled(record: Record) -> int:
    return sum(1 for cell in record if cell.strip())


def _is_title(records: Sequence[Record], number: int) -> bool:
    """Whether a row with one filled cell at most stands above a typical header, as titles of sheets do."""
    below = next((record for record in records[number + 1 : _PREAMBLE_LINES] if _filled(record) > 1), None)
    return below is not None and is_typical_header(below)


def _before_lone_column(records: Sequence[Record]) -> int:
    """In a table of one column: blank lines, and a title that a blank line parts from a typical header."""
    first = next((number for number, record in enumerate(records) if _filled(record)), 0)
    after = records[first + 1 : first + 4]
    if len(after) > 1 and not _filled(after[0]) and not is_typical_header(records[first]):
        header = next((number for number, record in enumerate(after) if _filled(record)), 0)
        if header and is_typical_header(after[header]) and len("".join(after[header])) <= _LONGEST_NAME:
            return first + 1 + header
    return first


def _parse(
    lines: Sequence[str], delimiter: str, escape: str | None, most: int | None = _RECORDS
) -> tuple[list[Record], list[int]]:
    """The first records and how many physical lines each takes up; as far as they can be read."""
    reader = csv.reader(iter(lines), delimiter=delimiter, doublequote=escape is None, escapechar=escape)
    records: list[Record] = []
    spans: list[int] = []
    seen = 0
    try:
        for record in reader:
            records.append(record)
            spans.append(reader.line_num - seen)
            seen = reader.line_num
            if len(records) == most:
                break
    except csv.Error:  # a cell longer than the reader allows: what was read so far has to do
        pass
    return records, spans


def _quoting(
    text: str, delimiter: str, newline: str, records: Sequence[Record]
) -> Literal["necessary", "always", "never"]:
    if not text.startswith('"'):
        return "necessary"
    cells = sum(len(record) for record in records)
    edge = f"[{re.escape(delimiter)}{re.escape(newline[-1])}]"
    opened = len(re.findall(rf'(?:^|{edge})"', text))
    return "always" if opened >= cells else "necessary"
