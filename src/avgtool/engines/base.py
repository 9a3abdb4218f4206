"""What runs the work on rows: one machine now; a cluster can stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl


class Engine(Protocol):
    """Runs expressions over the rows of a data set that may be larger than memory."""

    def aggregate(self, frame: pl.LazyFrame, expressions: Sequence[pl.Expr]) -> pl.DataFrame:
        """One row: each of ``expressions``, over all rows, in one pass."""
        ...

    def every(self, frame: pl.LazyFrame, stride: int) -> pl.DataFrame:
        """One row of each ``stride`` rows, in order, each time at another place and always at the same ones."""
        ...

    def tallies(self, frame: pl.LazyFrame, *, is_held: bool = False) -> pl.DataFrame:
        """The distinct values of every column of strings with their numbers of rows: ``column``, ``value``, ``len``.

        ``is_held`` says that the rows are kept as :meth:`held` keeps them, so that reading them again costs little.
        """
        ...

    def frequencies(self, values: pl.LazyFrame, limit: int | None) -> pl.DataFrame:
        """The distinct rows of ``values`` with their number in ``len``, by number, then value; ``limit`` at most."""
        ...

    def groups(self, frame: pl.LazyFrame, keys: Sequence[pl.Expr], aggregates: Sequence[pl.Expr]) -> pl.DataFrame:
        """A row for each distinct combination of ``keys``, missing values included, with ``aggregates`` over its rows.

        Its order is arbitrary. The rows may exceed memory, their groups may not. Without keys all rows are one group.
        """
        ...

    def held(self, frame: pl.LazyFrame) -> pl.LazyFrame:
        """The rows, in order, read once and kept where they are quick to reach; they are known to fit."""
        ...
