"""Whatever dress a character wears, it is judged as what it looks like."""

from __future__ import annotations

import unicodedata

import polars as pl
import pytest
import regex  # type: ignore[import-untyped]
from hypothesis import assume, given
from hypothesis import strategies as st

from avgtool.recognizers.folding import UNSEEN, fold_expr, foldable_expr, hiding_expr, odd_expr, plain, seen

WRITTEN = {
    "9999\u00a090\u202f639": "9999 90 639",
    "06\u201112\u2013345678": "06-12-345678",
    "\uff19\uff19\uff0b\uff20": "99+@",
    "\u0669\u06f9\u096f": "999",
    "O\u2019Brien": "O'Brien",
    "Zo\u00eb \u00bd": "Zo\u00eb \u00bd",
    "\u00b9\u2075\u2460\u2464": "1515",
    "NL91\u0410BN\u0391": "NL91ABNA",
    "jan@v\u03bf\u03bfrbeeld.nl": "jan@voorbeeld.nl",
    "\u0501e\u051dar\u04cf": "dewarl",
    "\u2776\u2474\u2780\u278a\u24f5\u2488\U0001f102": "1111111",
    "\U0001f130\U0001f150\U0001f170\u249c\u1d00": "AAAaa",
    "jan@example\u3002nl": "jan@example.nl",
    "Jan\u2800Jansen\u3000\u2028x": "Jan Jansen  x",
    "\u0418\u0432\u0430\u043d Jansen": "\u0418\u0432\u0430\u043d Jansen",
    "1234 \u0410\u0412": "1234 AB",
    "(\u0410\u0412) 12, \u0430 \u041e\u041e\u041e": "(AB) 12, \u0430 \u041e\u041e\u041e",
    "\u0418\u0432\u0430\u043d": "\u0418\u0432\u0430\u043d",
}
HIDDEN = {
    "5\ufe0f\u20e36\ufe0f\u20e3": "56",
    "5\u034f6\u31647\U000e0020": "567",
    "111\x01222\x7f333\x90": "111222333",
    "NL91\u206aABNA\u206f0417": "NL91ABNA0417",
    "1\u03011\u0336\u03321\u20dd": "111",
    "Rene\u0301 Jo\u0308rg": "René Jörg",
    "\u246a\u2469": "1110",
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
    "111\x01222": True,
    "1\u03012": True,
    "Rene\u0301": False,
    "\u03b1-amylase en \u03b3GT": False,
    "\u0418\u0432\u0430\u043d Jansen": False,
    "1234 \u0410\u0412": True,
    "10 \u0430": False,
    "\u041e\u041e\u041e \u0421\u0421\u0421\u0420": False,
    "\U0001f171 of \u24c2": False,
}


ODDITIES = UNSEEN[:90] + "\u0301\u0336\u20dd\u2460\u246a\u2776\u0410\u03bf\u00e9\u2019\u00a0\x1f\u212a\u1fbe\U0001f130"


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


@given(text=st.text(st.sampled_from("a1@. " + ODDITIES) | st.characters(exclude_categories=["Cs"]), max_size=12))
def test_a_text_and_a_column_are_folded_alike(text: str):
    """So that the same value is not found in the one and missed in the other; however its accents are composed."""
    (folded,) = in_column(fold_expr(pl.col("v")), [text])
    assert unicodedata.normalize("NFC", str(folded)) == unicodedata.normalize("NFC", plain(seen(text).text))


@given(text=st.text(st.sampled_from("a1@. " + ODDITIES), min_size=1, max_size=12))
def test_every_text_that_changes_is_foldable(text: str):
    """Of what stands beside other letters or by itself, none is passed over."""
    assume(plain(seen(text).text) != text)
    (foldable,), (hiding,) = (in_column(test(pl.col("v")), [text]) for test in (foldable_expr, hiding_expr))
    assert foldable
    assert hiding or not text.isascii()


def test_nothing_that_shows_nothing_is_overlooked():
    """By the Unicode Character Database; blanks and the ends of lines are seen by the room that they take."""
    invisible = regex.compile(r"[\p{Default_Ignorable_Code_Point}\p{Cc}]")
    every = [one for one in map(chr, range(0xE1000)) if invisible.match(one) and one not in "\t\n\r"]
    assert [hex(ord(one)) for one in every if seen(f"1{one}2").text not in {"12", "1 2"}] == []


def test_every_digit_is_one():
    """Of whatever script and in whatever frame, in texts and columns."""
    digits = [one for one in map(chr, range(0x20000)) if unicodedata.digit(one, None) is not None]
    assert [plain(one) for one in digits] == [str(unicodedata.digit(one)) for one in digits]
    assert in_column(fold_expr(pl.col("v")), digits) == [str(unicodedata.digit(one)) for one in digits]


def test_a_long_word_is_read_once():
    """It may be a picture in base64, with an accent somewhere: were it read again from each letter, for minutes."""
    word = "x" * 100_000 + "\u00e9"
    assert plain(word) == word


def test_an_accent_behind_its_letter_is_joined_with_it():
    """As file names and forms of Apple's write it."""
    assert in_column(fold_expr(pl.col("v")), ["Rene\u0301"]) == ["René"]


@given(text=st.one_of(st.text(max_size=20), st.text("a1. \u0410\u0412\u0430\u0418", max_size=20)))
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
