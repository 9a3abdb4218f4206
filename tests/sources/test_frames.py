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


def test_pandas_index_is_columns_and_comes_back_as_index_where_it_is_left() -> None:
    """Customers are often called by the index; only the default index says nothing."""
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame({"mail": ["a@x.nl", "b@x.nl"], "n": [1, 2], "f": [0.5, 1.5]})
    named = frame.set_index("mail")
    dataset = from_frame(named)
    assert dataset.columns == ("mail", "n", "f")
    assert [(notice.code, notice.count) for notice in dataset.notices] == [("index", 1)]
    pd.testing.assert_frame_equal(back_to(named, dataset.frame.collect()), named)
    dropped = back_to(named, dataset.frame.collect().drop("mail"))
    pd.testing.assert_frame_equal(dropped, frame[["n", "f"]])
    masked = back_to(named, dataset.frame.collect().with_columns(mail=pl.lit("***")))
    assert (masked.index.name, list(masked.index)) == ("mail", ["***", "***"])
    assert (from_frame(frame).columns, from_frame(frame).notices) == (("mail", "n", "f"), ())


def test_pandas_index_of_several_levels_loses_only_what_is_dropped() -> None:
    """What is left of it keeps its names."""
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame({"mail": ["a@x.nl", "b@x.nl"], "n": [1, 2], "f": [0.5, 1.5]})
    levels = frame.set_index(["mail", "n"])
    rows = from_frame(levels).frame.collect()
    pd.testing.assert_frame_equal(back_to(levels, rows), levels)
    assert back_to(levels, rows.drop("mail")).index.equals(pd.Index([1, 2], name="n"))


@pytest.mark.parametrize(
    ("index", "columns"),
    [
        (["p", "q"], ("index", "n")),
        ([7, -3], ("index", "n")),
        ([123456782, 3], ("index", "n")),
        ("taken", ("n_2", "n")),
        ([("a", 1), ("b", 2)], ("level_0", "level_1", "n")),
    ],
)
def test_pandas_index_without_a_name_of_its_own_gets_one(index: object, columns: tuple[str, ...]) -> None:
    """Texts, numbers that number no rows, a name that a column has already."""
    pd = pytest.importorskip("pandas")
    made = {"taken": pd.Index([1, 2], name="n")}
    frame = pd.DataFrame({"n": [1, 2]})
    frame.index = made[index] if isinstance(index, str) else pd.Index(index)
    assert from_frame(frame).columns == columns
    pd.testing.assert_frame_equal(back_to(frame, from_frame(frame).frame.collect()), frame, check_index_type=False)


@pytest.mark.parametrize("selected", ["n > 1", "sorted", "twice", "none"])
def test_row_numbers_that_a_selection_left_are_no_column_and_come_back(selected: str) -> None:
    """A filter, a sort, a concatenation; masking leaves them as they were."""
    pd = pytest.importorskip("pandas")
    table = pd.DataFrame({"n": [3, 1, 2], "naam": ["Jan", "Zoë", "Fatima"]})
    made = {
        "n > 1": table[table["n"] > 1],
        "sorted": table.sort_values("n"),
        "twice": pd.concat([table, table]),
        "none": table[table["n"] > 9],
    }
    frame = made[selected]
    dataset = from_frame(frame)
    assert (dataset.columns, dataset.notices) == (("n", "naam"), ())
    pd.testing.assert_frame_equal(back_to(frame, dataset.frame.collect()), frame)
    masked = back_to(frame, dataset.frame.collect().with_columns(naam=pl.lit("***")))
    pd.testing.assert_index_equal(masked.index, frame.index)
    one = back_to(frame, dataset.frame.collect().head(1))
    assert list(one.index) == list(range(len(one)))


def test_categories_that_do_not_occur_do_not_come_back() -> None:
    """The type of a column would tell every customer who was ever in it."""
    pd = pytest.importorskip("pandas")
    dtype = pd.CategoricalDtype(["laag", "midden", "hoog"], ordered=True)
    frame = pd.DataFrame({"c": pd.Series(["laag", "hoog", None], dtype=dtype)})
    rows = from_frame(frame).frame.collect()
    kept = back_to(frame, rows)["c"].dtype
    assert (list(kept.categories), kept.ordered) == (["laag", "hoog"], True)
    assert back_to(frame, rows.with_columns(c=pl.lit("***")))["c"].to_list() == ["***"] * 3
    emptied = back_to(frame, rows.with_columns(c=pl.lit(None, pl.String)))
    assert list(emptied["c"].dtype.categories) == []


def test_text_that_was_made_of_dates_stays_text() -> None:
    """A year of birth is not the first of January."""
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame({"d": pd.to_datetime(["1980-03-05"]), "b": [True]})
    back = back_to(frame, pl.DataFrame({"d": ["1980"], "b": ["[x]"]}))
    assert back.to_dict("list") == {"d": ["1980"], "b": ["[x]"]}


def test_arrow_comes_back_without_what_was_noted_about_it() -> None:
    """An index of pandas is a column there; notes about the table and its columns may hold anything."""
    pd = pytest.importorskip("pandas")
    pa = pytest.importorskip("pyarrow")
    table = pa.Table.from_pandas(pd.DataFrame({"mail": ["a@x.nl"], "n": [1]}).set_index("mail"))
    noted = table.cast(
        pa.schema([field.with_metadata({"from": "Jan"}) for field in table.schema], table.schema.metadata)
    )
    dataset = from_frame(noted)
    assert set(dataset.columns) == {"mail", "n"}
    back = back_to(noted, dataset.frame.collect().drop("mail"))
    assert (back.column_names, back.schema.metadata, back.schema.field("n").metadata) == (["n"], None, None)
