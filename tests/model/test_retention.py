"""How long records are kept: the last day of a term."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.model.retention import Term

CASES = [
    ("seven years after the year", Term(years=7, after_year=True), date(2024, 3, 5), date(2031, 12, 31)),
    ("a month that has no such day", Term(months=1), date(2026, 1, 31), date(2026, 2, 28)),
    ("a leap day, a year on", Term(years=1), date(2028, 2, 29), date(2029, 2, 28)),
    ("four weeks", Term(days=28), date(2026, 11, 23), date(2026, 12, 21)),
    ("into December", Term(months=11), date(2026, 1, 31), date(2026, 12, 31)),
    ("over the turn of the year", Term(months=2), date(2026, 11, 30), date(2027, 1, 30)),
]


@pytest.mark.parametrize(("term", "start", "last"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_term_ends_on_the_day_that_its_words_say(term: Term, start: date, last: date):
    assert term.until(start) == last


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(0, 30), st.integers(0, 40), st.integers(0, 400))
def test_a_later_start_never_ends_earlier(start: date, years: int, months: int, days: int):
    term = Term(years, months, days)
    assert start <= term.until(start) <= term.until(date.fromordinal(start.toordinal() + 1))
