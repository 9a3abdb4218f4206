"""Initials that fit the made-up first name of their row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence


def beginning_like(made: pl.Expr, originals: pl.Expr, names: Sequence[pl.Expr]) -> pl.Expr:
    """The stand-ins with the first letter of the first name in front, where there is one.

    Where that would give a row its own original back, one more letter follows.

    Args:
        made: The stand-ins.
        originals: What they stand in for.
        names: The made-up first name of each row; none where no column is known.
    """
    if not names:
        return made
    letter = names[0].str.strip_chars().str.extract(r"^(\p{L})").str.to_uppercase()
    fits = letter + made.str.extract(r"^\p{L}(.*)$")
    return pl.when(fits.is_null()).then(made).when(fits == originals).then(fits + made).otherwise(fits)
