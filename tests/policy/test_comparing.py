"""The copy beside its original: counts that a report can stand on."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from avgtool.policy.comparing import Comparison, compare

VALUES = st.lists(
    st.tuples(st.sampled_from(["a", "b", "", " ", None]), st.sampled_from(["a", "b", "", None])), max_size=20
)


def test_changed_same_and_emptied_are_counted():
    """Rows that held nothing count nowhere."""
    before = pl.LazyFrame({"v": ["a", "b", "c", None, "", "d"], "w": ["1", "1", "1", "1", "1", "1"]})
    after = pl.LazyFrame({"v": ["a", "x", None, "y", "", ""], "w": ["1", "1", "1", "1", "1", "1"]})
    assert compare(before, after, ["v"]) == {"v": Comparison(changed=3, same=1, emptied=2)}
    assert compare(before, after, ["v", "w"])["w"] == Comparison(changed=0, same=6, emptied=0)


def test_types_do_not_matter_but_values_do():
    """A number that was written as a text is the same number."""
    before = pl.LazyFrame({"v": [1, 2, 3]})
    after = pl.LazyFrame({"v": ["1", "2", "x"]})
    assert compare(before, after, ["v"])["v"] == Comparison(changed=1, same=2, emptied=0)


def test_rows_that_the_copy_lacks_are_gone():
    """And not an error: the verification says that the number of rows differs."""
    before, after = pl.LazyFrame({"v": ["a", "b"]}), pl.LazyFrame({"v": ["a"]})
    assert compare(before, after, ["v"])["v"] == Comparison(changed=1, same=1, emptied=1)


def test_nothing_to_compare_and_nothing_in_it():
    """No columns, no rows."""
    empty = pl.LazyFrame({"v": pl.Series([], dtype=pl.String)})
    assert compare(empty, empty, []) == {}
    assert compare(empty, empty, ["v"])["v"] == Comparison(0, 0, 0)


def test_lists_are_compared_whole_and_empty_ones_hold_nothing():
    """A field inside a list of a JSON file; written to a text file it is JSON."""
    before = pl.LazyFrame({"v": [["Jan"], ["Piet", None], [], [None], [""], None]})
    after = pl.LazyFrame({"v": [["***"], ["Piet", None], [], [None], [""], None]})
    assert compare(before, after, ["v"])["v"] == Comparison(changed=1, same=1, emptied=0)
    written = pl.LazyFrame({"v": ['["***"]', '["Piet",null]', "[]", "[null]", '[""]', ""]})
    assert compare(before, written, ["v"])["v"] == Comparison(changed=1, same=1, emptied=0)


def test_what_a_mask_shows_is_counted_in_letters_and_digits():
    """More than half; more than two; separators do not count, and two letters of a short name are no leak."""
    before = pl.LazyFrame({"v": ["jan@x.nl", "Bob", "1234-5678", "fatima", "", None]})
    after = pl.LazyFrame({"v": ["jan@****", "B*b", "1234*5678", "fat***", "", None]})
    assert compare(before, after, ["v"], {"v"})["v"] == Comparison(4, 0, 0, exposed=1, telling=3)
    assert compare(before, after, ["v"])["v"] == Comparison(4, 0, 0)


@given(rows=VALUES)
def test_every_filled_row_is_either_changed_or_same(rows):
    """And what is emptied is changed."""
    before, after = (
        pl.Series([row[side] for row in rows], dtype=pl.String).alias("v").to_frame().lazy() for side in (0, 1)
    )
    counts = compare(before, after, ["v"])["v"]
    assert counts.changed + counts.same == sum(bool((old or "").strip()) for old, _ in rows)
    assert counts.emptied <= counts.changed
