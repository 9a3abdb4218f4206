"""The Belgian national register number says when somebody was born; its checks and its law differ from the Dutch."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.be import bis, nn

from avgtool.belgium.recognizers import BIS_NUMBER, ENTERPRISE, NATIONAL_NUMBER
from avgtool.model.kinds import Category
from avgtool.recognizers.columns import is_valid, valid_expr


@pytest.mark.parametrize("value", ["85073003328", "85.07.30-033.28"])
def test_a_number_from_before_2000_passes(value: str):
    """97 minus the first nine digits modulo 97."""
    assert is_valid(NATIONAL_NUMBER, value)


def test_a_number_from_after_2000_passes():
    """The same with a 2 in front."""
    assert is_valid(NATIONAL_NUMBER, "17073003384")


def test_a_bis_number_is_no_national_number():
    """Its month is 20 or 40 higher: somebody who is not in the register."""
    assert is_valid(BIS_NUMBER, "98472899765")
    assert not is_valid(NATIONAL_NUMBER, "98472899765")


def test_it_is_a_national_number_before_the_law():
    """AVG 87, and the Belgian law on the register."""
    assert NATIONAL_NUMBER.category is Category.NATIONAL_ID
    assert {"AVG 87", "BE WRR 8"} <= set(NATIONAL_NUMBER.articles)


@pytest.mark.parametrize("value", ["0403019261", "BE0428759497", "BE 0428.759.497"])
def test_an_enterprise_number_passes_with_and_without_its_country(value: str):
    """As written on invoices."""
    assert is_valid(ENTERPRISE, value)


@given(st.lists(st.integers(0, 10**9 - 1), min_size=1, max_size=30), st.sampled_from([0, 2 * 10**9]))
def test_a_column_of_numbers_with_right_check_digits_is_judged_as_python_stdnum_does(bodies: list[int], century: int):
    """Arithmetic first, the date of birth for what is left."""
    values = [f"{body:09}{97 - (century + body) % 97:02}" for body in bodies]
    for recognizer, oracle in ((NATIONAL_NUMBER, nn), (BIS_NUMBER, bis)):
        answers = pl.DataFrame({"value": values}).select(valid_expr(recognizer, pl.col("value"))).to_series()
        assert answers.to_list() == [oracle.is_valid(value) for value in values]
