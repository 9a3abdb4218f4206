"""Rows that are alike in everything that is left of them are counted, whatever holds them."""

from __future__ import annotations

from collections import Counter
from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.engines.local import LocalEngine
from avgtool.errors import SettingsError
from avgtool.model.measures import RowMeasures
from avgtool.privacy.whole_rows import measure_rows

VALUE = st.one_of(st.none(), st.sampled_from(["", "a", "b", "ab", "\0"]))


@given(st.lists(st.tuples(VALUE, VALUE, VALUE), max_size=40))
def test_they_are_counted_as_a_program_without_engine_counts_them(rows):
    """Also where a value is missing or empty, and where two columns have swapped their values."""
    counts = Counter(rows).values()
    frame = pl.DataFrame(rows, schema=dict.fromkeys("abc", pl.String), orient="row")
    found = measure_rows(LocalEngine(), frame.lazy(), ("a", "b", "c"))
    assert found == RowMeasures(("a", "b", "c"), len(rows), min(counts, default=0), sum(one == 1 for one in counts))


def test_values_of_any_type_are_counted():
    """Lists and structs of JSON, dates of a database."""
    frame = pl.DataFrame(
        {
            "list": [[1, 2], [1, 2], None],
            "struct": [{"a": 1}, {"a": 1}, {"a": None}],
            "day": [date(2026, 1, 1)] * 3,
            "amount": [0.1, 0.1, 0.2],
        }
    )
    assert measure_rows(LocalEngine(), frame.lazy(), frame.columns).unique == 1


def test_without_columns_all_rows_are_alike():
    """A copy of tokens alone tells nothing apart by its values."""
    found = measure_rows(LocalEngine(), pl.LazyFrame({"token": ["x", "y", "z"]}), ())
    assert (found.rows, found.k, found.unique, found.unique_share) == (3, 3, 0, 0.0)
    assert measure_rows(LocalEngine(), pl.LazyFrame({"token": []}), ("token",)).k == 0


def test_a_column_that_is_not_there_is_told():
    with pytest.raises(SettingsError, match="weg"):
        measure_rows(LocalEngine(), pl.LazyFrame({"a": [1]}), ("weg",))
