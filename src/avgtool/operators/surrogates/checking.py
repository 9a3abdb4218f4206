"""Checks of single codes, for columns of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Callable

    from avgtool.operators.surrogates.country import Check


def passing(separators: str, is_valid: Callable[[str], bool], *, case_matters: bool = False) -> Check:
    """Whether codes are valid, without the signs that people write inside them."""
    signs = f"[{re.escape(separators)}]" if separators else "$^"

    def passes(values: pl.Series) -> pl.Series:
        bare = (values if case_matters else values.str.to_uppercase()).str.replace_all(signs, "")
        return pl.Series([is_valid(value) for value in bare], dtype=pl.Boolean)

    return passes
