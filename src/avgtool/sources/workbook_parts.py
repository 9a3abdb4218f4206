"""The parts of a workbook beside its cells: what hides there, and what would harm whoever opens it.

Only sizes, counts and kinds are reported. The parts are searched as bytes and never handed to an XML parser, so that no
entity can be expanded and no address be fetched.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from avgtool.errors import InputError
from avgtool.i18n import Message, msg, nmsg
from avgtool.model.findings import Notice
from avgtool.sources.archives import opened_archive, part_chunks, refuse_bomb
from avgtool.sources.workbook_sheets import sheets_of_parts

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from avgtool.sources.limits import Limits

_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\x00!\x00(?:D|E)")
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
_MARKS = {
    "cell_errors": re.compile(rb'<(?:\w+:)?c\b[^>]*?\bt="e"'),
    "hidden_rows": re.compile(rb'<(?:\w+:)?row\b[^>]*?\bhidden="(?:1|true)"'),
    "hidden_columns": re.compile(rb'<(?:\w+:)?col\b[^>]*?\bhidden="(?:1|true)"'),
    "comments": re.compile(rb"<(?:\w+:)?comment\b"),
    "threaded_comments": re.compile(rb"<(?:\w+:)?threadedComment\b"),
    "author": re.compile(rb"<(?:dc:creator|cp:lastModifiedBy)>[^<]"),
    "defined_names": re.compile(rb"<(?:\w+:)?definedName\b"),
}
_PARTS = {
    "pivot_cache": re.compile(r"xl/pivotCache/pivotCacheDefinition"),
    "external_links": re.compile(r"xl/externalLinks/externalLink\d"),
    "macros": re.compile(r"vbaProject\.bin$"),
    "pictures": re.compile(r"xl/media/"),
    "custom_properties": re.compile(r"docProps/custom\.xml$"),
}
_OVERLAP = 4096
"""No tag that is searched for is longer."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a workbook holds beside its cells."""

    whole: tuple[Notice, ...] = ()
    """What belongs to no sheet."""
    by_sheet: Mapping[str, tuple[Notice, ...]] = field(default_factory=dict)

    def of(self, sheet: str) -> tuple[Notice, ...]:
        """What a reader of one sheet must know."""
        return (*self.by_sheet.get(sheet, ()), *self.whole)


def inspect_workbook(path: Path, source: str, limits: Limits) -> Beside:
    """Notices of what an .xlsx, .xlsb or .ods file holds beside its cells, by sheet where the file says whose it is.

    Raises:
        InputError: It is damaged, a decompression bomb, declares entities, or one far cell makes a sheet enormous.
    """
    with opened_archive(path, source) as archive:
        refuse_bomb(archive, source, most=limits.workbook_unpacked_bytes, ratio=limits.unpacked_ratio)
        owners = sheets_of_parts(archive)
        found: defaultdict[str | None, Counter[str]] = defaultdict(Counter)
        for name in archive.namelist():
            found[None].update(code for code, pattern in _PARTS.items() if pattern.search(name))
            if name.endswith((".xml", ".rels", ".vml")):
                found[owners.get(name)].update(_inspect_part(archive, name, source, limits))
    whole = _notices(found.pop(None))
    return Beside(whole, {sheet: _notices(counts) for sheet, counts in found.items() if sheet is not None})


def _notices(counts: Counter[str]) -> tuple[Notice, ...]:
    # A comment with answers is kept twice: with them, and once more for programs that know no answers.
    counts["comments"] = max(counts["comments"], counts.pop("threaded_comments", 0))
    return tuple(Notice(code, _message(code, count), count=count) for code, count in sorted((+counts).items()))


