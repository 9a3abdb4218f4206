"""What an operator leaves is known for its own work, and an original is not taken for it."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.catalog import operators
from avgtool.checking.proving import foreign_values
from avgtool.i18n import worded
from avgtool.model.kinds import Kind
from avgtool.model.plan import RuleReference, Step
from avgtool.operators.base import OperatorContext
from avgtool.policy.treatments import operator_of, treatment_of

KNOWN = operators()
PROVABLE = {
    "dates": ("generalize", {"date": "5-year"}, ["12-03-1980", "1999-12-31", "1 mei 2001"]),
    "months": ("generalize", {"date": "month"}, ["12-03-1980", "31/1/99"]),
    "ages": ("generalize", {"age": 5}, ["34", "90", "101"]),
    "postcodes": ("generalize", {"postcode": "pc4"}, ["1012 AB", "2611et"]),
    "amounts": ("generalize", {"amount": 100, "top": 5000}, ["12,50", "€ 1.234,56", "9999", "-3"]),
    "bounds": ("generalize", {"amount": [0, 50, 100]}, ["12,50", "700"]),
    "networks": ("generalize", {"ip": 24}, ["203.0.113.7", "2001:db8:1:2::3"]),
    "masks": ("mask", {"last": 2}, ["jan@example.nl", "0612345678"]),
    "texts": ("replace", {"with": "[naam]"}, ["Fatima", "Jan"]),
    "tokens": ("pseudonymize", {"prefix": "K.", "length": 20}, ["K1001", "K1002"]),
    "sealed": ("encrypt", {}, ["K1001", "K1002"]),
    "nothing": ("redact", {}, ["Fatima"]),
}


def foreign(operator: str, parameters: dict[str, object], values: pl.Series) -> int | None:
    """How many of the values are not the operator's own work."""
    made = operator_of(operator, parameters, KNOWN)
    step = Step("v", Kind.NONE, "PERSON", treatment_of(made), RuleReference("p", 0), worded("b"))
    counting = foreign_values(step, made, values.dtype)
    return None if counting is None else values.alias("v").to_frame().select(counting).item()


def treated(operator: str, parameters: dict[str, object], values: list[str | None]) -> pl.Series:
    """The values as the operator leaves them."""
    context = OperatorContext(derive=lambda _purpose, _domain, length: b"k" * length)
    expr = operator_of(operator, parameters, KNOWN).column(pl.col("v"), context)
    return pl.DataFrame({"v": pl.Series(values, dtype=pl.String)}).select(v=expr).to_series()


@pytest.mark.parametrize("case", PROVABLE)
def test_originals_are_counted_and_a_copy_is_not(case):
    """One original among treated values is counted; cells without a value never are."""
    operator, parameters, originals = PROVABLE[case]
    copy = treated(operator, parameters, [*originals, None, " "])
    assert foreign(operator, parameters, pl.Series(originals)) == len(originals)
    assert foreign(operator, parameters, copy) == 0
    assert foreign(operator, parameters, pl.concat([copy, pl.Series([originals[0]])])) == 1


@given(st.sampled_from(sorted(PROVABLE)), st.lists(st.text(max_size=12), max_size=8))
def test_whatever_was_treated_is_known_as_the_operators_own_work(case, values):
    """The law of the check: a copy that the policy made passes."""
    operator, parameters, originals = PROVABLE[case]
    assert foreign(operator, parameters, treated(operator, parameters, [*values, *originals])) == 0


def test_a_coarser_level_passes_and_a_finer_one_does_not():
    """A search for k may have gone further up than the policy says; never further down."""
    years = pl.Series(["1980", "1999"])
    assert foreign("generalize", {"date": "month"}, years) == 0
    assert foreign("generalize", {"date": "5-year"}, years) == 2
    assert foreign("generalize", {"postcode": "pc4"}, pl.Series(["10", "26"])) == 0


def test_numbers_are_no_tokens_though_their_digits_are_hexadecimal():
    """Twelve digits without a prefix have the form of a token of twelve."""
    numbers = pl.Series(["123456789012", "210987654321"])
    assert foreign("pseudonymize", {"prefix": "", "length": 12}, numbers) == 2


def test_of_what_looks_like_an_original_on_purpose_nothing_is_told():
    """Texts in which things were replaced, and what was kept."""
    assert foreign("text", {}, pl.Series(["a"])) is None
    assert foreign("keep", {}, pl.Series(["a"])) is None


def test_every_item_of_a_list_is_looked_at():
    """Of JSON, a cell may hold several."""
    cells = pl.Series([["1980-1984", "12-03-1980"], [], None])
    assert foreign("generalize", {"date": "5-year"}, cells) == 1
    assert foreign("drop", {}, cells) == 2
