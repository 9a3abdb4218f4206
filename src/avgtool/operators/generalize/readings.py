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
    from collections.abc import Callable, Mapping, Sequence

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
    """The general form of every value; missing where it cannot be read. What holds nothing stays as it is."""

    def rest(columns: Sequence[pl.Series]) -> pl.Series:
        plain, values = columns
        return plain if plain.null_count() == 0 else _completed(plain, values, reading)

    return pl.map_batches([reading.plain(expr), expr], rest, return_dtype=pl.String, is_elementwise=True)


def once(expr: pl.Expr, made: Callable[[pl.Expr], pl.Expr]) -> pl.Expr:
    """What ``made`` makes of ``expr``, which is worked out once however often ``made`` mentions it."""

    def make(values: pl.Series) -> pl.Series:
        return values.alias("value").to_frame().select(made(pl.col("value"))).to_series()

    return expr.map_batches(make, return_dtype=pl.String, is_elementwise=True)


def looked_up(expr: pl.Expr, names: Mapping[str, str]) -> pl.Expr:
    """What ``names`` says of each value; missing for all others. Batch by batch, as a streaming query needs it."""
    values, said = pl.Series(list(names), dtype=pl.String), pl.Series(list(names.values()), dtype=pl.String)

    def look(batch: pl.Series) -> pl.Series:
        return batch.replace_strict(values, said, default=None, return_dtype=pl.String)

    return expr.map_batches(look, return_dtype=pl.String, is_elementwise=True)


def _completed(plain: pl.Series, values: pl.Series, reading: Reading) -> pl.Series:
    frame = pl.DataFrame({"plain": plain, "value": values})
    left = pl.when(pl.col("plain").is_null() & filled(pl.col("value"))).then(pl.col("value"))
    frame = frame.with_columns(left.alias("left"))
    left_over = frame.get_column("left")
    if left_over.null_count() < len(left_over):
        frame = frame.with_columns(_of_distinct(left_over, reading).alias("read"))
        answer = pl.coalesce("plain", "read")
    else:
        answer = pl.col("plain")
    return frame.select(pl.when(filled(pl.col("value"))).then(answer).otherwise(pl.col("value"))).to_series()


def _of_distinct(values: pl.Series, reading: Reading) -> pl.Series:
    distinct = values.drop_nulls().unique().alias("value")
    usual = distinct.to_frame().select(reading.usual(pl.col("value")).alias("usual")).to_series()
    answers = pl.Series([_either(*pair, reading.read) for pair in zip(usual, distinct, strict=True)], dtype=pl.String)
    return values.replace_strict(distinct, answers, default=None, return_dtype=pl.String)


def _either(answer: str | None, text: str, read: Callable[[str], str | None]) -> str | None:
    return read(text) if answer is None else answer
