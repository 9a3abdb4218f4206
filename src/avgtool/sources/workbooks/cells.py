"""The cells of a sheet, each as it is: numbers, dates and times where a whole column has them, text elsewhere."""

from __future__ import annotations

import logging
import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import polars as pl

from avgtool.errors import InputError
from avgtool.i18n import msg, nmsg
from avgtool.model.findings import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import fastexcel

    from avgtool.i18n import Message

_LARGEST_EXACT = 2**53
_ZERO = datetime(1899, 12, 31)  # noqa: DTZ001 - workbooks know no time zones
_SOME_MIDNIGHT = datetime(2000, 1, 1)  # noqa: DTZ001
_ZERO_DAYS = (date(1899, 12, 31), date(1904, 1, 1))
"""The day on which a cell lies that holds a time alone; the second in workbooks that count from 1904."""
_FIRST_MARCH = date(1900, 3, 1)
"""A moment before it is a length of time of less than two months: Excel has no other way to store one."""
_LAST_MOMENT = timedelta(days=1) - timedelta(microseconds=1)
_UNDECIDED = re.compile(r"could not determine dtype for column (.*)")
_LOOKS_TYPED = r"^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?|true|false|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?)$"
"""How the reader writes numbers, truth values and dates that stand among text."""


def reader_of(path: Path, source: str) -> fastexcel.ExcelReader:
    """What reads the sheets of a workbook; raises InputError where it is damaged or encrypted."""
    import fastexcel

    for name in ("fastexcel", "calamine"):  # their warnings would go to the terminal; what matters is a notice of ours
        logging.getLogger(name).addHandler(logging.NullHandler())
    try:
        return fastexcel.read_excel(str(path))
    except fastexcel.FastExcelError as error:
        raise _damaged(source, error) from None


def _damaged(source: str, error: Exception) -> InputError:
    if "password" in str(error).lower():
        return InputError(
            msg("is encrypted with a password"),
            where=source,
            hint=msg("Open it in a spreadsheet program, take off the password, and save it again."),
        )
    return InputError(msg("is a damaged workbook"), where=source, hint=msg("Copy or export it again."))


def load_sheet(reader: fastexcel.ExcelReader, name: str, source: str, **options: Any) -> fastexcel.ExcelSheet:
    """One sheet, with the header among its rows; raises InputError where it is damaged."""
    import fastexcel

    try:
        return _load(reader, name, **options)
    except fastexcel.FastExcelError as error:
        raise _damaged(f"{source}#{name}", error) from None


def _load(reader: fastexcel.ExcelReader, name: str, **options: Any) -> fastexcel.ExcelSheet:
    sheet: fastexcel.ExcelSheet = reader.load_sheet(name, header_row=None, schema_sample_rows=None, **options)
    return sheet


def typed(
    reader: fastexcel.ExcelReader, sheet: str, body: pl.DataFrame, source: str, height: int, *, only_lengths: bool
) -> tuple[pl.DataFrame, list[Notice]]:
    """The rows with their types, and notices of columns in which types are mixed.

    Text is kept where the second reading does not line up with the first.

    Args:
        reader: The workbook.
        sheet: Name of the sheet.
        body: Its rows below the header, as text.
        source: What the user calls the workbook.
        height: Number of rows with the header and what is above it, from the first used one.
        only_lengths: The file knows no times of the day, and its reader writes no lengths of time as text (ODS).
    """
    if body.is_empty():
        return body, []
    columns = _Columns(reader, sheet, source, body, height)
    plain = columns.typed()
    if plain is None:
        return body, []
    frame = plain.with_columns(_natural(plain[name]) for name in plain.columns)
    frame, lost = columns.with_lengths(_clock_times(frame)) if only_lengths else (frame, [])
    unclear = [name for name, dtype in frame.schema.items() if dtype == pl.String]
    mixed = body.select(pl.col(unclear).str.contains(_LOOKS_TYPED).any()) if unclear else pl.DataFrame()
    clear, notices = columns.unmixed(frame, [name for name in mixed.columns if mixed[name].item()])
    return clear, [*lost, *notices]


