"""Rare values, gathered."""

from __future__ import annotations

from collections import Counter

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from avgtool.catalog import operators
from avgtool.engines.local import LocalEngine
from tests.operators.both_paths import CONTEXT, by_column, by_value

AGGREGATE = operators()["aggregate"]


def gathered(values, **parameters):
    """A column, and the operator that saw it as a whole."""
    frame = pl.LazyFrame({"value": pl.Series(values, dtype=pl.String)})
    operator = AGGREGATE(**parameters).fitted(frame, LocalEngine())
    return by_column(operator, values), operator


@given(values=st.lists(st.sampled_from(["a", "b", "c", "d", " a", None, ""]), max_size=40), below=st.integers(2, 6))
def test_what_stands_in_the_copy_stands_there_often_enough(values, below):
    """Unless the whole column is too small for it; then one text stands everywhere."""
    made, operator = gathered(values, below=below)
    counts = Counter(value.strip() for value in made if value)
    assert set(counts) <= {"overig"} or min(counts.values()) >= below
    assert [bool(value) for value in made] == [bool(value) for value in values]
    assert all(not one or one in {before.strip(), "overig"} for before, one in zip(values, made, strict=True))
    assert made == by_value(operator, values)


def test_what_is_counted_together_is_written_alike():
    """A spelling with a blank that one row has would point to that row."""
    made, _ = gathered(["arts"] * 4 + [" arts", "arts  ", "arts\xa0", "bakker"] + ["slager"] * 4, below=4)
    assert made == ["arts"] * 7 + ["overig"] * 5


def test_too_few_rare_rows_are_joined_by_the_rarest_common_value():
    """Else the one who is gathered alone would be known by *overig*."""
    made, _ = gathered(["a"] * 5 + ["b"] * 3 + ["c"], below=3, other="rest")
    assert made == ["a"] * 5 + ["rest"] * 4


def test_before_anything_is_learned_all_is_rare():
    """Nothing is left because somebody forgot to look."""
    assert AGGREGATE(below=2).value("a", CONTEXT) == "overig"
