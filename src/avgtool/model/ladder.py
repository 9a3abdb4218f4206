"""A generalization hierarchy of one column, as data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import polars as pl

    from avgtool.i18n import Message

Level: TypeAlias = "Mapping[str, str] | Callable[[pl.Expr], pl.Expr]"
"""From original values to general ones: looked up as text, or computed by an expression over the column."""


@dataclass(frozen=True, slots=True)
class ColumnLadder:
    """How a quasi-identifier may be generalized: ordered levels, from fine to coarse.

    Level 0 is the original value and is not among ``levels``; ``levels[0]`` is level 1. Each level is made from the
    original value, and each must be coarser than the one before: values that are one at a level are one at every
    higher level. A ladder without levels keeps its column as it is::

        ColumnLadder("postcode", (lambda code: code.str.head(4), lambda code: code.str.head(2)))
        ColumnLadder("opleiding", ({"hbo": "hoger", "wo": "hoger", "mbo": "middelbaar"},))
    """

    column: str
    levels: tuple[Level, ...] = ()
    least: int = 0
    """The lowest level that may be chosen."""
    names: tuple[Message | str, ...] = field(default=(), compare=False)
    """What readers call each level, from level 1 on; may be left out."""

    @property
    def height(self) -> int:
        """The coarsest level."""
        return len(self.levels)
