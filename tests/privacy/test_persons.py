"""Where rows say whose they are, k and the risks are about persons, and no row of the same person hides another."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.engines.local import LocalEngine
from avgtool.errors import PrivacyNotReachedError
from avgtool.model.kinds import Kind
from avgtool.model.ladder import ColumnLadder
from avgtool.model.measures import PrivacyModels
from avgtool.privacy.measuring import measure
from avgtool.privacy.persons import PERSONS, SUBJECT, beside, subject_column, with_subject
from avgtool.privacy.solving import solve
from avgtool.privacy.whole_rows import measure_rows

ENGINE = LocalEngine()
ROWS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["p1", "P1 ", "p2", "p3", "", None])), min_size=1)


def table(rows):
    """A quasi-identifier and whose row it is."""
    return pl.DataFrame(rows, schema={"q": pl.String, "who": pl.String}, orient="row").lazy()


def persons(names):
    """How many, counted without any of avgtool's code: who is not named is somebody."""
    named = [name.strip().lower() for name in names if name]
    return len(set(named)) + len(names) - len(named)


@given(ROWS)
def test_k_is_the_number_of_persons_of_the_smallest_class(rows):
    """And the highest risk is one divided by it, over the columns that are asked about and over all."""
    frame = with_subject(ENGINE, table(rows), "who")
    sizes = [persons([who for one, who in rows if one == value]) for value in {one for one, _ in rows}]
    measured = measure(ENGINE, frame, ["q"])
    assert measured.k == min(sizes)
    assert measured.highest_risk == pytest.approx(1 / min(sizes))
    assert measure_rows(ENGINE, frame, ["q"]).k == min(sizes)
    has_several = persons([who for _, who in rows]) < len(rows)
    assert (SUBJECT in frame.collect_schema().names()) is has_several
    assert measured.persons == (sum(sizes) if has_several else None)


@given(ROWS, st.integers(1, 3))
def test_what_is_reached_is_that_many_persons(rows, k):
    """Whoever has rows in several classes is never counted more than there are."""
    frame = with_subject(ENGINE, table(rows), "who")
    ladder = ColumnLadder("q", ({"a": "ab", "b": "ab", "c": "c"}, {"a": "*", "b": "*", "c": "*"}))
    try:
        found = solve(ENGINE, frame, (ladder,), PrivacyModels(k=k, suppression=0.5))
    except PrivacyNotReachedError:
        return
    copy = frame.with_columns(**found.general()).filter(~found.is_suppressed())
    reached = measure(ENGINE, copy, ["q"])
    assert reached.k >= k or not reached.rows


def test_thirty_rows_of_one_customer_hide_nobody():
    """By rows k is thirty, and told so beside it."""
    frame = with_subject(ENGINE, table([(value, f"p{value}") for value in "abc" for _ in range(30)]), "who")
    measured = measure(ENGINE, frame, ["q"])
    assert (measured.k, measured.k_rows, measured.unique, measured.rows_under) == (1, 30, 90, 90)
    ladder = ColumnLadder("q", (dict.fromkeys("abc", "*"),))
    with pytest.raises(PrivacyNotReachedError, match="All rows of one person count as one"):
        solve(ENGINE, frame, (ladder,), PrivacyModels(k=4))
    assert solve(ENGINE, frame, (ladder,), PrivacyModels(k=3)).levels == {"q": 1}


def test_a_copy_without_its_numbers_is_counted_by_those_of_its_originals():
    """Row by row."""
    originals = table([("a", "p1"), ("a", "p1"), ("b", "p2")])
    copy = pl.LazyFrame({"q": ["x", "x", "x"]})
    assert measure(ENGINE, beside(ENGINE, copy, originals, "who"), ["q"]).k == 2
    assert PERSONS not in copy.collect_schema().names()


@pytest.mark.parametrize(
    ("columns", "chosen"),
    [
        ([("mail", Kind.EMAIL, "EMAIL_ADDRESS"), ("klant", Kind.OTHER_ID, "CUSTOMER_ID")], "klant"),
        ([("order", Kind.OTHER_ID, "ORDER_ID"), ("mail", Kind.EMAIL, "EMAIL_ADDRESS")], "mail"),
        ([("mail", Kind.EMAIL, "EMAIL_ADDRESS"), ("bsn", Kind.NATIONAL_ID, "NL_BSN")], "bsn"),
        ([("order", Kind.OTHER_ID, "ORDER_ID"), ("naam", Kind.PERSON_NAME, "PERSON")], None),
    ],
)
def test_persons_are_told_apart_by_what_was_given_to_one(columns, chosen):
    """No order and no name: one is of many persons, or a person has many."""
    assert subject_column(columns) == chosen
