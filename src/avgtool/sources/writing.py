"""Writing a data set in the format of its target's name, the way its source was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.errors import OutputError
from avgtool.i18n import msg
from avgtool.sources.delimited.writing import dialect_for, write_delimited
from avgtool.sources.records.json_writing import write_json, write_ndjson
from avgtool.sources.records.typed_writing import write_parquet, write_sqlite
from avgtool.sources.tally import Written
from avgtool.sources.workbooks.writing import write_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import polars as pl

    from avgtool.sources.base import Dataset

__all__ = ["Written", "require_writable", "write", "write_tables"]

_DELIMITED = {".csv", ".tsv", ".txt", ".tab"}
_READ_ONLY = {".xls", ".xlsb", ".ods", ".xlsm"}
_SQLITE = {".sqlite", ".sqlite3", ".db"}
_RECORDS = {".ndjson", ".jsonl", ".json", ".parquet"}


def require_writable(target: Path, *, tables: int = 1) -> None:
    """Refuse a target before any work is done for it.

    Args:
        target: The file, by the name that the user gave it.
        tables: How many tables are to go into it.

    Raises:
        OutputError: Its ending is that of no format, or of one that holds fewer tables.
    """
    suffix = target.suffix.lower()
    if suffix == ".xlsx" or suffix in _SQLITE:
        return
    if suffix not in _DELIMITED | _RECORDS:
        raise _unknown(suffix, target)
    if tables > 1:
        raise OutputError(
            msg("{count} sheets or tables cannot go to one {suffix}", count=tables, suffix=suffix),
            where=str(target),
            hint=msg("Choose one with --table, or give the output the ending .xlsx or .sqlite."),
        )


def write(frame: pl.LazyFrame, target: Path, like: Dataset, *, encoding: str | None = None) -> Written:
    """Write ``frame`` to ``target``, streaming where the format can.

    Args:
        frame: The rows, in order; it is collected once.
        target: Its suffix chooses the format: csv, tsv, txt, xlsx, parquet, json, ndjson, sqlite.
        like: The data set the rows came from: its dialect, encoding, sheet or table name and nesting are kept.
        encoding: Another encoding for delimited text (``--output-encoding``).

    Raises:
        OutputError: No format has that suffix, or the target cannot hold a value; the file is then not whole.
        InputError: The rows could not be read.
    """
    suffix = target.suffix.lower()
    if suffix in _DELIMITED:
        return write_delimited(frame, target, dialect_for(suffix, like, encoding))
    if suffix in {".ndjson", ".jsonl"}:
        return write_ndjson(frame, target, like)
    if suffix == ".json":
        return write_json(frame, target, like)
    if suffix == ".parquet":
        return write_parquet(frame, target, like.paths)
    name = like.table or "data"
    return write_tables({name: frame}, target, {name: like})[name]


def write_tables(
    tables: Mapping[str, pl.LazyFrame], target: Path, likes: Mapping[str, Dataset] | None = None
) -> dict[str, Written]:
    """Write several tables to the sheets of one ``.xlsx``, or to the tables of one ``.sqlite``.

    Args:
        tables: The frames by the name of their sheet or table, in order.
        target: The file.
        likes: The data sets the rows came from, by the same names: what a database declares of a table is kept.

    Returns:
        What was written, by the same names; the digest is that of the whole file.

    Raises:
        OutputError: No format with several tables has that suffix, or a sheet cannot hold the rows.
        InputError: The rows could not be read.
    """
    suffix = target.suffix.lower()
    if suffix == ".xlsx":
        return write_workbook(tables, target, shown={name: like.formats for name, like in (likes or {}).items()})
    if suffix in _SQLITE:
        return write_sqlite(tables, target, {name: like.declaration for name, like in (likes or {}).items()})
    raise _unknown(suffix, target)


def _unknown(suffix: str, target: Path) -> OutputError:
    if suffix in _READ_ONLY:
        return OutputError(
            msg("{suffix} can be read but not written: no library that avgtool is built on writes it", suffix=suffix),
            where=str(target),
            hint=msg("Give the output the ending .xlsx; Excel and LibreOffice can save that in any other form."),
        )
    return OutputError(
        msg("{suffix} is no format that can be written", suffix=suffix or target.name),
        where=str(target),
        hint=msg("Use .csv, .tsv, .txt, .xlsx, .parquet, .json, .ndjson or .sqlite."),
    )
