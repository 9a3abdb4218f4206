"""One spelling of a value, whatever type its column has: else one customer would get two tokens."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import polars as pl
import pytest

from avgtool.scanning.cells import cells_of
from avgtool.sources.values import as_written

WRITTEN = [
    (pl.Series(["0123 "]), "0123 "),
    (pl.Series([12]), "12"),
    (pl.Series([12.0]), "12"),
    (pl.Series([12.5]), "12.5"),
    (pl.Series([12.0], dtype=pl.Float32), "12"),
    (pl.Series([-0.0]), "0"),
    (pl.Series([True]), "true"),
    (pl.Series([date(1980, 3, 12)]), "1980-03-12"),
    (pl.Series([datetime(1980, 3, 12)]), "1980-03-12"),  # noqa: DTZ001 - a column without a zone
    (pl.Series([datetime(1980, 3, 12, 14, 30)]), "1980-03-12 14:30:00"),  # noqa: DTZ001
    (pl.Series([datetime(1980, 3, 12, 14, 30, 0, 5000)]), "1980-03-12 14:30:00.005"),  # noqa: DTZ001
    (pl.Series([datetime(1980, 3, 12, tzinfo=UTC)]), "1980-03-12 00:00:00+00:00"),
    (pl.Series([time(14, 30)]), "14:30:00"),
    (pl.Series([timedelta(days=1, hours=2)]), "P1DT2H"),
    (pl.Series(["x"], dtype=pl.Categorical), "x"),
    (pl.Series([b"\xff\x00"]), "ff00"),
    (pl.Series([["a", "b"]]), '["a","b"]'),
    (pl.Series([{"a": 1}]), '{"a":1}'),
]


@pytest.mark.parametrize(("values", "text"), WRITTEN, ids=[str(one.dtype) + text for one, text in WRITTEN])
def test_a_value_is_written_so(values, text):
    """And a missing value stays missing."""
    column = pl.concat([values, pl.Series([None], dtype=values.dtype)]).alias("v")
    assert column.to_frame().select(as_written(pl.col("v"), column.dtype)).to_series().to_list() == [text, None]


@pytest.mark.parametrize(("values", "text"), WRITTEN[:-3], ids=[str(one.dtype) + text for one, text in WRITTEN[:-3]])
def test_a_scan_reads_what_is_written(values, text):
    """A finding is about the same text that is treated."""
    frame = values.alias("v").to_frame()
    (cells,) = cells_of(frame)
    assert frame.select(cells.text).to_series().to_list() == [text]
