"""The local engine does over rows what its protocol says."""

from __future__ import annotations

import polars as pl
import pytest

from avgtool.engines.local import LocalEngine

FRAME = pl.DataFrame({"a": ["x", "y", "x", None, "z"], "b": ["1", "1", "1", "2", ""]}).lazy()


def test_expressions_over_all_rows_give_one_row():
    """In one pass."""
    row = LocalEngine().aggregate(FRAME, [pl.col("a").count(), (pl.col("b") == "1").sum()])
    assert row.rows() == [(4, 3)]


def test_of_every_single_row_all_come_in_order():
    """One row of each row is all of them."""
    assert LocalEngine().every(FRAME, 1).equals(FRAME.collect())


@pytest.mark.parametrize("is_held", [True, False])
def test_tallies_count_the_distinct_values_of_every_column(is_held):
    """Missing values too."""
    found = LocalEngine().tallies(FRAME, is_held=is_held).sort("column", "value", nulls_last=True).rows()
    assert found == [
        ("a", "x", 2),
        ("a", "y", 1),
        ("a", "z", 1),
        ("a", None, 1),
        ("b", "", 1),
        ("b", "1", 3),
        ("b", "2", 1),
    ]


def test_frequencies_give_the_most_frequent_first():
    """And no more than asked for."""
    assert LocalEngine().frequencies(FRAME.select("a").drop_nulls(), 2).rows() == [("x", 2), ("y", 1)]


def test_rows_that_are_held_are_not_read_again(tmp_path):
    """They come in their order; what happens to the file afterwards does not matter."""
    file = tmp_path / "numbers.csv"
    pl.DataFrame({"n": range(250_000)}).write_csv(file)
    held = LocalEngine().held(pl.scan_csv(file))
    file.unlink()
    assert held.collect().get_column("n").to_list() == list(range(250_000))


def test_groups_count_the_rows_that_share_their_keys():
    """Missing values are a key too; without keys all rows are one group."""
    found = LocalEngine().groups(FRAME, [pl.col("a"), pl.col("b") == "1"], [pl.len(), pl.col("b").max().alias("m")])
    assert sorted(found.rows(), key=str) == sorted(
        [("x", True, 2, "1"), ("y", True, 1, "1"), (None, False, 1, "2"), ("z", False, 1, "")], key=str
    )
    assert LocalEngine().groups(FRAME, [], [pl.len()]).rows() == [(5,)]
