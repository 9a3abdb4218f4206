"""Rows that sum up others: totals, subtotals and counts between and below the rows of a report."""

from __future__ import annotations

import re

import polars as pl

_SUMMARY = (
    r"(?i)^\W*(?:(?:sub|eind|tussen|grand\s)?(?:totaal|totalen|total)(?:\s*[:=(].*|[\s\d€.,-]*|\s+(?:van|of|per)\s.*)"
    r"|(?:aantal|gemiddelde?|som|number of|count|average|sum)\b.*[:=].*)$"
)
_PATTERN = re.compile(_SUMMARY)
_COLUMNS = 50
"""Columns that are looked at: a total says so at the start of its row."""
_LONGEST = 200
"""Characters of a cell that are looked at."""


def sums_up(cells: list[str]) -> bool:
    """Whether a row is named for a sum or count in its first filled cell, and leaves others open."""
    looked_at = cells[:_COLUMNS]
    filled = [cell for cell in looked_at if cell.strip()]
    return 0 < len(filled) < max(len(looked_at), 3) and bool(_PATTERN.match(filled[0].strip()[:_LONGEST]))


def summary_rows(frame: pl.LazyFrame) -> int:
    """How many rows of a table of texts sum up others, as :func:`sums_up` says."""
    names = frame.collect_schema().names()[:_COLUMNS]
    cells = [pl.col(name).str.strip_chars() for name in names]
    filled = [pl.when(cell.str.len_bytes() > 0).then(cell) for cell in cells]
    number = pl.sum_horizontal(cell.is_not_null() for cell in filled)
    found = pl.coalesce(filled).str.contains(_SUMMARY) & (number < max(len(names), 3))
    return int(frame.select(found.sum()).collect(engine="streaming").item())
