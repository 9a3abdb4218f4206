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
from avgtool.sources.workbooks.comments import comments_of
from avgtool.sources.workbooks.formats import SheetFormats, codes_of, column_number
from avgtool.sources.workbooks.sheets import sheets_of_parts

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from avgtool.sources.limits import Limits
    from avgtool.sources.workbooks.formats import Shown

_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)|<\x00!\x00(?:D|E)")
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')
_MARKS = {
    "cell_errors": re.compile(rb'<(?:\w+:)?c\b[^>]*?\bt="e"'),
    "hidden_rows": re.compile(rb'<(?:\w+:)?row\b[^>]*?\bhidden="(?:1|true)"'),
    "hidden_columns": re.compile(rb'<(?:\w+:)?col\b[^>]*?\bhidden="(?:1|true)"'),
    "comments": re.compile(rb"<(?:(?:\w+:)?comment|office:annotation)\b"),
    "threaded_comments": re.compile(rb"<(?:\w+:)?threadedComment\b"),
    "author": re.compile(rb"<(?:dc:creator|cp:lastModifiedBy)>[^<]"),
    "defined_names": re.compile(rb"<(?:\w+:)?definedName\b"),
}
_SHEET_MARKS = {
    "formulas": re.compile(rb"<(?:\w+:)?f\b"),
    "links": re.compile(rb"<(?:\w+:)?hyperlink\b"),
    "merged_cells": re.compile(rb"<(?:\w+:)?mergeCell\b"),
}
_NO_RESULT = re.compile(
    rb'<(?:\w+:)?c\b(?![^>]*\bt="str")[^>]*>\s*<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*'
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_ODS_MARKS = {
    "hidden_rows": re.compile(rb'<table:table-row\b[^>]*?\btable:visibility="(?:collapse|filter)"'),
    "hidden_columns": re.compile(rb'<table:table-column\b[^>]*?\btable:visibility="(?:collapse|filter)"'),
    "long_times": re.compile(rb'\boffice:time-value="P(?:\d+[YMD]|T0*(?:2[4-9]|[3-9]\d|\d{3,})H)'),
    "links": re.compile(rb"<text:a\b"),
    "formulas": re.compile(rb"\btable:formula="),
}
_ODS_CONTENT = "content.xml"
_PARTS = {
    "pivot_cache": re.compile(r"xl/pivotCache/pivotCacheDefinition"),
    "external_links": re.compile(r"xl/externalLinks/externalLink\d"),
    "macros": re.compile(r"vbaProject\.bin$"),
    "pictures": re.compile(r"xl/media/"),
    "custom_properties": re.compile(r"docProps/custom\.xml$"),
}
_OVERLAP = 4096
"""No tag that is searched for is longer."""


UNREAD = (
    Notice(
        "beside_unread",
        msg(
            "Comments, authors, hidden rows and the like are not looked for in a file of this kind; they may hold "
            "personal data, and are not copied."
        ),
    ),
)
"""Of old and of binary workbooks only the cells are read."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What a workbook holds beside its cells."""

    whole: tuple[Notice, ...] = ()
    """What belongs to no sheet."""
    by_sheet: Mapping[str, tuple[Notice, ...]] = field(default_factory=dict)
    formats: Mapping[str, Shown] = field(default_factory=dict)
    """How the numbers of each sheet are shown."""
    comments: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    """The texts of the comments of each sheet."""

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
        codes = codes_of(archive)
        found: defaultdict[str | None, Counter[str]] = defaultdict(Counter)
        formats: dict[str, Shown] = {}
        for name in archive.namelist():
            found[None].update(code for code, pattern in _PARTS.items() if pattern.search(name))
            if name.endswith((".xml", ".rels", ".vml")):
                counts, styles = _inspect_part(archive, name, source, limits)
                found[owners.get(name)].update(counts)
                formats |= {owners[name]: styles.shown(codes)} if name in owners and _is_sheet(name) else {}
        counted = any(counts["comments"] or counts["threaded_comments"] for counts in found.values())
        comments = comments_of(archive, owners) if counted else {}
        unread = UNREAD if any(name.endswith("workbook.bin") for name in archive.namelist()) else ()
    whole = (*_notices(found.pop(None)), *unread)
    by_sheet = {sheet: _notices(counts) for sheet, counts in found.items() if sheet is not None}
    return Beside(whole, by_sheet, formats, comments)


def _is_sheet(part: str) -> bool:
    return "worksheets/" in part


def _notices(counts: Counter[str]) -> tuple[Notice, ...]:
    # A comment with answers is kept twice: with them, and once more for programs that know no answers.
    counts["comments"] = max(counts["comments"], counts.pop("threaded_comments", 0))
    counts["formulas"] -= counts["formulas_without_result"]
    return tuple(Notice(code, _message(code, count), count=count) for code, count in sorted((+counts).items()))


def _marks(part: str) -> dict[str, re.Pattern[bytes]]:
    if _is_sheet(part):
        return _MARKS | _SHEET_MARKS
    return _MARKS | _ODS_MARKS if part == _ODS_CONTENT else _MARKS


def _inspect_part(
    archive: zipfile.ZipFile, name: str, source: str, limits: Limits
) -> tuple[Counter[str], SheetFormats]:
    found: Counter[str] = Counter()
    marks, far, styles = _marks(name), _Farthest(), SheetFormats()
    for text in _overlapping(archive, name):
        if _DECLARATION.search(text):
            raise InputError(
                msg("declares XML entities, which no spreadsheet program does; they are not followed"),
                where=source,
                hint=msg("Do not trust this file. If you know its sender, ask for a CSV export."),
            )
        counts = {code: len(pattern.findall(text)) for code, pattern in marks.items()}
        found.update(counts)
        if _is_sheet(name):
            found["formulas_without_result"] += len(_NO_RESULT.findall(text)) if counts["formulas"] else 0
            far.look_at(text)
            styles.look_at(text)
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
    return +found, styles


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
        columns = [column_number(column) for column in self._columns]
        return (self._rows[1] - self._rows[0] + 1) * (max(columns) - min(columns) + 1)


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
        "{n} comment stands beside the cells and may hold personal data: it is not copied.",
        "{n} comments stand beside the cells and may hold personal data: they are not copied.",
        count,
    ),
    "author": lambda _count: msg("The properties of the file name its author; they are not copied."),
    "formulas": lambda count: nmsg(
        "{n} cell holds a formula; its result is judged and copied.",
        "{n} cells hold a formula; their results are judged and copied.",
        count,
    ),
    "formulas_without_result": lambda count: nmsg(
        "{n} cell holds a formula without a result, and is read as missing: open the file in a spreadsheet program and "
        "save it.",
        "{n} cells hold a formula without a result, and are read as missing: open the file in a spreadsheet program "
        "and save it.",
        count,
    ),
    "links": lambda count: nmsg(
        "{n} cell has a link, which may hold personal data: its text is judged and copied, the address is not.",
        "{n} cells have links, which may hold personal data: their texts are judged and copied, the addresses are not.",
        count,
    ),
    "merged_cells": lambda count: nmsg(
        "{n} group of cells is merged; its value stands in the first of them, also in a copy.",
        "{n} groups of cells are merged; their values stand in the first of each, also in a copy.",
        count,
    ),
    "long_times": lambda count: nmsg(
        "{n} length of time of a day or more cannot be read, and is missing: save the file as .xlsx.",
        "{n} lengths of time of a day or more cannot be read, and are missing: save the file as .xlsx.",
        count,
    ),
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
