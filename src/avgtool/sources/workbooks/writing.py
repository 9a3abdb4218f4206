"""Writing .xlsx from values alone: no formula, link, comment or property of the source comes along.

A text that looks like a formula is written as the text that it is: no program carries out what stands in a cell of
text. It is marked as one (``quotePrefix``, ECMA-376 part 1, section 18.8.45), so that it stays one when the cell is
edited.
"""

from __future__ import annotations

import datetime as dt
import errno
import io
import math
import tempfile
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from avgtool.errors import OutputError
from avgtool.i18n import msg
from avgtool.sources import leftovers
from avgtool.sources.digest import sha256_of
from avgtool.sources.failures import translated_write_errors
from avgtool.sources.tally import Written, lists_as_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl
    import xlsxwriter  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

    from avgtool.sources.workbooks.formats import Code

_ROWS = 10_000
_MOST_ROWS = 1_048_576
_MOST_COLUMNS = 16_384
_LONGEST_TEXT = 32_767
_LARGEST_EXACT = 2**53
_LONGEST_SHEET_NAME = 31
_NO_CODES: Mapping[str, Code] = MappingProxyType({})
_PLAINLY: Mapping[str, Mapping[str, Code]] = MappingProxyType({})
_STARTERS = ("=", "+", "-", "@")
_FIRST_DATE = dt.date(1900, 3, 1)
"""Before it Excel counts a day that never was."""


def write_workbook(
    sheets: Mapping[str, pl.LazyFrame],
    target: Path,
    *,
    header: bool = True,
    shown: Mapping[str, Mapping[str, Code]] = _PLAINLY,
) -> dict[str, Written]:
    """Write every frame to a sheet of its own, row by row; ``shown`` has the number format of columns, by sheet.

    Raises:
        OutputError: A sheet would be too long or too wide for Excel, or a text too long for a cell.
        InputError: The rows could not be read.
    """
    import xlsxwriter

    rows: dict[str, int] = {}
    with translated_write_errors(target), _parts_folder() as folder, _Output(target) as output:
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "tmpdir": folder}
        workbook = xlsxwriter.Workbook(output, options)
        formats = _Formats(workbook)
        for name, frame in sheets.items():
            sheet = workbook.add_worksheet(_sheet_name(name, workbook))
            rows[name] = _write_sheet(sheet, frame, formats.of_sheet(shown.get(name, {})), header=header)
        try:
            workbook.close()
        except xlsxwriter.exceptions.FileCreateError as error:
            raise (output.failure or OSError(errno.EIO, str(error))) from None
    digest = sha256_of(target)
    return {name: Written(count, digest) for name, count in rows.items()}


@contextmanager
def _parts_folder() -> Iterator[str]:
    """A folder for the parts of a workbook, which hold its rows: whatever happens, it goes."""
    folder = Path(tempfile.mkdtemp(prefix="avgtool-"))
    leftovers.watch(folder)
    try:
        yield str(folder)
    finally:
        leftovers.remove(folder)


class _Output(io.FileIO):
    """The file, which remembers its first failure and then takes anything in silence.

    The archive in it is closed once more when it is forgotten, and would print a second failure to the terminal.
    """

    def __init__(self, target: Path) -> None:
        super().__init__(target, "w")
        self.failure: OSError | None = None

    def write(self, data: Any) -> int:
        if self.failure or self.closed:
            return len(data)
        try:
            return self._write_all(memoryview(data))
        except OSError as error:
            self.failure = error
            raise

    def seek(self, offset: int, whence: int = 0) -> int:
        return 0 if self.failure or self.closed else super().seek(offset, whence)

    def tell(self) -> int:
        return 0 if self.failure or self.closed else super().tell()

    def flush(self) -> None:
        if not (self.failure or self.closed):
            super().flush()

    def _write_all(self, data: memoryview) -> int:
        done = 0
        while done < len(data):
            done += super().write(data[done:]) or 0
        return done


