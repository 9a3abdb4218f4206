"""Tables of other programs that are not as tables mostly are."""

from __future__ import annotations

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import avgtool
from avgtool.keys import key_from_bytes

KEY = key_from_bytes(bytes(32))
MAIL = ["a@example.nl", "b@example.nl", "c@example.nl"]


POLICY = """\
name: maanden
version: 1
title: {nl: Maanden, en: Months}
purpose: {nl: Proef., en: Test.}
unmatched: keep
rules:
  - {match: {kind: email}, operator: drop, because: Niet nodig.}
"""


def policy(folder):
    """A policy file that keeps months."""
    (folder / "maanden.yaml").write_text(POLICY, encoding="utf-8")
    return folder / "maanden.yaml"


@pytest.mark.parametrize(
    "frame", [pd.DataFrame(), pl.DataFrame(), pl.LazyFrame(), pa.table({})], ids=lambda one: type(one).__module__
)
def test_a_table_without_columns_comes_back_as_it_is(frame):
    assert type(avgtool.anonymize_frame(frame, "testdata")) is type(frame)
    assert avgtool.scan(frame).datasets[0].columns == ()


def test_a_table_without_rows_keeps_its_columns():
    copy = avgtool.anonymize_frame(pd.DataFrame({"email": []}), "testdata", key=KEY)
    assert list(copy.columns) == ["email"]
    assert len(copy) == 0


def test_periods_of_pandas_are_read_as_they_are_written(tmp_path):
    """A month is 2020-01, not the number of months since 1970."""
    months = pd.DataFrame({"maand": pd.period_range("2020-01", periods=3, freq="M"), "e-mail": MAIL})
    (dataset,) = avgtool.scan(months).datasets
    assert [column.filled for column in dataset.columns] == [3, 3]
    copy = avgtool.anonymize_frame(months, policy(tmp_path), key=KEY)
    assert [str(value) for value in copy["maand"]] == ["2020-01", "2020-02", "2020-03"]
