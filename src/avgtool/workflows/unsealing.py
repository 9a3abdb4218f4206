"""Encrypted values in columns and inside texts, opened batch by batch, and counted."""

from __future__ import annotations

import threading
from collections import Counter
from typing import TYPE_CHECKING

import polars as pl

from avgtool.operators.sealing import DAMAGED, END, PREFIX, TOKEN, Refusal

if TYPE_CHECKING:
    from re import Match

    from avgtool.operators.sealing import Opener

_SUSPECT = f"(?i){PREFIX}|[a-z2-7]{{24,}}{END}"
"""What a text holds that is worth a closer look."""
_TEXTS = (pl.String, pl.Categorical, pl.Enum)


class Unsealing:
    """Opens the tokens of one key in a frame, and keeps count while batches pass, perhaps in several threads."""

    def __init__(self, opener: Opener) -> None:
        self._opener = opener
        self._lock = threading.Lock()
        self.opened: Counter[str] = Counter()
        """Tokens that opened, by column."""
        self.refused: dict[Refusal, Counter[str]] = {refusal: Counter() for refusal in Refusal}
        """Tokens that did not, by reason and column."""

    def applied(self, frame: pl.LazyFrame) -> pl.LazyFrame:
        """The rows with every token opened. A token that does not open stays, and is counted."""
        return frame.with_columns(
            self._column(name, dtype).alias(name)
            for name, dtype in frame.collect_schema().items()
            if isinstance(_innermost(dtype), _TEXTS)
        )

    def _column(self, name: str, dtype: pl.DataType) -> pl.Expr:
        if isinstance(dtype, pl.List):
            return pl.col(name).list.eval(self._opened(name, pl.element()))
        return self._opened(name, pl.col(name))

    def _opened(self, column: str, expr: pl.Expr) -> pl.Expr:
        def open_distinct(values: pl.Series) -> pl.Series:
            suspects = values.filter(values.str.contains(_SUSPECT)).value_counts(name="rows")
            texts, rows = suspects.to_series(0).to_list(), suspects["rows"].to_list()
            opened = [self._text(column, text, count) for text, count in zip(texts, rows, strict=True)]
            return values.replace(texts, opened) if texts else values

        return expr.cast(pl.String).map_batches(open_distinct, return_dtype=pl.String, is_elementwise=True)

    def _text(self, column: str, text: str, rows: int) -> str:
        """One text with its tokens opened; it stands in so many rows."""

        def opened(token: Match[str]) -> str:
            value = self._opener.open(token[0])
            with self._lock:
                if isinstance(value, Refusal):
                    self.refused[value][column] += rows
                    return token[0]
                self.opened[column] += rows
                return value

        if any(DAMAGED.search(between) for between in TOKEN.split(text)):
            with self._lock:
                self.refused[Refusal.DAMAGED][column] += rows
        return TOKEN.sub(opened, text)


def _innermost(dtype: pl.DataType) -> pl.DataType:
    if not isinstance(dtype, pl.List):
        return dtype
    return dtype.inner if isinstance(dtype.inner, pl.DataType) else dtype.inner()
