"""One declaration, two paths: a value and a column of it are judged the same."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from avgtool.catalog import recognizers
from avgtool.recognizers.base import Recognizer
from avgtool.recognizers.columns import is_valid, matches, normal_form, normalized, shape_expr, valid_expr
from tests.recognizers.cases import all_values

RECOGNIZERS = recognizers()
NAMES = [recognizer.entity for recognizer in RECOGNIZERS]
QUICK = [one for one in RECOGNIZERS if one.check and one.check.expression]
"""Those whose check runs over columns as it is."""
ODD = [
    "",
    " ",
    "\n",
    "  1012 AB ",
    "1012 AB\n",
    "\u0130",
    "\u017f",
    "\u212a",
    "١٢٣٤٥٦٧٨٩",
    "１２３４５６７８２",
    "é",
    "😀",
    "\u00a012345672",
]


def column_answers(recognizer: Recognizer, values: list[str]) -> pl.DataFrame:
    """Normal form, shape and verdict by the column path."""
    value = pl.col("value")
    return pl.DataFrame({"value": values}, schema={"value": pl.String}).select(
        normal=normalized(recognizer, value), matches=shape_expr(recognizer, value), valid=valid_expr(recognizer, value)
    )


def assert_same(recognizer: Recognizer, values: list[str]) -> None:
    """Both paths say the same of every value."""
    answers = column_answers(recognizer, values)
    assert answers["matches"].to_list() == [matches(recognizer, value) for value in values]
    assert answers["valid"].to_list() == [is_valid(recognizer, value) for value in values]


@pytest.mark.parametrize("recognizer", RECOGNIZERS, ids=NAMES)
def test_columns_and_values_agree_on_all_cases(recognizer: Recognizer):
    """Every recognizer judges the cases of every other one too."""
    assert_same(recognizer, all_values() + ODD)


@pytest.mark.parametrize("recognizer", RECOGNIZERS, ids=NAMES)
def test_normal_forms_agree(recognizer: Recognizer):
    """What the check gets to see is the same on both paths."""
    answers = column_answers(recognizer, all_values())
    assert answers["normal"].to_list() == [normal_form(recognizer, value) for value in all_values()]


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_columns_and_values_agree_on_whatever_has_the_shape(data: st.DataObject):
    """Values generated from the shapes themselves, and damaged ones."""
    recognizer = data.draw(st.sampled_from([one for one in RECOGNIZERS if one.shapes]))
    shape = data.draw(st.sampled_from(recognizer.shapes))
    shaped = data.draw(st.lists(st.from_regex(shape.regex, fullmatch=True), min_size=3, max_size=8))
    damaged = [value[1:] + value[:1] for value in shaped]
    assert_same(recognizer, shaped + damaged + [value + "\n" for value in shaped])


def assert_no_pass_is_taken_back(recognizer: Recognizer, values: list[str]) -> None:
    """What passes with its separators passes without them."""
    assert recognizer.check is not None
    assert recognizer.check.expression is not None
    value = pl.col("value")
    answers = pl.DataFrame({"value": values}, schema={"value": pl.String}).select(
        "value", passes=shape_expr(recognizer, value) & recognizer.check.expression(value)
    )
    passing = answers.filter("passes").get_column("value").to_list()
    assert all(is_valid(recognizer, value) for value in passing)


@pytest.mark.parametrize("recognizer", QUICK, ids=[one.entity for one in QUICK])
def test_what_passes_as_it_is_written_passes_in_normal_form(recognizer: Recognizer):
    """The full scan counts a value that passes as it stands, and rewrites only those that do not."""
    assert_no_pass_is_taken_back(recognizer, all_values() + ODD)


@given(st.data())
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_whatever_passes_as_it_is_written_passes_in_normal_form(data: st.DataObject):
    """The same of values generated from the shapes."""
    recognizer = data.draw(st.sampled_from([one for one in QUICK if one.shapes]))
    shape = data.draw(st.sampled_from(recognizer.shapes))
    shaped = data.draw(st.lists(st.from_regex(shape.regex, fullmatch=True), min_size=3, max_size=8))
    assert_no_pass_is_taken_back(recognizer, shaped + [" " + value for value in shaped])


@given(st.lists(st.text(max_size=20), max_size=20))
@settings(max_examples=25, deadline=None)
def test_columns_and_values_agree_on_any_text(values: list[str]):
    """Text of any script."""
    for recognizer in RECOGNIZERS:
        assert_same(recognizer, values)


@pytest.mark.parametrize("recognizer", RECOGNIZERS, ids=NAMES)
def test_a_missing_value_is_of_no_kind(recognizer: Recognizer):
    """Null is neither of the shape nor valid, and makes no answer null."""
    value = pl.col("value")
    answers = pl.DataFrame({"value": [None]}, schema={"value": pl.String}).select(
        matches=shape_expr(recognizer, value), valid=valid_expr(recognizer, value)
    )
    assert answers.row(0) == (False, False)