class _Columns:
    """The columns of the rows below the header, which may be read again as one type or another."""

    def __init__(self, reader: fastexcel.ExcelReader, sheet: str, source: str, body: pl.DataFrame, height: int) -> None:
        self._reader, self._sheet, self._source, self._body = reader, sheet, source, body
        self._skip = rows_above(reader, sheet, source, height) + height - body.height

    def typed(self) -> pl.DataFrame | None:
        """Every column as the type that fits all its cells; none where the rows do not line up."""
        import fastexcel

        texts: dict[str, str] = {}
        while True:
            try:
                return self._as(texts)
            except fastexcel.UnsupportedColumnTypeCombinationError as error:
                found = _UNDECIDED.search(str(error))
                if found is None or found[1] not in self._body.columns or found[1] in texts:
                    return None
                texts[found[1]] = "string"

    def with_lengths(self, frame: pl.DataFrame) -> tuple[pl.DataFrame, list[Notice]]:
        """``frame`` with the lengths of time that are missing among its text."""
        names = [name for name, dtype in frame.schema.items() if dtype == pl.String]
        lengths = self._as(dict.fromkeys(names, "duration")) if names else None
        if lengths is None:
            return frame, []
        gaps = {name: frame[name].is_null() & lengths[name].is_not_null() for name in names}
        found = {name: int(gaps[name].sum()) for name in names if gaps[name].any()}
        filled = [
            pl.when(gaps[name]).then(_length(pl.lit(lengths[name]))).otherwise(name).alias(name) for name in found
        ]
        return frame.with_columns(filled), [
            Notice("mixed_types", _mixed(name, count), column=name, count=count) for name, count in found.items()
        ]

    def unmixed(self, frame: pl.DataFrame, names: Sequence[str]) -> tuple[pl.DataFrame, list[Notice]]:
        """``frame`` with dates among text as people write them, and how many cells of each column are no text."""
        truths = self._as(dict.fromkeys(names, "boolean")) if names else None
        moments = self._as(dict.fromkeys(names, "datetime")) if truths is not None else None
        if truths is None or moments is None:
            return frame, []
        notices = []
        for name in names:
            dated = moments[name].is_not_null() & truths[name].is_null()  # numbers and truth values are truths too
            if dated.any():
                written = pl.when(dated).then(_written(moments[name])).otherwise(frame[name])
                frame = frame.with_columns(written.alias(name))
            if count := int((dated | truths[name].is_not_null()).sum()):
                notices.append(Notice("mixed_types", _mixed(name, count), column=name, count=count))
        return frame, notices

    def _as(self, dtypes: Mapping[str, str]) -> pl.DataFrame | None:
        names = list(self._body.columns)
        options = {"skip_rows": self._skip, "column_names": names, "dtypes": dict(dtypes) or None}
        frame: pl.DataFrame = _load(self._reader, self._sheet, **options).to_polars()
        return frame if frame.shape == self._body.shape and frame.columns == names else None


def rows_above(reader: fastexcel.ExcelReader, sheet: str, source: str, height: int) -> int:
    """Empty rows above the first used one: reading without ``skip_rows`` leaves them out, with it they count."""
    return load_sheet(reader, sheet, source, skip_rows=1, dtypes="string").height + 1 - height


def _natural(values: pl.Series) -> pl.Series:
    """Whole numbers as integers, midnights as dates and a day that never was as times: workbooks know none of them."""
    if values.dtype == pl.Float64:
        whole = (values.is_null() | ((values == values.round()) & (values.abs() <= _LARGEST_EXACT))).all()
        return values.cast(pl.Int64) if whole else values
    if isinstance(values.dtype, pl.Datetime):
        return _natural_moments(values)
    return values


def _natural_moments(values: pl.Series) -> pl.Series:
    there = values.drop_nulls()
    midnight = (there.dt.time() == time(0)).all()
    timed = there.dt.date().is_in(_ZERO_DAYS)
    if not timed.any() or (midnight and there.dt.date().ne(_ZERO_DAYS[0]).any()):
        return values.dt.date() if midnight else values
    return values.dt.time() if timed.all() else pl.select(_written(values)).to_series()


def _clock_times(frame: pl.DataFrame) -> pl.DataFrame:
    """Lengths of time below a day as times of the day, for files that know no difference."""
    lengths = [name for name, dtype in frame.schema.items() if isinstance(dtype, pl.Duration)]
    below = [name for name in lengths if frame[name].is_between(timedelta(0), _LAST_MOMENT).all()]
    return frame.with_columns((pl.lit(_SOME_MIDNIGHT) + pl.col(name)).dt.time().alias(name) for name in below)


def _written(moments: pl.Series) -> pl.Expr:
    """Dates, times and lengths of time among text, as people write them."""
    values = pl.lit(moments)
    day, clock = values.dt.date(), values.dt.time()
    whole = values.dt.to_string("%H:%M:%S")
    seconds = pl.when(values.dt.millisecond() > 0).then(values.dt.to_string("%H:%M:%S%.3f")).otherwise(whole)
    return (
        pl.when(day.is_in(_ZERO_DAYS))
        .then(seconds)
        .when(clock == time(0))
        .then(values.dt.to_string("%Y-%m-%d"))
        .when(day < _FIRST_MARCH)
        .then(_length(values - pl.lit(_ZERO)))
        .otherwise(values.dt.to_string("%Y-%m-%d ") + seconds)
    )


def _length(values: pl.Expr) -> pl.Expr:
    hours = values.dt.total_hours()
    rest = pl.lit(_SOME_MIDNIGHT) + values
    return hours.cast(pl.String).str.zfill(2) + rest.dt.to_string(":%M:%S")


def _mixed(name: str, count: int) -> Message:
    return nmsg(
        "{n} cell of {column} is a number, a date or a truth value, in a column of several types; it is read, and "
        "copied, as text.",
        "{n} cells of {column} are numbers, dates or truth values, in a column of several types; they are read, and "
        "copied, as text.",
        count,
        column=name,
    )
