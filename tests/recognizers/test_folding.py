"""Whatever dress a character wears, it is judged as what it looks like."""

from __future__ import annotations

import unicodedata

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.recognizers.folding import UNSEEN, fold_expr, foldable_expr, odd_expr, plain, seen

WRITTEN = {
    "9999\u00a090\u202f639": "9999 90 639",
    "06\u201112\u2013345678": "06-12-345678",
    "\uff19\uff19\uff0b\uff20": "99+@",
    "\u0669\u06f9\u096f": "999",
    "O\u2019Brien": "O'Brien",
    "Zo\u00eb \u00bd": "Zo\u00eb \u00bd",
    "\u00b9\u2075\u2460\u2464": "1515",
    "NL91\u0410BN\u0391": "NL91ABNA",
    "\u0418\u0432\u0430\u043d": "\u0418\u0432\u0430\u043d",
}
HIDDEN = {
    "5\ufe0f\u20e36\ufe0f\u20e3": "56",
    "5\u034f6\u31647\U000e0020": "567",
    "999\u200b990639": "999990639",
    "jan\u00ad@example.nl": "jan@example.nl",
    "\u202e12": "12",
    "Jan": "Jan",
}
ODD = {
    "\uff19\uff19": True,
    "999\u200b9": True,
    "NL91\u0410BNA": True,
    "O\u2019Brien": False,
    "12\u00a0345,67": False,
    "\u0418\u0432\u0430\u043d": False,
    "\u2066": False,
    "👨\u200d👩\u200d👧": False,
    "10 \u03a9 en 5 m\u00b2": False,
    "\u2460\u2461": True,
}


def in_column(expression: pl.Expr, values: list[str]) -> list[object]:
    return pl.DataFrame({"v": values}).select(expression).to_series().to_list()


@pytest.mark.parametrize("written", WRITTEN)
def test_other_forms_of_a_character_become_that_of_a_keyboard(written: str):
    """In text and in columns; fractions, and words of one alphabet, stay what they are."""
    assert plain(written) == WRITTEN[written]
    assert in_column(fold_expr(pl.col("v")), [written]) == [WRITTEN[written]]


@pytest.mark.parametrize("hidden", HIDDEN)
def test_what_nobody_sees_is_left_out(hidden: str):
    """And a span is found again in the text as it was written."""
    shown = seen(hidden)
    assert shown.text == HIDDEN[hidden]
    start, end = shown.original(0, len(shown.text))
    assert seen(hidden[start:end]).text == shown.text
    assert in_column(fold_expr(pl.col("v")), [hidden]) == [HIDDEN[hidden]]


@pytest.mark.parametrize("value", ODD)
def test_only_what_has_no_business_there_is_odd(value: str):
    """Spaces that do not break and curly apostrophes come from any word processor."""
    assert in_column(odd_expr(pl.col("v")), [value]) == [ODD[value]]


def test_an_accent_behind_its_letter_is_joined_with_it():
    """As file names and forms of Apple's write it."""
    assert in_column(fold_expr(pl.col("v")), ["Rene\u0301"]) == ["René"]


@given(text=st.text(max_size=20))
def test_every_character_of_a_text_stays_where_it_was(text: str):
    """What is found in the plain text stands at the same place in the text."""
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)


@given(text=st.text(st.sampled_from("a1 é@" + UNSEEN), max_size=12))
def test_a_span_without_what_is_unseen_holds_the_same_characters(text: str):
    """Wherever it lies."""
    shown = seen(text)
    for start in range(len(shown.text)):
        for end in range(start + 1, len(shown.text) + 1):
            place, last = shown.original(start, end)
            assert seen(text[place:last]).text == shown.text[start:end]


@given(values=st.lists(st.text(max_size=8).map(lambda text: unicodedata.normalize("NFC", text)), max_size=8))
def test_a_column_that_is_not_foldable_does_not_change(values: list[str]):
    """So that only the columns that need it are folded."""
    changed = in_column(fold_expr(pl.col("v")) != pl.col("v"), values) if values else []
    foldable = in_column(foldable_expr(pl.col("v")), values) if values else []
    assert all(may for may, did in zip(foldable, changed, strict=True) if did)
