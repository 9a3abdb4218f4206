"""Small random tables with random ladders, and what must hold of them, counted without any of avgtool's code."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import chain, product

import polars as pl
from hypothesis import strategies as st

from avgtool.model.ladder import ColumnLadder
from avgtool.model.measures import Diversity, PrivacyModels

FIRST = ("a", "b", "c", "d")
SECOND = ("u", "v", "w")
HALVES = {"a": "ab", "b": "ab", "c": "cd", "d": "cd"}
THREES = {"ab": "abcd", "cd": "abcd"}
LADDERS = (
    ColumnLadder("first", (HALVES, {value: THREES[half] for value, half in HALVES.items()})),
    ColumnLadder("second", ({"u": "uv", "v": "uv", "w": "w"}, dict.fromkeys(SECOND, "*"))),
    ColumnLadder("kept"),
)
HEIGHTS = tuple(ladder.height for ladder in LADDERS)
ROWS = st.lists(
    st.tuples(st.sampled_from(FIRST), st.sampled_from(SECOND), st.sampled_from("xy"), st.sampled_from([1, 2, 5])),
    min_size=1,
    max_size=25,
)
FEW_ROWS = st.lists(
    st.tuples(st.sampled_from("abc"), st.sampled_from("uw"), st.just("x"), st.sampled_from([1, 2, 5, 6, 7, 9])),
    min_size=4,
    max_size=14,
)
"""With a sensitive column of many values, which vanish when rows are left out."""


@st.composite
def models(draw):
    """Anything that can be asked for."""
    return PrivacyModels(
        k=draw(st.integers(1, 4)),
        l=draw(st.sampled_from([1, 1, 1.5, 2, 3])),
        diversity=draw(st.sampled_from(Diversity)),
        c=draw(st.sampled_from([0.9, 1.5, 4.0])),
        t=draw(st.sampled_from([None, None, 0.1, 0.3, 0.6])),
        sensitive=("sensitive",),
        suppression=draw(st.sampled_from([0.0, 0.0, 0.1, 0.4])),
    )


def frame(rows):
    """Three quasi-identifiers, of which the last must stay as it is, and a sensitive number."""
    return pl.DataFrame(rows, schema=["first", "second", "kept", "sensitive"], orient="row").lazy()


LOWEST = st.tuples(st.integers(0, 2), st.integers(0, 2), st.just(0))


def ladders(lowest):
    """The ladders from their lowest levels on."""
    return [replace(ladder, least=least) for ladder, least in zip(LADDERS, lowest, strict=True)]


def nodes(lowest):
    """All combinations of levels from the lowest on."""
    return product(*(range(low, height + 1) for low, height in zip(lowest, HEIGHTS, strict=True)))


def general(row, node):
    """The quasi-identifiers of a row at a node."""
    return tuple(
        value if level == 0 else ladder.levels[level - 1][value]
        for value, ladder, level in zip(row, LADDERS, node, strict=False)
    )


def classes(rows, node):
    """The rows of each class at a node."""
    found = defaultdict(list)
    for row in rows:
        found[general(row, node)].append(row)
    return found


def fewest_suppressed(rows, node, asked):
    """The fewest rows that must go, over every choice of classes; none where more than the limit."""
    found = classes(rows, node).values()
    limit = math.floor(asked.suppression * len(rows) + 1e-9)
    diverse = [members for members in found if is_diverse(members, asked)]
    spent = len(rows) - sum(map(len, diverse))
    return _fewest(diverse, asked, spent, limit)


def _fewest(diverse, asked, spent, limit):
    """Of all sets of classes by the rows they take, the first without which each is close to all that are left."""
    sets = [()]
    for place, members in enumerate(diverse):
        fits = [one for one in sets if spent + sum(len(diverse[at]) for at in one) + len(members) <= limit]
        sets += [(*one, place) for one in fits] if asked.t is not None else []
    for taken, gone in sorted((sum(len(diverse[at]) for at in one), one) for one in sets):
        kept = [members for place, members in enumerate(diverse) if place not in gone]
        everyone = list(chain(*kept))
        if spent + taken <= limit and all(is_close(members, everyone, asked) for members in kept):
            return spent + taken
    return None


def is_close(members, everyone, asked):
    """Whether t holds for one class."""
    return asked.t is None or distance(members, everyone, asked.ordered != ()) <= asked.t + 1e-9


def is_diverse(members, asked):
    """Whether k and l hold for one class."""
    tally = Counter(row[3] for row in members)
    shares = [count / len(members) for count in tally.values()]
    ranked = sorted(tally.values(), reverse=True)
    tail = sum(ranked[math.ceil(asked.l) - 1 :])
    fits = {
        Diversity.DISTINCT: len(tally) >= asked.l,
        Diversity.ENTROPY: -sum(p * math.log(p) for p in shares) >= math.log(asked.l) - 1e-9,
        Diversity.RECURSIVE: tail > 0 and ranked[0] < asked.c * tail,
    }
    return len(members) >= asked.k and (asked.l <= 1 or fits[asked.diversity])


def distance(members, everyone, ordered=True):
    """The earth mover's distance over the values there are, in their order or all as far from each other."""
    values = sorted({row[3] for row in everyone})
    carried = total = 0.0
    for value in values:
        carried += sum(row[3] == value for row in members) / len(members)
        carried -= sum(row[3] == value for row in everyone) / len(everyone)
        total += abs(carried)
        carried = carried if ordered else 0.0
    return total / (max(1, len(values) - 1) if ordered else 2)


def granularity(rows, node):
    """The share of its domain that a value stands for, 0 for itself; the column that stays loses nothing."""
    lost = 0.0
    for place, domain in enumerate((FIRST, SECOND)):
        whole = [(value, SECOND[0]) if place == 0 else (FIRST[0], value) for value in domain]
        at = {row[place]: general(row, node)[place] for row in whole}
        sizes = Counter(at.values())
        lost += sum((sizes[at[row[place]]] - 1) / (len(domain) - 1) for row in rows) / len(rows)
    return lost / 3


def least(rows, asked, lowest):
    """The least loss by looking at every node; none where nothing satisfies."""
    best = math.inf
    for node in nodes(lowest):
        gone = fewest_suppressed(rows, node, asked)
        if gone is not None:
            share = gone / len(rows)
            best = min(best, share + (1 - share) * granularity(rows, node))
    return None if best == math.inf else best
