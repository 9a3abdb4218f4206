"""What generalizing needs of each kind of value: read it in its many ways of writing, and say it less precisely."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from avgtool.operators.base import WHITE_SPACE

if TYPE_CHECKING:
    import polars as pl

BLANK = f"[{WHITE_SPACE}]*"
"""Pattern of white space around a value, the same for Python and for Polars."""


class Reading(Protocol):
    """One kind of value at one level of detail."""

    def fast(self, expr: pl.Expr) -> pl.Expr:
        """The general form of values in the usual ways of writing; missing for all others."""
        ...

    def read(self, text: str) -> str | None:
        """The general form of one value in any known way of writing; None when it cannot be read.

        A value that is general enough already is returned as it is.
        """
        ...
