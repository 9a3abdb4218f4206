"""Changing single rows of a file: the rest of it stays as it is, to the byte where the format allows that.

A copy is written beside the file (:mod:`avgtool.sources.staging`); whoever asked for it puts it in its place. Rows are
known by their number from 1, as a data set gives them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from avgtool.errors import OutputError
from avgtool.i18n import msg
from avgtool.sources.failures import translated_write_errors
from avgtool.sources.signature import Format

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from avgtool.sources.base import Dataset
    from avgtool.sources.edits import Edits
    from avgtool.sources.limits import Limits

_DELIMITED = {Format.CSV, Format.TSV, Format.TXT}


def rewrite(
    edits: Mapping[str | None, Edits], datasets: Mapping[str | None, Dataset], target: Path, limits: Limits
) -> None:
    """Write a file anew, with changes in some of its rows.

    Args:
        edits: By table: sheet of a workbook; None for a file with one table.
        datasets: The tables as they were opened, by the same names.
        target: Where the new file goes.
        limits: With which they were opened.

    Raises:
        OutputError: The format cannot be written, its encoding cannot hold a value, or the disk is full.
        InputError: The file is not as it was when it was opened, or is built in a way in which rows cannot be changed.
    """
    like = next(iter(datasets.values()))
    require_editable(like)
    assert like.path is not None  # it is editable
    with translated_write_errors(target):
        if like.format == Format.XLSX:
            from avgtool.sources.workbooks.editing import edit_workbook

            edit_workbook({name or "": one for name, one in edits.items()}, dict(datasets), target)
            return
        ((table, one),) = edits.items()
        _rewrite_one(one, datasets[table], like.path, target, limits)


def require_editable(dataset: Dataset) -> None:
    """Refuse a format in which no row can be changed.

    Raises:
        OutputError: It is one.
    """
    known = {*_DELIMITED, Format.JSON, Format.NDJSON, Format.PARQUET, Format.XLSX}
    if dataset.path is None or dataset.format not in known or _is_packed(dataset.path, dataset.format):
        raise _not_editable(dataset)


def _rewrite_one(edits: Edits, dataset: Dataset, path: Path, target: Path, limits: Limits) -> None:
    if dataset.format in _DELIMITED:
        from avgtool.sources.delimited.editing import edit_delimited
        from avgtool.sources.delimited.opening import text_stream

        stream = text_stream(path, dataset.source, limits)
        edit_delimited(stream, edits, expected_rows(dataset, edits), target)
    elif dataset.format == Format.PARQUET:
        from avgtool.sources.records.editing import edit_parquet

        edit_parquet(dataset, edits, target)
    else:
        from avgtool.sources.records.editing import edit_json

        edit_json(dataset, path, edits, target)


def _is_packed(path: Path, kind: str) -> bool:
    """Whether the table lies in an archive: a workbook is one itself."""
    with path.open("rb") as file:
        return kind != Format.XLSX and file.read(4).startswith((b"\x1f\x8b", b"PK\x03\x04"))


def _not_editable(dataset: Dataset) -> OutputError:
    """The error for a format in which no row can be changed."""
    return OutputError(
        msg("rows of a {format} file, or of one in an archive, cannot be changed here", format=dataset.format),
        where=dataset.source,
        hint=msg("Save it as .xlsx, .csv, .json or .parquet, or change it by hand and record that you did."),
    )


def expected_rows(dataset: Dataset, edits: Edits) -> tuple[int, dict[int, tuple[Any, ...]]]:
    """How many rows there are, and those that are touched, by their number."""
    import polars as pl

    numbered = dataset.frame.with_row_index("\0number", 1)
    wanted = pl.Series(sorted(edits.rows), dtype=pl.UInt32).implode()
    touched = numbered.filter(pl.col("\0number").is_in(wanted)).collect(engine="streaming")
    count = int(dataset.frame.select(pl.len()).collect(engine="streaming").item())
    return count, {row[0]: tuple(row[1:]) for row in touched.iter_rows()}