class _Formats:
    """How numbers, dates and times are shown."""

    def __init__(self, workbook: xlsxwriter.Workbook, columns: Mapping[str, Code] = _NO_CODES) -> None:
        self._workbook = workbook
        self._columns = {name: self._format(code) for name, code in columns.items()}
        self._quoted = workbook.add_format({"quote_prefix": True})
        self._types = {
            dt.datetime: self._format("yyyy-mm-dd hh:mm:ss"),
            dt.date: self._format("yyyy-mm-dd"),
            dt.time: self._format("hh:mm:ss"),
            dt.timedelta: self._format("[h]:mm:ss"),
        }

    def of_text(self, text: str, shown: Any = None) -> Any:
        """The format for a text: that of its column, or what keeps a text that looks like a formula one."""
        return self._quoted if text.startswith(_STARTERS) else shown

    def of_sheet(self, columns: Mapping[str, Code]) -> _Formats:
        """The formats for a sheet, with the codes of its columns."""
        return _Formats(self._workbook, columns) if columns else self

    def of(self, column: str, value: Any) -> Any:
        """The format for one cell; none where it is shown as it is."""
        return self._columns.get(column) or self._types.get(type(value))

    def _format(self, code: Code) -> Any:
        return self._workbook.add_format({"num_format": code})


def _sheet_name(name: str, workbook: xlsxwriter.Workbook) -> str:
    cleaned = "".join("_" if char in "[]:*?/\\" else char for char in name).strip("'")[:_LONGEST_SHEET_NAME]
    taken = {sheet.get_name().lower() for sheet in workbook.worksheets()}
    unique, number = cleaned or "Blad1", 2
    while unique.lower() in taken:
        ending = f" {number}"
        unique, number = cleaned[: _LONGEST_SHEET_NAME - len(ending)] + ending, number + 1
    return unique


def _write_sheet(sheet: Worksheet, frame: pl.LazyFrame, formats: _Formats, *, header: bool) -> int:
    """Write the rows; how many there were."""
    rows = 0
    names = frame.collect_schema().names()
    if len(names) > _MOST_COLUMNS:
        raise _too_large(sheet.get_name())
    if header:
        for column, name in enumerate(names):
            sheet.write_string(0, column, name, formats.of_text(name))
    for batch in frame.with_columns(lists_as_json(frame)).collect_batches(chunk_size=_ROWS):
        first = rows + header
        if first + batch.height > _MOST_ROWS:
            raise _too_large(sheet.get_name())
        rows += batch.height
        for row, values in enumerate(batch.iter_rows(), first):
            for column, value in enumerate(values):
                if value is not None:
                    _write_cell(sheet, row, column, value, formats, names[column])
    return rows


def _write_cell(sheet: Worksheet, row: int, column: int, value: Any, formats: _Formats, name: str) -> None:
    shown = formats.of(name, value)
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float) and math.isfinite(value) and abs(value) <= _LARGEST_EXACT:
        sheet.write_number(row, column, value, shown)
    elif _is_date(value):
        sheet.write_datetime(row, column, value, shown)
    else:
        text = str(value)
        if len(text) > _LONGEST_TEXT:
            raise OutputError(
                msg(
                    "a text of {column} is longer than the {most} characters of a cell", column=name, most=_LONGEST_TEXT
                ),
                where=sheet.get_name(),
                hint=msg("Write .csv or .parquet instead."),
            )
        sheet.write_string(row, column, text, formats.of_text(text, shown) if isinstance(value, str) else None)


def _is_date(value: Any) -> bool:
    if isinstance(value, dt.datetime):
        return value.tzinfo is None and value.date() >= _FIRST_DATE
    if isinstance(value, dt.timedelta):
        return value >= dt.timedelta(0)
    return isinstance(value, dt.time) or (isinstance(value, dt.date) and value >= _FIRST_DATE)


def _too_large(sheet: str) -> OutputError:
    return OutputError(
        msg("a sheet holds {rows} rows and {columns} columns at most", rows=_MOST_ROWS, columns=_MOST_COLUMNS),
        where=sheet,
        hint=msg("Write .csv or .parquet instead."),
    )
