"""Tables for spreadsheet programs: CSV as Excel opens it in the Netherlands, and workbooks."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from avgtool.sources.formulas import neutralize
from avgtool.sources.workbooks.writing import write_workbook

if TYPE_CHECKING:
    import polars as pl


def as_csv(frame: pl.DataFrame) -> bytes:
    """With semicolons and a byte order mark; cells that a spreadsheet would carry out are made harmless."""
    safe, _ = neutralize(frame)
    return safe.write_csv(separator=";", include_bom=True).encode()


def as_workbook(frame: pl.DataFrame, sheet: str) -> bytes:
    """One sheet; every text is a text.

    Raises:
        OutputError: There are more rows than a sheet can hold, or a text that is too long for a cell.
    """
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "table.xlsx"
        write_workbook({sheet: frame.lazy()}, target)
        return target.read_bytes()