def _inspect_part(archive: zipfile.ZipFile, name: str, source: str, limits: Limits) -> Counter[str]:
    found: Counter[str] = Counter()
    is_sheet = "worksheets/" in name
    far = _Farthest()
    for text in _overlapping(archive, name):
        if _DECLARATION.search(text):
            raise InputError(
                msg("declares XML entities, which no spreadsheet program does; they are not followed"),
                where=source,
                hint=msg("Do not trust this file. If you know its sender, ask for a CSV export."),
            )
        found.update({code: len(pattern.findall(text)) for code, pattern in _MARKS.items()})
        if is_sheet:
            far.look_at(text)
    if far.cells > limits.workbook_cells:
        raise InputError(
            msg(
                "one cell far out makes a sheet of {cells} cells, more than the {most} allowed",
                cells=far.cells,
                most=limits.workbook_cells,
            ),
            where=source,
            hint=msg("Delete the lone cell at the edge of the sheet, or save the sheet as CSV."),
        )
    return +found


class _Farthest:
    """The corners of all cells seen so far."""

    def __init__(self) -> None:
        self._columns: set[bytes] = set()
        self._rows: tuple[int, int] | None = None

    def look_at(self, text: bytes) -> None:
        cells = _CELL.findall(text)
        if not cells:
            return
        self._columns.update(column for column, _ in cells)
        # Rows stand in order in a sound file; a hostile one may not keep to it.
        rows = {int(row) for _, row in cells}
        low, high = min(rows), max(rows)
        self._rows = (low, high) if self._rows is None else (min(low, self._rows[0]), max(high, self._rows[1]))

    @property
    def cells(self) -> int:
        if self._rows is None:
            return 0
        columns = [_column_number(column) for column in self._columns]
        return (self._rows[1] - self._rows[0] + 1) * (max(columns) - min(columns) + 1)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _overlapping(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The part in chunks that are cut between tags, so that no tag is seen by halves or twice."""
    rest = b""
    for chunk in part_chunks(archive, name):
        text = rest + chunk
        cut = text.rfind(b"<")
        if cut <= 0 or len(text) - cut > _OVERLAP * 256:
            cut = len(text)
        rest = text[cut:]
        yield text[:cut]
    if rest:
        yield rest


def _message(code: str, count: int) -> Message:
    return _SAID[code](count)


_SAID: dict[str, Callable[[int], Message]] = {
    "cell_errors": lambda count: nmsg(
        "{n} cell holds an error such as #N/A; it is read as missing.",
        "{n} cells hold an error such as #N/A; they are read as missing.",
        count,
    ),
    "hidden_rows": lambda count: nmsg(
        "{n} row is hidden; it is judged too.", "{n} rows are hidden; they are judged too.", count
    ),
    "hidden_columns": lambda count: nmsg(
        "{n} group of columns is hidden; it is judged too.",
        "{n} groups of columns are hidden; they are judged too.",
        count,
    ),
    "comments": lambda count: nmsg(
        "{n} comment stands beside the cells and may hold personal data: it is not judged and not copied.",
        "{n} comments stand beside the cells and may hold personal data: they are not judged and not copied.",
        count,
    ),
    "author": lambda _count: msg("The properties of the file name its author; they are not copied."),
    "defined_names": lambda count: nmsg(
        "{n} name is defined for a range; it is not copied.",
        "{n} names are defined for ranges; they are not copied.",
        count,
    ),
    "pivot_cache": lambda count: nmsg(
        "{n} pivot table keeps a copy of its data in the file; it is not judged and not copied.",
        "{n} pivot tables keep copies of their data in the file; these are not judged and not copied.",
        count,
    ),
    "external_links": lambda count: nmsg(
        "{n} link to another workbook keeps values of it; it is not judged and not copied.",
        "{n} links to other workbooks keep values of them; they are not judged and not copied.",
        count,
    ),
    "macros": lambda _count: msg("It holds macros; they are not run and not copied."),
    "pictures": lambda count: nmsg(
        "{n} picture is in the file; it is not judged and not copied.",
        "{n} pictures are in the file; they are not judged and not copied.",
        count,
    ),
    "custom_properties": lambda _count: msg("It has properties of its own; they are not judged and not copied."),
}
