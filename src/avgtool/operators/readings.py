"""What generalizing needs of each kind of value: read it in its many ways of writing, and say it less precisely.

Three ways lead to the same answer, each for what the one before left over: an expression for the plainest form, which
nearly every value has; an expression for the other usual forms; and Python for all that people write besides. The
second and third see each distinct value of a batch once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import polars as pl

from avgtool.operators.base import WHITE_SPACE, filled

if TYPE_CHECKING:
    from collections.abc import Callable

BLANK = f"[{WHITE_SPACE}]*"
"""Pattern of white space around a value, the same for Python and for Polars."""


class Reading(Protocol):
    """One kind of value at one level of detail."""

    def plain(self, expr: pl.Expr) -> pl.Expr:
        """The general form of values in the plainest form; missing for all others. Cheap."""
        ...

    def usual(self, expr: pl.Expr) -> pl.Expr:
        """The general form of values in the usual forms; missing for all others."""
        ...

    def read(self, text: str) -> str | None:
        """The general form of one value in any known form; None when it cannot be read.

        A value that is general enough already is returned as it is.
        """
        ...


def general(expr: pl.Expr, reading: Reading) -> pl.Expr:
    """The general form of every value; missing where it cannot be read."""

    def rest(values: pl.Series) -> pl.Series:
        return values if values.null_count() == len(values) else _of_distinct(values, reading)

    plain = reading.plain(expr)
    left = pl.when(plain.is_null() & filled(expr)).then(expr).otherwise(None)
    return pl.coalesce(plain, left.map_batches(rest, return_dtype=pl.String, is_elementwise=True))


def _of_distinct(values: pl.Series, reading: Reading) -> pl.Series:
    distinct = values.drop_nulls().unique().alias("value")
    usual = distinct.to_frame().select(reading.usual(pl.col("value")).alias("usual")).to_series()
    answers = pl.Series([_either(*pair, reading.read) for pair in zip(usual, distinct, strict=True)], dtype=pl.String)
    return values.replace_strict(distinct, answers, default=None, return_dtype=pl.String)


def _either(answer: str | None, text: str, read: Callable[[str], str | None]) -> str | None:
    return read(text) if answer is None else answer
