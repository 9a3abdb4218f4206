"""Cells that a spreadsheet program would carry out (CWE-1236), and how they are made harmless.

A value is dangerous when, behind what a program skips (blanks, quotes, delimiters that another locale splits at), it
begins with a character that starts a formula. A telephone number, an amount, a dash and a handle are no formulas.
The remedy is an apostrophe in front: readable, and undone by taking off one character.
"""

from __future__ import annotations

import polars as pl

_SKIPPED = "[\\s\"';,|\\x00-\\x20\u00a0\u200b\ufeff]*"
_STARTERS = "=+\\-@＝＋－＠–−"
_DANGEROUS = f"^(?:{_SKIPPED}[{_STARTERS}]|[\t\r\n]|(?i:\\s*DDE\\s*\\())"
_HARMLESS = (
    "^(?:"
    "[=＝]"  # a lone character
    "|[-–−+]+"  # a placeholder
    "|[-–−+]\\s?[€$£]?\\s?\\d[\\d.,\\s]*(?:,[-–])?(?:[eE][+-]?\\d+)?\\s?[%€]?"  # an amount, a measurement
    "|\\+\\d[\\d\\s()./-]*"  # a telephone number
    "|@[\\w.]*[^\\W\\d][\\w.]*"  # a handle
    ")\\s*$"
)
_CELL_REFERENCE = "^@\\$?[A-Za-z]{1,3}\\$?\\d+\\s*$"
_PREFIX = "'"


def dangerous(values: pl.Expr) -> pl.Expr:
    """Boolean: whether a spreadsheet program might carry out the cell; null where the cell is missing."""
    harmless = values.str.contains(_HARMLESS) & ~values.str.contains(_CELL_REFERENCE)
    return values.str.contains(_DANGEROUS) & ~harmless


def is_dangerous(text: str) -> bool:
    """The same for one text, such as the name of a column."""
    return bool(pl.select(dangerous(pl.lit(text))).item())


def neutralized_name(name: str) -> str:
    """The name of a column as it may stand in a spreadsheet."""
    return _PREFIX + name if is_dangerous(name) else name


def neutralize(frame: pl.DataFrame) -> tuple[pl.DataFrame, dict[str, int]]:
    """The frame with its dangerous cells made harmless, and how many there were in each column that had any."""
    strings = [name for name, dtype in frame.schema.items() if dtype == pl.String]
    # One cheap test for every cell; the costlier ones only for the columns in which it hits.
    suspects = frame.select(pl.col(strings).str.contains(_DANGEROUS).any()) if strings else pl.DataFrame()
    columns = [name for name in suspects.columns if suspects[name].item()]
    if not columns:
        return frame, {}
    found = frame.select(dangerous(pl.col(name)).fill_null(value=False).alias(name) for name in columns)
    counts = {name: int(found[name].sum()) for name in columns if found[name].any()}
    safe = [
        pl.when(found[name]).then(pl.concat_str(pl.lit(_PREFIX), pl.col(name))).otherwise(pl.col(name)).alias(name)
        for name in counts
    ]
    return frame.with_columns(safe), counts
