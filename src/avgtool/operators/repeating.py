"""Columns in which few values stand again and again: each is treated once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Callable

_LOOKED_AT = 1000
"""Rows at the head of a batch that tell whether its values repeat; a column of 300 house numbers does."""


def each_once(expr: pl.Expr, treated: Callable[[pl.Series], pl.Series]) -> pl.Expr:
    """What ``treated`` makes of ``expr``; of a batch whose values repeat it sees each value once.

    Worth it where treating costs more than looking up, as a keyed hash does. Where values hardly repeat, finding out
    costs next to nothing.
    """

    def treat(values: pl.Series) -> pl.Series:
        if values.head(_LOOKED_AT).n_unique() > min(len(values), _LOOKED_AT) // 2:
            return treated(values)
        distinct = values.unique()
        return values.replace_strict(distinct, treated(distinct), return_dtype=pl.String)

    return expr.map_batches(treat, return_dtype=pl.String, is_elementwise=True)
