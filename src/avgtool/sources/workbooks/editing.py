"""Changing single rows of a workbook, part by part: what is not touched stays as it is, with its formulas and looks.

A row that goes is emptied and not taken away, so that formulas, names and tables keep pointing to the rows they mean.
What says the same elsewhere goes with it: texts that no other cell shares, comments, links.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from avgtool.errors import InputError, OutputError
from avgtool.i18n import Message, msg
from avgtool.sources.archives import opened_archive
from avgtool.sources.workbooks.cells import load_sheet, reader_of, rows_above
from avgtool.sources.workbooks.formats import column_number
from avgtool.sources.workbooks.sheets import sheets_of_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from avgtool.sources.base import Dataset
    from avgtool.sources.edits import Edits

_ROW = re.compile(r"<((?:\w+:)?)row\b[^>]*?(?:/>|(?<!/)>(.*?)</\1row>)", re.DOTALL)
_CELL = re.compile(r"<((?:\w+:)?)c\b([^>]*?)(?:/>|(?<!/)>(.*?)</\1c>)", re.DOTALL)
_REFERENCE = re.compile(r'\br="([A-Z]{1,3})(\d+)"')
_NUMBER = re.compile(r'<(?:\w+:)?row\b[^>]*?\br="(\d+)"')
_SHARED = re.compile(r'\bt="s"')
_INDEX = re.compile(r"<(?:\w+:)?v>(\d+)</")
_ITEM = re.compile(r"<((?:\w+:)?)si\b[^>]*?(?:/>|(?<!/)>.*?</\1si>)", re.DOTALL)
_REPEATED = re.compile(r'<(?:\w+:)?f\b[^>]*\bref="')
_NOTE = r'<((?:\w+:)?)(comment|threadedComment)\b[^>]*?\bref="{cell}"[^>]*?(?:/>|(?<!/)>.*?</\1\2>)'
_LINK = r'<(?:\w+:)?hyperlink\b[^>]*?\bref="{cell}"[^>]*?/>'
_CHAIN = "xl/calcChain.xml"
_STRINGS = "xl/sharedStrings.xml"
_COPIES = re.compile(r"xl/pivotCache/pivotCacheRecords|xl/revisions/|xl/externalLinks/")
_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - workbooks know no time zones
_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class _Touched:
    """Cells of one sheet that get another content."""

    first_row: int
    """Of the sheet, of row 1 of the data set."""
    first_column: int
    cells: Mapping[tuple[int, int], Any]
    """(row, column), from 1, to a new value."""
    rows: frozenset[int]
    """Rows that are emptied."""


def edit_workbook(edits: Mapping[str, Edits], datasets: Mapping[str | None, Dataset], target: Path) -> None:
    """Write a workbook anew, with rows emptied and cells changed.

    Raises:
        OutputError: It keeps copies of its rows elsewhere, or a formula for several rows stands in one that goes.
        InputError: Its rows do not stand where they were read.
    """
    any_dataset = next(iter(datasets.values()))
    path, source = any_dataset.path, any_dataset.source
    assert path is not None  # a workbook lies in a file
    with opened_archive(path, source) as archive:
        _refuse_copies(archive, source)
        parts = {name: archive.read(name) for name in archive.namelist()}
        owners = {part: sheet for part, sheet in sheets_of_parts(archive).items() if part in parts}
        for sheet, one in edits.items():
            _edit_sheet(parts, owners, sheet, one, datasets[sheet])
        _write(archive, parts, target)
    for sheet, one in edits.items():
        _require_same(path, target, source, sheet, one, datasets[sheet])


def _refuse_copies(archive: zipfile.ZipFile, source: str) -> None:
    if any(map(_COPIES.match, archive.namelist())):
        raise OutputError(
            msg("keeps copies of its rows beside its sheets (a pivot table, earlier versions, another workbook)"),
            where=source,
            hint=msg("Take these out in a spreadsheet program, and make a new plan."),
        )


def _write(archive: zipfile.ZipFile, parts: Mapping[str, bytes], target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for info in archive.infolist():
            if info.filename in parts:
                made.writestr(info, parts[info.filename], zipfile.ZIP_DEFLATED)


def _edit_sheet(parts: dict[str, bytes], owners: Mapping[str, str], sheet: str, edits: Edits, dataset: Dataset) -> None:
    (part,) = (name for name, owner in owners.items() if owner == sheet and "/worksheets/" in name)
    text = parts[part].decode()
    touched = _touched(text, edits, dataset)
    gone: list[str] = []
    formulas = Counter[str]()

    def row(found: re.Match[str]) -> str:
        number = _NUMBER.match(found[0])
        if number is None:
            raise _unusual(dataset.source)
        return _edited_row(found, int(number[1]), touched, gone, formulas, dataset.source)

    edited = _ROW.sub(row, text)
    _forget_strings(parts, part, edited, gone)
    _forget_beside(parts, owners, sheet, touched, edited, part)
    if formulas:
        _forget_chain(parts)


def _touched(text: str, edits: Edits, dataset: Dataset) -> _Touched:
    """Where the rows stand in the sheet."""
    assert dataset.path is not None
    reader = reader_of(dataset.path, dataset.source)
    cells = load_sheet(reader, dataset.table or "", dataset.source, dtypes="string").to_polars()
    above = rows_above(reader, dataset.table or "", dataset.source, cells.height)
    rows = int(dataset.frame.collect().height)
    first_row = above + cells.height - rows + 1
    filled = [_REFERENCE.search(cell[2]) for cell in _CELL.finditer(text) if cell[3]]
    columns = [column_number(found[1].encode()) for found in filled if found]
    first_column = min(columns, default=1)
    places = {
        (first_row + number - 1, first_column + dataset.columns.index(name)): value
        for number, values in edits.changes.items()
        for name, value in values.items()
    }
    return _Touched(first_row, first_column, places, frozenset(first_row + number - 1 for number in edits.deletes))


def _edited_row(
    found: re.Match[str], number: int, touched: _Touched, gone: list[str], formulas: Counter[str], source: str
) -> str:
    prefix, inner = found[1], found[2] or ""
    new = {column: value for (row, column), value in touched.cells.items() if row == number}
    if number not in touched.rows and not new:
        return found[0]
    kept: dict[int, str] = {}
    for cell in _CELL.finditer(inner):
        place = _REFERENCE.search(cell[2])
        if place is None:
            raise _unusual(source)
        column = column_number(place[1].encode())
        kept[column] = cell[0]
        if number in touched.rows or column in new:
            _note(cell, gone, formulas, source)
            kept[column] = "" if number in touched.rows else _cell(prefix, cell[2], new[column])
    for column in new.keys() - kept.keys():
        kept[column] = _cell(prefix, f' r="{_letters(column)}{number}"', new[column])
    opening = found[0][: found[0].index(">") + 1].replace("/>", ">")
    return f"{opening}{''.join(kept[column] for column in sorted(kept))}</{prefix}row>"


def _note(cell: re.Match[str], gone: list[str], formulas: Counter[str], source: str) -> None:
    """Remember what a cell held that is kept elsewhere in the workbook."""
    held = cell[3] or ""
    if _REPEATED.search(held):
        raise OutputError(
            msg("a formula for several rows stands in a row that is to be changed"),
            where=source,
            hint=msg("Replace it by its values in a spreadsheet program, and make a new plan."),
        )
    formulas.update(["f"] if re.search(r"<(?:\w+:)?f\b", held) else [])
    index = _INDEX.search(held) if _SHARED.search(cell[2]) else None
    if index:
        gone.append(index[1])


def _cell(prefix: str, attributes: str, value: Any) -> str:
    """A cell with a new value; it looks as it did."""
    plain = re.sub(r'\s+(?:t|cm|vm)="[^"]*"', "", attributes)
    if value is None:
        return f"<{prefix}c{plain}/>"
    if isinstance(value, bool):
        return f'<{prefix}c{plain} t="b"><{prefix}v>{int(value)}</{prefix}v></{prefix}c>'
    number = _serial(value)
    if number is not None:
        return f"<{prefix}c{plain}><{prefix}v>{number}</{prefix}v></{prefix}c>"
    text = f'<{prefix}t xml:space="preserve">{escape(str(value), quote=False)}</{prefix}t>'
    return f'<{prefix}c{plain} t="inlineStr"><{prefix}is>{text}</{prefix}is></{prefix}c>'


def _serial(value: Any) -> str | None:
    """A number as Excel stores it; days are counted from the end of 1899."""
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, dt.date):
        moment = value if isinstance(value, dt.datetime) else dt.datetime.combine(value, dt.time())
        days = (moment - _ZERO).total_seconds() / _SECONDS
        return repr(int(days) if days.is_integer() else days)
    return None


def _forget_strings(parts: dict[str, bytes], part: str, after: str, gone: Iterable[str]) -> None:
    """Empty the shared texts that no cell uses any more."""
    parts[part] = after.encode()
    unused = set(gone)
    if not unused or _STRINGS not in parts:
        return
    for name, data in parts.items():
        if "/worksheets/" in name and name.endswith(".xml"):
            for cell in _CELL.finditer(data.decode()):
                index = _INDEX.search(cell[3] or "") if _SHARED.search(cell[2]) else None
                unused.discard(index[1] if index else "")
    numbers = itertools.count()

    def item(found: re.Match[str]) -> str:
        prefix = found[1]
        return f"<{prefix}si><{prefix}t/></{prefix}si>" if str(next(numbers)) in unused else found[0]

    parts[_STRINGS] = _ITEM.sub(item, parts[_STRINGS].decode()).encode()


def _forget_beside(
    parts: dict[str, bytes], owners: Mapping[str, str], sheet: str, touched: _Touched, text: str, part: str
) -> None:
    """Take out comments and links of cells that were emptied or changed."""
    rows = "|".join(map(str, sorted(touched.rows))) or "(?!)"
    cells = "|".join(f"{_letters(column)}{row}" for row, column in sorted(touched.cells)) or "(?!)"
    places = f"(?:[A-Z]{{1,3}}(?:{rows})|{cells})"
    for name, owner in owners.items():
        if owner == sheet and "omment" in name:
            parts[name] = re.sub(_NOTE.replace("{cell}", places), "", parts[name].decode(), flags=re.DOTALL).encode()
    link = re.compile(_LINK.replace("{cell}", places))
    targets = [found[1] for tag in link.findall(text) if (found := re.search(r'\br:id="([^"]+)"', tag))]
    without = re.sub(r"<((?:\w+:)?)hyperlinks>\s*</\1hyperlinks>", "", link.sub("", text))
    parts[part] = without.encode()
    folder, _, file = part.rpartition("/")
    related = f"{folder}/_rels/{file}.rels"
    if targets and related in parts:
        left = parts[related].decode()
        for target in set(targets) - set(re.findall(r'\br:id="([^"]+)"', without)):
            left = re.sub(rf'<Relationship\b[^>]*?\bId="{re.escape(target)}"[^>]*?/>', "", left)
        parts[related] = left.encode()


def _forget_chain(parts: dict[str, bytes]) -> None:
    """Take out the order in which formulas are calculated, for some are gone; programs make it again."""
    if parts.pop(_CHAIN, None) is None:
        return
    for name, tag in (("[Content_Types].xml", "Override"), ("xl/_rels/workbook.xml.rels", "Relationship")):
        parts[name] = re.sub(rf"<{tag}\b[^>]*calcChain[^>]*/>", "", parts[name].decode()).encode()


def _require_same(path: Path, target: Path, source: str, sheet: str, edits: Edits, dataset: Dataset) -> None:
    """Read both again: rows that were not touched hold what they held, and those that went hold nothing."""
    before, after = (_grid(file, source, sheet) for file in (path, target))
    rows = int(dataset.frame.collect().height)
    top = max(before, default=0) - rows
    for number in range(1, max(before, default=0) + 1):
        row = number - top
        cells = after.get(number, ())
        if row in edits.deletes and any(cells):
            raise _unusual(source)
        if row not in edits.rows and _filled(cells) != _filled(before.get(number, ())):
            raise _unusual(source)


def _grid(path: Path, source: str, sheet: str) -> dict[int, tuple[str | None, ...]]:
    """Rows of cells as text, by the number of the row in the sheet."""
    reader = reader_of(path, source)
    cells = load_sheet(reader, sheet, source, dtypes="string").to_polars()
    above = rows_above(reader, sheet, source, cells.height)
    return {above + number: row for number, row in enumerate(cells.iter_rows(), 1)}


def _filled(cells: Iterable[str | None]) -> list[str]:
    return [cell for cell in cells if cell]


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _unusual(source: str) -> InputError:
    what: Message = msg("its sheets are built in an unusual way, so that no row can be changed safely")
    hint = msg("Save the file again in a spreadsheet program, and make a new plan.")
    return InputError(what, where=source, hint=hint)
