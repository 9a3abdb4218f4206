"""A few thousand rows, spread evenly over the whole data set, always the same ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

    from avgtool.engines.base import Engine

SAMPLE_ROWS = 4_000
"""How many rows a sample has at most."""


def sample_rows(engine: Engine, frame: pl.LazyFrame, rows: int, size: int = SAMPLE_ROWS) -> pl.DataFrame:
    """Every n-th of ``rows`` rows of ``frame``, ``size`` rows at most, in their order.

    A stride over the row index: no head that was sorted first, no randomness to explain to an auditor.
    """
    stride = max(1, -(-rows // size))
    return engine.every(frame, stride)


def error_bound(rows: int, read: int) -> float | None:
    """The share of rows above which a kind of value would have been seen in the sample, with 95 % confidence.

    The rule of three (Hanley and Lippman-Hand, JAMA 1983): of ``n`` rows without a hit, at most ``3 / n`` of all rows
    have one. A sample without replacement is the hypergeometric case, which is never worse; its correction
    ``(1 - n / N)`` is applied. None where every row was read.

    Args:
        rows: Rows of the data set (N).
        read: Rows in the sample (n).
    """
    if read >= rows or read <= 0:
        return None
    return min(1.0, 3 / read * (1 - read / rows))
