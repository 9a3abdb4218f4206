"""A few thousand rows, spread evenly over the whole data set, always the same ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.scanning.blocks import read_blocks

if TYPE_CHECKING:
    import polars as pl

    from avgtool.engines.base import Engine
    from avgtool.sources.base import Dataset

SAMPLE_ROWS = 4_000
"""About how many rows a sample has."""


def sample_rows(engine: Engine, dataset: Dataset, rows: int, size: int = SAMPLE_ROWS) -> pl.DataFrame:
    """Some ``size`` of ``rows`` rows of ``dataset``, in their order; all of them where there are no more.

    A stride over the row index: no head that was sorted first, no randomness to explain to an auditor. In large plain
    text files, whose rows can be found without reading those before them, the stride is one over the bytes instead.
    """
    if rows > size and (blocks := read_blocks(dataset, size)) is not None:
        return blocks
    stride = max(1, -(-rows // size))
    return engine.every(dataset.frame, stride)


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
