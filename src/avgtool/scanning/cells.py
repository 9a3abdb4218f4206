"""Every cell as text, whatever type its column has."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from avgtool.sources.values import as_written

ROW = "row"
"""The number of the row in which an element of a list stands."""

BLANK = " \t\r\n\xa0\u200b"
"""What people leave around a value."""

PLACEHOLDER = (
    r"(?i)\A(?:null|none|nan|nat|#?n/?a|n\.?v\.?t\.?|[-–—.?x_*]+|#{2,}|onbekend|unknown|nil|leeg|empty|tbd)?\z"
)
"""What stands in a cell that holds nothing, or held a value that a spreadsheet wrote as ``####``: it was too wide."""

_FLOATED = r"\A\s*-?\d{1,18}\.0\s*\z"
"""A whole number as a program writes one that it took for a fraction: *908301662.0*."""
_MOSTLY_FLOATED = 0.9
_GUARDED = r"\A\s*(?:'+\s*([+0-9][^']*)|'*\s*=\s*'*\"+([^\"]*)\"+|'*\s*=\s*'*([+0-9][^'\"]*))\s*\z"
"""A number with what makes a spreadsheet take it for text: an apostrophe in front, or a formula around it. Before that
formula an apostrophe may stand that keeps it from being carried out (:mod:`avgtool.sources.formulas`)."""


@dataclass(frozen=True, slots=True)
class Cells:
    """One column of a frame, as text."""

    name: str
    dtype: pl.DataType
    is_floated: bool = False
    """Whether it is text that holds whole numbers as fractions, as pandas writes a column in which some are missing."""
    is_guarded: bool = False
    """Whether numbers stand in it as a spreadsheet is told to leave them alone: *'270631549*, *="270631549"*."""

    @property
    def is_list(self) -> bool:
        """Whether a cell holds several values, which are judged one by one."""
        return isinstance(self.dtype, (pl.List, pl.Array))

    @property
    def is_date(self) -> bool:
        """Whether the column has the type of a date or a moment."""
        return self.dtype in (pl.Date, pl.Datetime)

    @property
    def text(self) -> pl.Expr:
        """Every value as text, as a Dutch clerk would have to read it; null where there is none."""
        expr = pl.col(self.name)
        for _ in range(self._depth):
            expr = expr.explode()
        text = _as_text(expr, self._layers[-1])
        text = text.str.replace(_GUARDED, "${1}${2}${3}") if self.is_guarded else text
        return text.str.replace(r"\A\s*(-?\d{1,18})\.0\s*\z", "${1}") if self.is_floated else text

    def elements(self, frame: pl.LazyFrame, name: str) -> pl.LazyFrame:
        """The elements of a column of lists, however deep, as text under ``name``, each with its row in :data:`ROW`."""
        values = frame.select(pl.col(self.name).alias(name)).with_row_index(ROW)
        for _ in range(self._depth):
            values = values.explode(name)
        return values.with_columns(_as_text(pl.col(name), self._layers[-1]).alias(name))

    @property
    def _layers(self) -> list[pl.DataType]:
        """The type of a cell, of an element of it, and so on down to that of the values."""
        layers: list[pl.DataType] = [self.dtype]
        while isinstance(layers[-1], (pl.List, pl.Array)):
            inner = layers[-1].inner
            layers.append(inner if isinstance(inner, pl.DataType) else inner())
        return layers

    @property
    def _depth(self) -> int:
        """How many lists stand around a value."""
        return len(self._layers) - 1

    @property
    def filled(self) -> pl.Expr:
        """Whether each value is neither missing nor empty."""
        text = self.text
        return text.is_not_null() & (text.str.len_bytes() > 0)


def cells_of(sample: pl.DataFrame) -> tuple[Cells, ...]:
    """The columns of a table, by some of its rows."""
    return tuple(
        Cells(one.name, one.dtype, is_floated=_are_floated(one), is_guarded=_are_guarded(one))
        for one in sample.iter_columns()
    )


def _are_guarded(values: pl.Series) -> bool:
    """Whether any number is written so that a spreadsheet takes it for text."""
    return values.dtype == pl.String and bool(values.str.contains(_GUARDED).any())


def _are_floated(values: pl.Series) -> bool:
    """Whether nearly all of what is no placeholder is a whole number that is written as a fraction."""
    if values.dtype != pl.String or not values.str.ends_with(".0").any():
        return False
    filled = values.drop_nulls().filter(~values.drop_nulls().str.strip_chars(BLANK).str.contains(PLACEHOLDER))
    share = filled.str.contains(_FLOATED).mean()
    return isinstance(share, float) and share >= _MOSTLY_FLOATED


def _as_text(expr: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    """As it is written everywhere; what has no words of its own only says whether it is there."""
    if isinstance(dtype, _WORDLESS):
        return pl.when(expr.is_not_null()).then(pl.lit(""))
    return as_written(expr, dtype)


_WORDLESS = (pl.Binary, pl.Object, pl.Struct)
