"""The sample is spread over the whole, always the same, and its error bound is true."""

from __future__ import annotations

import polars as pl
import pytest

from avgtool.engines.local import LocalEngine
from avgtool.scanning import blocks
from avgtool.scanning.sample import error_bound, sample_rows
from avgtool.sources.opening import open_source


@pytest.fixture
def file(tmp_path):
    """A CSV file of 20,000 rows."""
    path = tmp_path / "rows.csv"
    rows = pl.DataFrame({"nr": range(20_000), "text": [f"regel, {number}" for number in range(20_000)]})
    rows.write_csv(path, separator=";")
    return path


def test_a_sample_is_spread_evenly_and_always_the_same(file):
    """One row of every n, from the first to the last."""
    opened = open_source(str(file))[0]
    numbers = sample_rows(LocalEngine(), opened, 20_000, 1_000).get_column("nr").cast(pl.Int64)
    assert (numbers // 20).to_list() == list(range(1_000))
    assert numbers.equals(sample_rows(LocalEngine(), opened, 20_000, 1_000).get_column("nr").cast(pl.Int64))


@pytest.mark.parametrize("period", [2, 3, 4, 5, 7, 10, 20])
def test_what_comes_back_in_every_so_many_rows_is_in_the_sample_as_often_as_in_the_whole(file, period):
    """A note in every third row, in a file of which every twentieth row would be read."""
    numbers = sample_rows(LocalEngine(), open_source(str(file))[0], 20_000, 1_000).get_column("nr").cast(pl.Int64)
    for place in range(period):
        assert (numbers % period == place).mean() == pytest.approx(1 / period, abs=0.03)


def test_a_small_table_is_read_whole(file):
    """A sample of what has no more rows than a sample is no sample."""
    assert sample_rows(LocalEngine(), open_source(str(file))[0], 20_000, 50_000).height == 20_000


def test_blocks_of_a_large_file_hold_whole_rows_from_all_over_it(file, monkeypatch):
    """Rows found by their place are rows as they are read from the start."""
    monkeypatch.setattr(blocks, "SMALLEST_FILE", 0)
    monkeypatch.setattr(blocks, "_BLOCK_BYTES", 4096)
    opened = open_source(str(file))[0]
    found = blocks.read_blocks(opened, 400)
    numbers = found.get_column("nr").cast(pl.Int64)
    assert found.columns == ["nr", "text"]
    assert numbers.is_sorted()
    assert numbers.min() < 500
    assert numbers.max() > 19_500
    assert (found.get_column("text") == pl.Series([f"regel, {number}" for number in numbers])).all()


def test_no_blocks_where_a_row_may_begin_anywhere(tmp_path, monkeypatch):
    """A line break inside quotes makes it unsure where rows begin: then the rows are strided over."""
    monkeypatch.setattr(blocks, "SMALLEST_FILE", 0)
    path = tmp_path / "notes.csv"
    path.write_text("nr,note\n" + '1,"een\nregel"\n' * 20_000, encoding="utf-8")
    opened = open_source(str(path))[0]
    assert blocks.read_blocks(opened, 400) is None
    assert sample_rows(LocalEngine(), opened, 20_000, 1_000).height == 1_000


@pytest.mark.parametrize(("rows", "read"), [(1_000, 100), (10_000, 3_000), (100_000, 4_000), (5_000, 4_999), (8, 5)])
def test_a_kind_in_more_rows_than_the_error_bound_says_would_have_been_seen(rows, read):
    """By the hypergeometric distribution itself: the chance that a sample misses all of so many rows."""
    hits = round(error_bound(rows, read) * rows)
    assert _missed(rows, read, hits) <= 0.05 < _missed(rows, read, hits - 1)


def test_the_error_bound_is_never_worse_than_the_rule_of_three():
    """Three in as many rows as were read, when that is a small share of all."""
    assert error_bound(100_000_000, 3_000) == pytest.approx(3 / 3_000, rel=0.01)
    assert error_bound(6_000, 3_000) < 3 / 3_000


def test_there_is_no_error_bound_where_every_row_was_read():
    """Nor where there are no rows."""
    assert error_bound(100, 100) is None
    assert error_bound(0, 0) is None


def _missed(rows: int, read: int, hits: int) -> float:
    chance = 1.0
    for hit in range(hits):
        chance *= (rows - read - hit) / (rows - hit)
    return chance
