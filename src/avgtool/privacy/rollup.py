"""Classes of coarser generalizations from those of finer ones: the rows are counted once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import polars as pl

from avgtool.privacy.classes import ROWS
from avgtool.privacy.persons import PERSONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.privacy.ladders import Rungs

Node: TypeAlias = tuple[int, ...]
"""A level for each quasi-identifier."""

_ROOM = 4
"""Counts kept for rolling up, in the number of the finest classes."""


def is_below(fine: Node, coarse: Node) -> bool:
    """Whether no level of ``fine`` is coarser."""
    return all(one <= other for one, other in zip(fine, coarse, strict=True))


class RollUp:
    """Counts of classes at any node of the lattice, each from the smallest counts at hand of a finer node.

    Classes are written in numbers (:attr:`Rungs.numbers`), in columns named ``0``, ``1`` … by the place of their
    quasi-identifier. What other columns there are beside them and ``ROWS``, such as a sensitive value, is kept apart.
    """

    def __init__(self, finest: pl.DataFrame, rungs: Sequence[Rungs], lowest: Node) -> None:
        self._rungs = rungs
        self._bottom = lowest
        self._kept: dict[Node, pl.DataFrame] = {lowest: finest}
        self._room = _ROOM * finest.height
        self._steps: dict[tuple[int, int, int], pl.Series] = {}

    def at(self, node: Node) -> pl.DataFrame:
        """The classes at ``node``, which is not below the lowest one, with their ``ROWS``."""
        near = min((one for one in self._kept if is_below(one, node)), key=lambda one: self._kept[one].height)
        if near == node:
            return self._kept[near]
        counts = self._rolled(self._kept[near], near, node)
        if counts.height * 2 <= self._kept[near].height:
            self._keep(node, counts)
        return counts

    def _rolled(self, counts: pl.DataFrame, fine: Node, coarse: Node) -> pl.DataFrame:
        climbed = [
            self._step(place, low, high).gather(counts[str(place)]).alias(str(place))
            for place, (low, high) in enumerate(zip(fine, coarse, strict=True))
            if low < high
        ]
        sums = [name for name in (ROWS, PERSONS) if name in counts.columns]
        keys = [name for name in counts.columns if name not in sums]
        return counts.with_columns(climbed).group_by(keys).agg(pl.col(sums).sum())

    def _step(self, place: int, low: int, high: int) -> pl.Series:
        asked = (place, low, high)
        if asked not in self._steps:
            self._steps[asked] = self._rungs[place].step(low, high)
        return self._steps[asked]

    def _keep(self, node: Node, counts: pl.DataFrame) -> None:
        """Keep counts for later, and let the largest go when they become too many."""
        self._kept[node] = counts
        others = sorted((one for one in self._kept if one != self._bottom), key=lambda one: self._kept[one].height)
        while sum(self._kept[one].height for one in others) > self._room:
            del self._kept[others.pop()]
