"""The search finds the least loss and looks at few nodes; counts that are rolled up are those of the rows."""

from __future__ import annotations

from itertools import product

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from avgtool.engines.local import LocalEngine
from avgtool.errors import SettingsError
from avgtool.model.ladder import ColumnLadder
from avgtool.privacy.classes import ROWS, class_sizes
from avgtool.privacy.ladders import numbered, rungs
from avgtool.privacy.lattice import Verdict, least_loss, total_loss
from avgtool.privacy.rollup import RollUp

ENGINE = LocalEngine()


@st.composite
def searches(draw):
    """Rising losses of up to four columns, and rows to suppress that become fewer with every level."""
    heights = draw(st.lists(st.integers(0, 3), min_size=1, max_size=4))
    losses = []
    for height in heights:
        steps = draw(st.lists(st.floats(0, 1 / 16), min_size=height, max_size=height))
        losses.append([0.0, *(sum(steps[: number + 1]) for number in range(height))])
    falls = [draw(st.lists(st.floats(0, 0.3), min_size=height, max_size=height)) for height in heights]
    limit = draw(st.sampled_from([0.0, 0.1, 0.5]))

    def suppressed(node):
        return max(0.0, 0.9 - sum(sum(fall[:level]) for fall, level in zip(falls, node, strict=True)))

    return losses, suppressed, limit


@settings(max_examples=200, deadline=None)
@given(searches())
def test_the_least_loss_is_found(search):
    """As by looking at every node; none twice."""
    losses, suppressed, limit = search
    asked = []

    def check(node):
        asked.append(node)
        gone = suppressed(node)
        return Verdict(gone, gone, satisfied=gone <= limit, hopeless_below=gone > limit)

    found = least_loss((0,) * len(losses), losses, check)
    every = list(product(*(range(len(levels)) for levels in losses)))
    ends = [
        total_loss(sum(levels[level] for levels, level in zip(losses, node, strict=True)), suppressed(node))
        for node in every
        if suppressed(node) <= limit
    ]
    assert (found.nodes, found.visited) == (len(every), len(asked))
    assert len(set(asked)) == len(asked)
    assert (found.node is None) == (not ends)
    assert found.loss == pytest.approx(min(ends, default=float("inf")))
    assert found.nearest[1].suppressed == min(map(suppressed, asked))


def test_a_bare_no_ends_the_search_at_once():
    """Where the highest node does not satisfy, nothing does."""
    losses = [[0.0, 0.1, 0.2]] * 6
    found = least_loss((0,) * 6, losses, lambda _: Verdict(1.0, 1.0, satisfied=False, hopeless_below=True))
    assert (found.visited, found.nodes, found.node, found.nearest[0]) == (1, 3**6, None, (2,) * 6)


def test_a_lattice_that_is_too_large_is_refused():
    """Before anything is made of it."""
    with pytest.raises(SettingsError, match="1,048,576"):
        least_loss(
            (0,) * 10, [[0.0, 0.0, 0.0, 0.0]] * 10, lambda _: Verdict(0, 0, satisfied=True), most_nodes=1_000_000
        )


@given(
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.sampled_from(["x", None])), min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 1)), min_size=1, max_size=8),
)
def test_rolled_up_counts_are_those_of_the_rows(rows, nodes):
    """At any nodes in any order, whatever was kept before."""
    frame = pl.DataFrame(rows, schema=["a", "b", "c"], orient="row").lazy()
    halves = (lambda value: value // 2, lambda value: value // 4, lambda value: value // 8)
    ladders = (ColumnLadder("a", halves), ColumnLadder("b", halves), ColumnLadder("c", (lambda _: pl.lit("*"),)))
    found = [rungs(ENGINE, frame, one) for one in ladders]
    lowest = tuple(min(levels) for levels in zip(*nodes, strict=True))
    roll = RollUp(class_sizes(ENGINE, numbered(frame, found, lowest), ["0", "1", "2"]), found, lowest)
    for node in nodes:
        parts = [pl.col("a") // 2 ** node[0], pl.col("b") // 2 ** node[1], pl.col("c") if node[2] == 0 else pl.lit("*")]
        counted = frame.collect().group_by(*(part.alias(str(i)) for i, part in enumerate(parts))).len()
        assert sorted(roll.at(node)[ROWS]) == sorted(counted["len"])
