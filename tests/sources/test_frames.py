"""A table comes back as what it was, and what the caller holds is not touched."""

from __future__ import annotations

import polars as pl
import pytest

from avgtool.errors import InputError
from avgtool.sources.frames import back_to, from_frame


def test_polars_comes_back_lazy_or_not() -> None:
    """A frame and a lazy frame."""
    frame = pl.DataFrame({"naam": ["Jan", None], "n": [1, 2]})
    for original in (frame, frame.lazy()):
        dataset = from_frame(original)
        assert (dataset.columns, dataset.digest()) == (("naam", "n"), None)
        copy = back_to(original, dataset.frame.collect())
        assert type(copy) is type(original)
        assert copy.lazy().collect().equals(frame)


def test_pandas_comes_back_with_its_index_and_types() -> None:
    """Categories, dates, missing values; a column of mixed objects is text."""
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame(
        {
            "naam": ["Jan", "Zoë", None],
            "n": [1, 2, 3],
            "f": [1.5, None, 2.0],
            "d": pd.to_datetime(["2024-01-01", None, "2024-02-01"]),
            "c": pd.Categorical(["a", "b", "a"]),
        },
        index=["p", "q", "r"],
    )
    untouched = frame.copy(deep=True)
    copy = back_to(frame, from_frame(frame).frame.collect())
    pd.testing.assert_frame_equal(copy, frame)
    pd.testing.assert_frame_equal(frame, untouched)
    mixed = pd.DataFrame({"m": [1, "x", None]}, dtype=object)
    assert from_frame(mixed).frame.collect()["m"].to_list() == ["1", "x", None]


def test_pandas_takes_new_columns_new_types_and_fewer_rows() -> None:
    """What an operator made of a column may be of another type."""
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame({"n": [1, 2]}, index=[5, 6])
    assert back_to(frame, pl.DataFrame({"n": ["a", "b"], "x": [1, 2]})).to_dict("list") == {
        "n": ["a", "b"],
        "x": [1, 2],
    }
    assert len(back_to(frame, pl.DataFrame({"n": [1]}))) == 1


def test_arrow_comes_back_with_its_schema() -> None:
    """Strings stay strings, not large strings."""
    pa = pytest.importorskip("pyarrow")
    table = pa.table({"naam": ["Jan", None], "n": pa.array([1, 2], pa.int32())})
    assert back_to(table, from_frame(table).frame.collect()).equals(table)


def test_what_is_no_table_is_refused() -> None:
    """A list, and a pandas table whose columns have no proper names."""
    pd = pytest.importorskip("pandas")
    for wrong in ([1, 2], pd.DataFrame([[1, 2]]), pd.DataFrame([[1, 2]], columns=["a", "a"])):
        with pytest.raises(InputError):
            from_frame(wrong)
