"""Tables of other programs that are not as tables mostly are."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import avgtool
from avgtool.errors import UndecidedColumnError
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


KEEPS = """\
name: soorten
version: 1
title: {nl: Soorten, en: Kinds}
purpose: {nl: Proef., en: Test.}
rules:
  - {match: {kind: [other_id, email]}, operator: drop, because: Niet nodig.}
  - {match: {column: soort}, operator: keep, because: Nodig.}
"""


@pytest.fixture
def keeps(tmp_path):
    """A policy that says nothing of a column by the name of the index."""
    path = tmp_path / "soorten.yaml"
    path.write_text(KEEPS, encoding="utf-8")
    return path


def test_an_index_that_its_values_decide_about_is_left_out_where_there_are_none(keeps):
    """With rows it is judged to number customers, and dropped; without, nobody can tell, and nothing is in it."""
    full = pd.DataFrame({"soort": ["a", "b", "a"], "e-mail": MAIL}, index=pd.Index([90100, 90101, 90102], name="ix"))
    for frame in (full, full.iloc[:0]):
        copy = avgtool.anonymize_frame(frame, keeps)
        assert (list(copy.columns), copy.index.name, len(copy)) == (["soort"], None, len(frame))


def test_a_column_that_only_its_values_could_decide_about_is_refused_without_rows_too(keeps):
    """It stays in the copy's header, so somebody must decide."""
    with pytest.raises(UndecidedColumnError):
        avgtool.anonymize_frame(pd.DataFrame({"soort": [], "ix": []}), keeps)


@pytest.mark.parametrize(
    "mixed", [[1, "a", None], [1.5, "a", pd.NA], [Decimal("1.50"), date(2026, 1, 2), float("nan")]]
)
def test_mixed_objects_that_are_kept_come_back_as_they_were(keeps, mixed):
    """Not as the text that they are judged by; and the input stays as it is."""
    frame = pd.DataFrame({"soort": pd.Series(mixed, dtype=object), "e-mail": MAIL})
    before = frame.copy(deep=True)
    pd.testing.assert_frame_equal(avgtool.anonymize_frame(frame, keeps), before[["soort"]])
    pd.testing.assert_frame_equal(frame, before)


class Carrier:
    """An object that shows less than it carries."""

    def __init__(self, secret):
        self.secret = secret

    def __str__(self):
        return "a"


def test_objects_that_may_carry_more_than_their_text_do_not_come_back(keeps):
    """What was not looked at is not given."""
    frame = pd.DataFrame({"soort": pd.Series([Carrier(MAIL[0]), "a", 1], dtype=object), "e-mail": MAIL})
    assert list(avgtool.anonymize_frame(frame, keeps)["soort"]) == ["a", "a", "1"]


def test_periods_of_pandas_are_read_as_they_are_written(tmp_path):
    """A month is 2020-01, not the number of months since 1970."""
    months = pd.DataFrame({"maand": pd.period_range("2020-01", periods=3, freq="M"), "e-mail": MAIL})
    (dataset,) = avgtool.scan(months).datasets
    assert [column.filled for column in dataset.columns] == [3, 3]
    copy = avgtool.anonymize_frame(months, policy(tmp_path), key=KEY)
    assert [str(value) for value in copy["maand"]] == ["2020-01", "2020-02", "2020-03"]
