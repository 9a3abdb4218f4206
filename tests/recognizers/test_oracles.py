"""Our checks against python-stdnum's, on values that nobody chose."""

from __future__ import annotations

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum import ean, iban, luhn
from stdnum.iso7064 import mod_97_10
from stdnum.nl import bsn, btw, onderwijsnummer

from avgtool.netherlands import checks as dutch
from avgtool.recognizers.checks import (
    WeightedSum,
    luhn_expression,
    luhn_is_valid,
    mod97_expression,
    mod97_is_valid,
)
from avgtool.recognizers.iban import iban_expression, is_iban, structures

DIGITS = "0123456789"
many = settings(max_examples=60, deadline=None)


def numbers(shortest: int, longest: int) -> st.SearchStrategy[list[str]]:
    """Columns of numbers of so many digits."""
    return st.lists(st.text(DIGITS, min_size=shortest, max_size=longest), min_size=1, max_size=40)


def column(values: list[str], expression) -> list[bool]:
    """The answers of the column form of a check."""
    return pl.Series("v", values, dtype=pl.String).to_frame().select(expression(pl.col("v"))).to_series().to_list()


@given(numbers(8, 9))
@many
def test_bsn(values: list[str]):
    """11-proef for eight and nine digits."""
    expected = [bsn.is_valid(value) for value in values]
    assert [dutch.is_bsn(value) for value in values] == expected
    assert column(values, dutch.bsn_expression) == expected


@given(numbers(9, 9))
@many
def test_education_number(values: list[str]):
    """The same sum, remainder five, first digits 10."""
    values = ["10" + value[2:] for value in values]
    assert column(values, dutch.EDUCATION_NUMBER.expression) == [onderwijsnummer.is_valid(value) for value in values]


@given(numbers(12, 19))
@many
def test_luhn(values: list[str]):
    """Twelve to nineteen digits."""
    expected = [luhn.is_valid(value) and int(value) > 0 for value in values]
    assert [luhn_is_valid(value) for value in values] == expected
    assert column(values, luhn_expression) == expected


@given(st.lists(st.text(DIGITS + "ABCXYZ", min_size=4, max_size=34), min_size=1, max_size=40))
@many
def test_mod_97(values: list[str]):
    """Digits and letters, up to the longest IBAN."""
    expected = [mod_97_10.is_valid(value) for value in values]
    assert [mod97_is_valid(value) for value in values] == expected
    assert column(values, mod97_expression) == expected


@given(st.data())
@many
def test_iban(data: st.DataObject):
    """Every country's own structure, with right and wrong check digits."""
    country = data.draw(st.sampled_from(sorted(structures())))
    parts = data.draw(st.lists(st.from_regex(structures()[country], fullmatch=True), min_size=1, max_size=8))
    right = [country + iban.calc_check_digits(f"{country}00{part}") + part for part in parts]
    wrong = [value[:-1] + ("1" if value[-1] != "1" else "2") for value in right]
    expected = [iban.is_valid(value, check_country=False) for value in right + wrong]
    assert all(expected[: len(right)])
    assert [is_iban(value) for value in right + wrong] == expected
    assert column(right + wrong, iban_expression) == expected


@given(
    st.lists(
        st.from_regex(r"NL[0-9]{2}[A-Z]{4}[0-9]{10}", fullmatch=True)
        | st.text("NLAZ0199é١ ", max_size=20).map("NL".__add__),
        min_size=1,
        max_size=40,
    )
)
@many
def test_dutch_iban(values: list[str]):
    """The short way for Dutch accounts: any bank and check digits, and what only begins as one."""
    assert column(values, iban_expression) == [is_iban(value) for value in values]


@given(numbers(11, 11))
@many
def test_vat(values: list[str]):
    """Nine digits, B, two digits."""
    values = [f"NL{value[:9]}B{value[9:]}" for value in values]
    expected = [btw.is_valid(value) for value in values]
    assert [dutch.is_vat(value) for value in values] == expected
    assert column(values, dutch.vat_expression) == expected


@given(numbers(13, 13))
@many
def test_gs1(values: list[str]):
    """EAN-13."""
    expected = [ean.is_valid(value) and int(value) > 0 for value in values]
    assert [dutch.LOYALTY_CARD.is_valid(value) for value in values] == expected
    assert column(values, dutch.LOYALTY_CARD.expression) == expected


@given(st.lists(st.integers(-20, 20), min_size=1, max_size=18), st.integers(2, 97), st.data())
@many
def test_any_weighted_sum_is_the_same_for_a_value_and_a_column(weights: list[int], modulus: int, data: st.DataObject):
    """Whatever the weights: the arithmetic of quotients is the arithmetic of digits."""
    values = data.draw(st.lists(st.text(DIGITS, min_size=1, max_size=len(weights)), min_size=1, max_size=20))
    rule = WeightedSum(tuple(weights), modulus)
    assert column(values, rule.expression) == [rule.is_valid(value) for value in values]
