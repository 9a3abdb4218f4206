"""Where t leaves a choice of classes to leave out, the one with fewest rows is made, or it is said not to be sure."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from avgtool.engines.local import LocalEngine
from avgtool.errors import PrivacyNotReachedError
from avgtool.model.ladder import ColumnLadder
from avgtool.model.measures import Diversity, PrivacyModels
from avgtool.privacy import choosing
from avgtool.privacy.choosing import Spread, fewest
from avgtool.privacy.solving import solve
from tests.privacy import tables

ENGINE = LocalEngine()


def rows(*written):
    """Each as the three quasi-identifiers and the sensitive number in one word."""
    return [(one[0], one[1], "x", int(one[2])) for one in written]


CASES = {
    "others go where one that is too far is kept": (
        rows("au7", "cw5", "au6", "aw1", "cu2", "au7"),
        {"t": 0.1, "suppression": 0.5, "ordered": ()},
        0.5,
    ),
    "a node that fails with rows left out says nothing of a finer one": (
        rows("cw5", "bu5", "bu5", "au7", "cw5", "cw7", "bu7", "cw5"),
        {"t": 0.1, "suppression": 0.3, "ordered": ()},
        0.125,
    ),
    "what is left is compared again": (
        rows("au1", "cw1", "aw6", "bu5", "cu2", "cu2"),
        {"t": 0.5, "suppression": 0.2},
        0.25925925925925924,
    ),
    "c is reached below it only": (
        rows("au1", "au1", "au1", "au2"),
        {"l": 2, "diversity": Diversity.RECURSIVE, "c": 3.0, "suppression": 0.2},
        None,
    ),
    "c is reached just below it": (
        rows("au1", "au1", "au1", "au2"),
        {"l": 2, "diversity": Diversity.RECURSIVE, "c": 3.01, "suppression": 0.2},
        0.0,
    ),
}


@pytest.mark.parametrize(("people", "asked", "loss"), CASES.values(), ids=CASES)
def test_the_least_loss_of_all_is_found(people, asked, loss):
    """As counted by hand over every node and every choice; the numbers are written out, too."""
    models = PrivacyModels(sensitive=("sensitive",), **asked)
    assert tables.least(people, models, (0, 0, 0)) == (loss if loss is None else pytest.approx(loss))
    if loss is None:
        with pytest.raises(PrivacyNotReachedError):
            solve(ENGINE, tables.frame(people), tables.LADDERS, models)
        return
    found = solve(ENGINE, tables.frame(people), tables.LADDERS, models)
    assert (found.loss, found.proven) == (pytest.approx(loss), True)


def test_a_class_that_is_too_far_stays_where_another_that_goes_is_smaller():
    """Leaving out the third, which alone is too far, takes two rows; without the second it is near, and that is one."""
    counts = np.array([[3, 0], [1, 0], [1, 1]], dtype=float)
    kept, proven = fewest([Spread(counts, ordered=False)], 0.3, 3, np.array([True, True, False]))
    assert (kept.tolist(), proven) == ([True, False, True], True)


ORDERED = np.array(
    [[100, 0, 0, 0, 0, 0, 1, 1, 1, 1], [0, 0, 0, 0, 0, 100, 1, 1, 1, 1], [0, 1, 1, 1, 1, 0, 0, 0, 0, 0]], dtype=float
)
"""Two large classes whose way to each other leads over four values that only the third has: else they are near."""


def test_values_that_leave_make_the_way_shorter():
    """Otherwise both large classes would seem too far for any choice."""
    spread = Spread(ORDERED, ordered=True)
    assert spread.distances(np.array([True, True, True]))[0] > 0.25
    kept, proven = fewest([spread], 0.15, 4, np.zeros(3, dtype=bool))
    assert (kept.tolist(), proven) == ([True, True, False], True)


def test_values_that_leave_make_no_node_hopeless():
    """The same as a table: four rows go, and nothing is generalized."""
    people = [
        (town, value + 1)
        for town, counts in zip("abc", ORDERED.astype(int), strict=True)
        for value, times in enumerate(counts)
        for _ in range(times)
    ]
    frame = pl.LazyFrame(people, schema=["town", "sensitive"], orient="row")
    ladder = ColumnLadder("town", (dict.fromkeys("abc", "*"),))
    found = solve(ENGINE, frame, [ladder], PrivacyModels(t=0.15, sensitive=("sensitive",), suppression=0.02))
    assert (found.levels, found.suppressed_rows, found.proven) == ({"town": 0}, 4, True)


def test_a_search_that_is_cut_short_says_so_and_keeps_what_it_had(monkeypatch):
    """Never worse than the choice that was known."""
    monkeypatch.setattr(choosing, "LOOKS", 1)
    known = np.array([True, False, False])
    kept, proven = fewest([Spread(ORDERED, ordered=True)], 0.15, 4, known)
    assert (kept.tolist(), proven) == (known.tolist(), False)


def test_a_loss_that_is_not_proven_is_said_to_be_so(monkeypatch):
    """And is no more than that of the rounds alone, which leave out more."""
    people, asked, loss = CASES["others go where one that is too far is kept"]
    models = PrivacyModels(sensitive=("sensitive",), **asked)
    monkeypatch.setattr(choosing, "LOOKS", 0)
    found = solve(ENGINE, tables.frame(people), tables.LADDERS, models)
    assert not found.proven
    assert found.loss > loss
