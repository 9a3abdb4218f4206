"""Writing a data set in the format of its target's name, the way its source was written."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from avgtool.errors import OutputError
from avgtool.i18n import msg
from avgtool.sources.delimited_writing import dialect_for, write_delimited

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import polars as pl

    from avgtool.sources.base import Dataset


@dataclass(frozen=True, slots=True)
class Written:
    """What was written."""

    rows: int
    sha256: str
    """Of the bytes of the file."""
    neutralized: Mapping[str, int] = field(default_factory=dict)
    """Cells made harmless to spreadsheet programs (CWE-1236), for each column that had any."""


def write(frame: pl.LazyFrame, target: Path, like: Dataset, *, encoding: str | None = None) -> Written:
    """Write ``frame`` to ``target``, streaming where the format can.

    Args:
        frame: The rows, in order; it is collected once.
        target: Its suffix chooses the format: csv, tsv, txt, xlsx, parquet, json, ndjson, sqlite.
        like: The data set the rows came from: its dialect and encoding are kept.
        encoding: Another encoding for delimited text (``--output-encoding``).

    Raises:
        OutputError: No format has that suffix, or the encoding cannot hold a value; the file is then not whole.
        InputError: The rows could not be read.
    """
    suffix = target.suffix.lower()
    if suffix in {".csv", ".tsv", ".txt", ".tab"}:
        rows, neutralized = write_delimited(frame, target, dialect_for(suffix, like.dialect, encoding))
        return Written(rows, _digest(target), neutralized)
    raise OutputError(
        msg("{suffix} is no format that can be written", suffix=suffix or target.name),
        where=str(target),
        hint=msg("Use .csv, .tsv, .txt, .xlsx, .parquet, .json, .ndjson or .sqlite."),
    )


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
