"""The search for the generalization that loses least, over the lattice of all combinations of levels. Pure.

A node is a level for each quasi-identifier; above it lie the nodes that are coarser in some and finer in none. What a
check tells of one node tells of many (predictive tagging: Kohlmayer, Prasser e.a., *Flash*, PASSAT 2012): below a node
that is hopeless every node is, and a node whose loss cannot be less than the least found is not looked at. Between what
is left, the search halves: from the node of the least possible loss half-way up.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

import polars as pl

from avgtool.errors import SettingsError
from avgtool.i18n import msg
from avgtool.wording import number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from avgtool.privacy.rollup import Node

MOST_NODES = 4_000_000
"""A larger lattice is refused: its nodes alone would fill the memory."""
_LOSS, _BOUND, _HEIGHT = "loss", "bound", "height"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found at one node."""

    suppressed: float
    """Share of rows that must be suppressed for what is asked to hold."""
    at_least: float
    """Share of rows that must be suppressed here and at every finer node."""
    satisfied: bool
    """Whether so many may be suppressed."""
    hopeless_below: bool = False
    """Whether it holds at no finer node either."""
    proven: bool = True
    """Whether no other choice of rows to suppress would be smaller at this node."""


@dataclass(frozen=True, slots=True)
class Search:
    """How a search ended."""

    node: Node | None
    """The node of the least loss; none where no node satisfies."""
    loss: float
    """Of that node, suppressed rows counted as lost; infinite where there is none."""
    nearest: tuple[Node, Verdict]
    """The visited node that asks for the fewest suppressed rows."""
    visited: int
    nodes: int
    """Of the whole lattice."""
    proven: bool = True
    """Whether this is the least loss for certain: every other node that was looked at loses as much at least."""


def total_loss(generalization: float, suppressed: float) -> float:
    """The loss of cells that are generalized and rows that are suppressed: those lose all."""
    return suppressed + (1 - suppressed) * generalization


def least_loss(
    lowest: Node, losses: Sequence[Sequence[float]], check: Callable[[Node], Verdict], most_nodes: int = MOST_NODES
) -> Search:
    """Find the node that satisfies at the least loss.

    Args:
        lowest: The lowest level that may be chosen for each quasi-identifier.
        losses: For each quasi-identifier the loss at each level, rising; the sum over them is that of a node, in 0..1.
        check: Looks at one node. ``hopeless_below`` and ``at_least`` must be true of every finer node, or what is
            found is not the least.
        most_nodes: The largest lattice that is searched.

    Raises:
        SettingsError: The lattice is larger.
    """
    candidates = _lattice(lowest, losses, most_nodes)
    nodes = candidates.height
    highest: Node = tuple(len(levels) - 1 for levels in losses)
    probe, best, least = highest, None, math.inf
    seen: dict[Node, Verdict] = {}
    while True:
        verdict = seen[probe] = check(probe)
        if verdict.satisfied:
            loss = total_loss(_loss_of(probe, losses), verdict.suppressed)
            if loss < least:
                best, least = probe, loss
        candidates = _left(candidates, probe, verdict, least)
        if candidates.is_empty():
            break
        probe = _half_way(candidates, len(losses))
    nearest = min(seen.items(), key=lambda one: (one[1].suppressed, one[0]))
    unsure = (total_loss(_loss_of(node, losses), one.at_least) for node, one in seen.items() if not one.proven)
    return Search(best, least, nearest, len(seen), nodes, proven=all(loss >= least for loss in unsure))


def _lattice(lowest: Node, losses: Sequence[Sequence[float]], most_nodes: int) -> pl.DataFrame:
    """A row for each node: its levels in ``0``, ``1`` …, its loss, a bound of its total loss, and its height."""
    heights = [len(levels) - low for low, levels in zip(lowest, losses, strict=True)]
    if (size := math.prod(heights)) > most_nodes:
        raise SettingsError(
            msg(
                "The hierarchies have {size} combinations of levels; {most} can be searched.",
                size=number(size),
                most=number(most_nodes),
            ),
            hint=msg("Leave out levels, or name fewer quasi-identifiers."),
        )
    axes = [
        pl.LazyFrame(
            {str(place): list(range(low, len(levels))), f"{_LOSS}{place}": list(levels[low:])},
            schema={str(place): pl.UInt8, f"{_LOSS}{place}": pl.Float64},
        )
        for place, (low, levels) in enumerate(zip(lowest, losses, strict=True))
    ]
    places = [str(place) for place in range(len(losses))]
    loss = pl.sum_horizontal(f"{_LOSS}{place}" for place in places)
    crossed = reduce(lambda one, other: one.join(other, how="cross"), axes)
    levels = [pl.col(place).cast(pl.UInt32) for place in places]
    return crossed.select(
        *places, loss.alias(_LOSS), loss.alias(_BOUND), pl.sum_horizontal(levels).alias(_HEIGHT)
    ).collect()


def _left(candidates: pl.DataFrame, probe: Node, verdict: Verdict, least: float) -> pl.DataFrame:
    """The nodes that may still be better, after a verdict."""
    below = pl.all_horizontal(pl.col(str(place)) <= level for place, level in enumerate(probe))
    if verdict.hopeless_below:
        return candidates.filter(~below, pl.col(_BOUND) < least)
    itself = pl.all_horizontal(pl.col(str(place)) == level for place, level in enumerate(probe))
    bound = total_loss_at_least(verdict.at_least)
    raised = pl.when(below).then(pl.max_horizontal(_BOUND, bound)).otherwise(_BOUND).alias(_BOUND)
    return candidates.filter(~itself).with_columns(raised).filter(pl.col(_BOUND) < least)


def total_loss_at_least(suppressed: float) -> pl.Expr:
    """The least total loss of nodes at which so many rows at least are suppressed."""
    return suppressed + (1 - suppressed) * pl.col(_LOSS)


def _half_way(candidates: pl.DataFrame, columns: int) -> Node:
    """The node of least loss half-way between the candidate of the least bound and the highest one above it."""
    places = [str(place) for place in range(columns)]
    start = candidates.sort(_BOUND, _HEIGHT, *places).row(0, named=True)
    above = candidates.filter(pl.all_horizontal(pl.col(place) >= start[place] for place in places))
    middle = (start[_HEIGHT] + int(str(above[_HEIGHT].max()))) // 2
    distance = (pl.col(_HEIGHT).cast(pl.Int64) - middle).abs()
    return tuple(above.sort(distance, _BOUND, *places).select(places).row(0))


def _loss_of(node: Node, losses: Sequence[Sequence[float]]) -> float:
    return sum(levels[level] for levels, level in zip(losses, node, strict=True))
