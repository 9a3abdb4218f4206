"""Parquet: every type comes back as what it was, fields are judged one by one, and nothing of it is lost in silence."""

from __future__ import annotations

import datetime as dt
import decimal
from typing import TYPE_CHECKING

import polars as pl
import pytest

import avgtool
from avgtool.sources.base import Dataset
from avgtool.sources.frames import back_to, from_frame
from avgtool.sources.opening import open_source
from avgtool.sources.records.structures import structured
from avgtool.sources.writing import write
from tests.policy.building import policy

if TYPE_CHECKING:
    from pathlib import Path

KEEP_ALL = 'rules:\n  - {match: {column: "*"}, operator: keep, because: b}\n'
TYPES = pl.DataFrame(
    {
        "i8": pl.Series([1, None, 3], dtype=pl.Int8),
        "u64": pl.Series([2**63, None, 0], dtype=pl.UInt64),
        "f32": pl.Series([0.1, None, 1.0], dtype=pl.Float32),
        "decimal": pl.Series([decimal.Decimal("1.10"), None, decimal.Decimal("0.00")], dtype=pl.Decimal(12, 2)),
        "duration": [dt.timedelta(days=1, seconds=5), None, dt.timedelta(0)],
        "time": [dt.time(13, 14, 15), None, dt.time(0)],
        "date": [dt.date(1700, 1, 1), None, dt.date(2024, 1, 2)],
        "moment": pl.Series([1_704_164_640_000_000_000, None, None], dtype=pl.Datetime("ns", "Europe/Amsterdam")),
        "category": pl.Series(["a", None, "b"], dtype=pl.Categorical),
        "bytes": [b"\x00\x01", None, b""],
        "list": [[1, None], [], None],
        "words": [["a"], [None], None],
        "pair": pl.Series([[1, 2], None, [3, 4]], dtype=pl.Array(pl.Int32, 2)),
        "nothing": [None, None, None],
        "truth": [True, None, False],
        "text": ["0012", "", None],
    }
)


@pytest.mark.parametrize("name", TYPES.columns)
def test_each_type_survives_a_copy_that_keeps_it(name: str, tmp_path: Path) -> None:
    """Scanned, kept, verified and read again: the same values in the same type."""
    source, copy = tmp_path / "k.parquet", tmp_path / "copy.parquet"
    table = TYPES.select("text" if name == "truth" else "truth", name)
    table.write_parquet(source)
    avgtool.anonymize(source, policy(KEEP_ALL), output=copy)
    written = pl.read_parquet(copy)
    assert written.schema == table.schema
    assert written.equals(table, null_equal=True)


def test_a_length_of_time_is_masked_as_text(tmp_path: Path) -> None:
    """Every operator takes it, written as ISO 8601 has it."""
    source, copy = tmp_path / "k.parquet", tmp_path / "copy.parquet"
    TYPES.select("text", "duration").write_parquet(source)
    rules = KEEP_ALL.replace("keep", "mask").replace("because", "parameters: {first: 3}, because")
    avgtool.anonymize(source, policy(rules), output=copy)
    assert pl.read_parquet(copy)["duration"].str.head(3).to_list() == ["P1D", None, "PT0"]


NESTED = {
    "struct": [{"a": 1, "b": {"c": "x"}}, None, {"a": 2, "b": None}],
    "list of structs": [[{"s": "Kerkweg", "n": 1}, None], [], None],
    "list in a list": [[{"in": [{"p": 1}, {"p": 2}]}, {"in": []}], [None, {"in": [None]}], None],
    "struct in a list": [[{"a": {"b": "x"}, "c": [1, 2]}], [], [{"a": None, "c": []}]],
    "lists": [[[{"a": 1}], []], [None], None],
}


