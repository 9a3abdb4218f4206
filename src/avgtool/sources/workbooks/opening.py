"""Workbooks: every sheet a data set, hidden ones too, every cell as it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from avgtool.errors import InputError
from avgtool.i18n import msg, nmsg
from avgtool.model.findings import Notice
from avgtool.sources.base import Dataset
from avgtool.sources.damage import damage_notices
from avgtool.sources.delimited.dialects import preamble_records
from avgtool.sources.digest import file_digest
from avgtool.sources.headers import has_header, numbered_names, unique_names
from avgtool.sources.limits import MEBIBYTE
from avgtool.sources.signature import Format
from avgtool.sources.workbooks.cells import load_sheet, reader_of, rows_above, typed
from avgtool.sources.workbooks.formats import shown_as
from avgtool.sources.workbooks.parts import UNREAD, Beside, inspect_workbook

if TYPE_CHECKING:
    from pathlib import Path

    import fastexcel

    from avgtool.i18n import Message
    from avgtool.sources.limits import Limits, TableChoice

_TOP_ROWS = 200
_EXCEL_DIGITS = 10**15
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BIFF_STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet before it is typed."""

    name: str
    hidden: bool
    cells: pl.DataFrame
    """All cells as text, from the first used row on."""
    header_row: int
    """Rows before the header."""
    header: bool


def open_workbook(path: Path, source: str, kind: Format, tables: TableChoice, limits: Limits) -> tuple[Dataset, ...]:
    """The sheets of a workbook that hold anything; all of them, or the one that ``tables`` names.

    Raises:
        InputError: It is encrypted, damaged, too large or hostile, or has no such sheet.
    """
    _refuse_large(path, source, limits)
    if kind is Format.XLS:
        _refuse_encrypted(path, source)
        beside = Beside(UNREAD)
    else:
        beside = inspect_workbook(path, source, limits)
    reader = reader_of(path, source)
    names = _chosen(reader, source, tables)
    sheets = [sheet for name in names if (sheet := _sheet(reader, name, source, tables.header)) is not None]
    if not sheets:
        raise InputError(msg("holds no data: every sheet is empty"), where=source, hint=msg("Export it again."))
    digest = file_digest(path)
    return tuple(_dataset(reader, sheet, beside, path, source, kind, digest) for sheet in sheets)


def _refuse_large(path: Path, source: str, limits: Limits) -> None:
    size = path.stat().st_size
    if size > limits.workbook_bytes:
        raise InputError(
            msg(
                "is a workbook of {size} MB, more than the {most} MB allowed",
                size=size // MEBIBYTE,
                most=limits.workbook_bytes // MEBIBYTE,
            ),
            where=source,
            hint=msg("Save it as CSV, which can be of any size."),
        )


def _refuse_encrypted(path: Path, source: str) -> None:
    """An OLE container is an old workbook, a new one behind a password, or something else altogether."""
    data = path.read_bytes()
    if _ENCRYPTED not in data and any(stream in data for stream in _BIFF_STREAMS):
        return
    raise InputError(
        msg("is encrypted with a password, or is no workbook at all"),
        where=source,
        hint=msg("Open it in a spreadsheet program, take off the password, and save it as .xlsx or CSV."),
    )


def _chosen(reader: fastexcel.ExcelReader, source: str, tables: TableChoice) -> list[str]:
    if tables.query:
        raise InputError(msg("is a workbook: it answers no queries"), where=source, hint=msg("Leave --query out."))
    if tables.table is None:
        return list(reader.sheet_names)
    if tables.table not in reader.sheet_names:
        raise InputError(
            msg("has no sheet {sheet}", sheet=tables.table),
            where=source,
            hint=msg("It has these sheets: {sheets}.", sheets=", ".join(reader.sheet_names)),
        )
    return [tables.table]


def _sheet(reader: fastexcel.ExcelReader, name: str, source: str, header: bool | None) -> _Sheet | None:
    loaded = load_sheet(reader, name, source, dtypes="string")
    cells: pl.DataFrame = loaded.to_polars()
    if cells.is_empty() or not cells.width:
        return None
    top = [[cell or "" for cell in row] for row in cells.head(_TOP_ROWS).iter_rows()]
    header_row = preamble_records(top)
    judged = has_header(top[header_row:]) if header is None else header
    return _Sheet(name, loaded.visible != "visible", cells, header_row, judged)


def _dataset(
    reader: fastexcel.ExcelReader,
    sheet: _Sheet,
    beside: Beside,
    path: Path,
    source: str,
    kind: Format,
    digest: Any,
) -> Dataset:
    first_row = sheet.cells.row(sheet.header_row)
    width = sheet.cells.width
    names, name_notices = (
        unique_names([cell or "" for cell in first_row], width) if sheet.header else (numbered_names(width), ())
    )
    body = sheet.cells.slice(sheet.header_row + sheet.header)
    body.columns = list(names)
    frame, type_notices = typed(reader, sheet.name, body, source, sheet.cells.height, only_lengths=kind is Format.ODS)
    formats, format_notices = shown_as(beside.formats.get(sheet.name, {}), frame, kind)
    return Dataset(
        source=source,
        format=kind,
        frame=frame.lazy(),
        columns=names,
        table=sheet.name,
        path=path,
        notices=(
            *_sheet_notices(sheet),
            *name_notices,
            *type_notices,
            *_digit_notices(frame),
            *damage_notices(frame.lazy()),
            *beside.of(sheet.name),
            *format_notices,
        ),
        digest=digest,
        row_estimate=frame.height,
        formats=formats,
        rows_before=rows_above(reader, sheet.name, source, sheet.cells.height) + sheet.header_row + sheet.header,
        comments=beside.comments.get(sheet.name, ()),
    )


def _sheet_notices(sheet: _Sheet) -> list[Notice]:
    notices = []
    if sheet.hidden:
        notices.append(Notice("hidden_sheet", msg("The sheet is hidden; it is judged and copied as any other.")))
    if sheet.header_row:
        notices.append(Notice("preamble", _above_header(sheet.header_row), count=sheet.header_row))
    if not sheet.header:
        notices.append(Notice("header_missing", msg("It has no header; the columns are called by their position.")))
    return notices


def _above_header(rows: int) -> Message:
    return nmsg(
        "{n} line before the header is no part of the table: it is not judged and not copied.",
        "{n} lines before the header are no part of the table: they are not judged and not copied.",
        rows,
    )


def _digit_notices(frame: pl.DataFrame) -> list[Notice]:
    notices = []
    for name in frame.select(pl.selectors.numeric()).columns:
        count = int((frame[name].abs() >= _EXCEL_DIGITS).sum())
        if count:
            text = msg("Numbers of {column} are longer than the 15 digits that Excel keeps.", column=name)
            notices.append(Notice("digits_lost", text, column=name, count=count))
    return notices
