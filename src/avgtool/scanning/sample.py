"""A few thousand rows, spread evenly over the whole data set, always the same ones."""

from __future__ import annotations

from math import inf, lgamma, log
from typing import TYPE_CHECKING

from avgtool.scanning.blocks import read_blocks

if TYPE_CHECKING:
    import polars as pl

    from avgtool.engines.base import Engine
    from avgtool.sources.base import Dataset

SAMPLE_ROWS = 4_000
"""About how many rows a sample has."""
_MISSED = 0.05
_CELL_BYTES = 16
"""What a string takes in memory beside its characters."""


def sample_rows(engine: Engine, dataset: Dataset, rows: int, size: int = SAMPLE_ROWS) -> pl.DataFrame:
    """Some ``size`` of ``rows`` rows of ``dataset``, in their order; all of them where there are no more.

    A stride over the row index: no head that was sorted first, no randomness to explain to an auditor. In large plain
    text files, whose rows can be found without reading those before them, the stride is one over the bytes instead.
    """
    if rows > size and (blocks := read_blocks(dataset, size)) is not None:
        return blocks
    stride = max(1, -(-rows // size))
    return engine.every(dataset.frame, stride)


def bytes_in_memory(sample: pl.DataFrame, rows: int) -> float:
    """About how many bytes ``rows`` rows take in memory, judged by a sample of them."""
    taken = sample.estimated_size() + _CELL_BYTES * sample.height * sample.width
    return taken * rows / max(sample.height, 1)


def error_bound(rows: int, read: int) -> float | None:
    """The least share of rows of which at least one would have been in the sample, with 95 % confidence.

    Exact for a sample without replacement (hypergeometric): the least K for which C(N - K, n) / C(N, n) is 5 % at most,
    over N. For a small sample of many rows that is the rule of three, ``3 / n`` (Hanley and Lippman-Hand, JAMA 1983).
    The stride is taken for a random sample, which it is where the place of a row tells nothing about its values.
    None where every row was read.

    Args:
        rows: Rows of the data set (N).
        read: Rows in the sample (n).
    """
    if read >= rows or read <= 0:
        return None
    seen, enough = 0, rows - read + 1
    while enough - seen > 1:
        middle = (seen + enough) // 2
        if _log_chance_of_missing(rows, read, middle) <= log(_MISSED):
            enough = middle
        else:
            seen = middle
    return enough / rows


def _log_chance_of_missing(rows: int, read: int, hits: int) -> float:
    """Logarithm of the chance that none of ``hits`` rows is among the ``read`` ones."""
    if hits > rows - read:
        return -inf
    return lgamma(rows - hits + 1) - lgamma(rows - hits - read + 1) - lgamma(rows + 1) + lgamma(rows - read + 1)
