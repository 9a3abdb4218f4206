"""How old rows are: counted by month in whatever way dates are written, and past a term only for certain."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.model.kept_scans import DateCounts
from avgtool.model.retention import Term
from avgtool.register.ages import rows_a_month, rows_past
from avgtool.sources.base import Dataset


def dataset(table=None, **columns):
    frame = pl.DataFrame(columns)
    return Dataset("orders.csv", "csv", frame.lazy(), tuple(frame.columns), table)


WRITTEN = ["03-02-2019", "2019-02-28", "3 feb 2019", "2019-03-01T10:00:00", "", None, "geen datum"]


def test_dates_are_counted_by_month_however_they_are_written():
    [counted] = rows_a_month(dataset(datum=WRITTEN), ["datum"])
    assert counted == DateCounts("datum", {"2019-02": 3, "2019-03": 1}, unread=2)


def test_dates_of_a_database_are_counted_too():
    [counted] = rows_a_month(dataset(datum=[date(2019, 2, 3), date(2020, 1, 1), None]), ["datum"])
    assert counted.months == {"2019-02": 1, "2020-01": 1}


@pytest.mark.parametrize(
    ("written", "is_found"), [("datum", True), ("DATUM", True), ("order.datum", True), ("klant.datum", False)]
)
def test_a_column_may_be_named_with_its_table(written, is_found):
    assert bool(list(rows_a_month(dataset("order", datum=["2019-02-03"]), [written]))) is is_found


@pytest.mark.parametrize(
    ("today", "past"), [("2021-02-28", 0), ("2021-03-01", 3), ("2021-03-31", 3), ("2021-04-01", 8)]
)
def test_rows_are_past_their_term_once_the_last_day_of_their_month_is(today, past):
    counts = DateCounts("datum", {"2019-02": 3, "2019-03": 5})
    assert rows_past(counts, Term(years=2), date.fromisoformat(today)) == past


def test_a_fiscal_term_begins_after_the_year():
    counts = DateCounts("factuurdatum", {"2018-01": 4})
    assert rows_past(counts, Term(years=7, after_year=True), date(2025, 12, 31)) == 0
    assert rows_past(counts, Term(years=7, after_year=True), date(2026, 1, 1)) == 4


@given(st.dates(date(2000, 1, 1), date(2026, 1, 1)), st.integers(1, 120), st.dates(date(2000, 1, 1), date(2050, 1, 1)))
def test_no_row_is_called_past_that_is_within_its_term(written, months, today):
    """Months are coarser than days: they may let a row go by, and accuse none."""
    counts = DateCounts("datum", {written.strftime("%Y-%m"): 1})
    term = Term(months=months)
    if term.until(written) >= today:
        assert rows_past(counts, term, today) == 0