@pytest.mark.parametrize("values", NESTED.values(), ids=list(NESTED))
def test_fields_are_columns_and_go_back_where_they_stood(values: list[object], tmp_path: Path) -> None:
    """However deep; from Parquet, and from a table in memory."""
    table = pl.DataFrame({"nr": [1, 2, 3], "k": values})
    source, copy = tmp_path / "k.parquet", tmp_path / "copy.parquet"
    table.write_parquet(source)
    (dataset,) = open_source(str(source))
    assert [(notice.code, notice.column) for notice in dataset.notices] == [("nested", "k")]
    assert not any(isinstance(dtype, pl.Struct) for dtype in _innermost(dataset.frame))
    write(dataset.frame, copy, dataset)
    assert pl.read_parquet(copy).equals(table, null_equal=True)
    assert back_to(table, from_frame(table).frame.collect()).equals(table, null_equal=True)
    write(dataset.frame.head(0), copy, dataset)
    assert pl.read_parquet(copy).schema == table.schema


def _innermost(frame: pl.LazyFrame) -> list[pl.DataType]:
    types = list(frame.collect_schema().values())
    while any(isinstance(dtype, pl.List) for dtype in types):
        types = [dtype.inner if isinstance(dtype, pl.List) else dtype for dtype in types]
    return types


def test_a_struct_of_missing_fields_becomes_a_missing_one() -> None:
    """Which the notice says."""
    table = pl.DataFrame({"k": [{"a": None}, {"a": 1}]})
    assert back_to(table, from_frame(table).frame.collect())["k"].to_list() == [None, {"a": 1}]


def test_a_map_becomes_a_list_of_pairs_and_says_so(tmp_path: Path) -> None:
    """Keys and values are judged apart."""
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "k.parquet"
    parquet.write_table(pa.table({"m": pa.array([[("k", "v")], []], pa.map_(pa.string(), pa.string()))}), path)
    (dataset,) = open_source(str(path))
    assert dataset.frame.collect().rows() == [(["k"], ["v"]), ([], [])]
    assert dataset.columns == ("m[].key", "m[].value")
    assert "map" in str(dataset.notices[0].message)
    write(dataset.frame, tmp_path / "copy.parquet", dataset)
    assert pl.read_parquet(tmp_path / "copy.parquet")["m"].to_list() == [[{"key": "k", "value": "v"}], []]


def test_a_field_of_several_shapes_stays_flat() -> None:
    """As JSON may have it: a value in one record, an object in the next."""
    frame = pl.LazyFrame({"a": [1, None], "a.b": [None, 2]})
    assert structured(frame, {"a": ("a",), "a.b": ("a", "b")}) is frame
    frame = pl.LazyFrame({"a.b": [1, None], "a[]": [None, [2]]})
    assert structured(frame, {"a.b": ("a", "b"), "a[]": ("a", None)}) is frame


@pytest.mark.parametrize(
    ("suffix", "texts"),
    [
        ("csv", ["P1DT5S", "13:14:15", "1.10", "9223372036854775808", "[1,null]", "0001"]),
        (
            "xlsx",
            [dt.timedelta(days=1, seconds=5), dt.time(13, 14, 15), "1.10", "9223372036854775808", "[1,null]", "0001"],
        ),
        ("ndjson", ["P1DT5S", "13:14:15", "1.10", "9223372036854775808", [1, None], "0001"]),
        ("sqlite", ["P1DT5S", "13:14:15", "1.10", "9223372036854775808", "[1,null]", b"\x00\x01"]),
    ],
)
def test_every_type_can_be_written_in_every_form(suffix: str, texts: list[object], tmp_path: Path) -> None:
    """Where a form has no such type, as a text that loses nothing."""
    like = Dataset("k", "frame", TYPES.lazy(), tuple(TYPES.columns))
    target = tmp_path / f"copy.{suffix}"
    write(TYPES.lazy(), target, like)
    (copy,) = open_source(str(target))
    lists = "list[]" if suffix == "ndjson" else "list"
    row = copy.frame.collect().row(0, named=True)
    assert [row[name] for name in ("duration", "time", "decimal", "u64", lists, "bytes")] == texts
