"""Each kind accepts what it is and refuses what it is not."""

from __future__ import annotations

import pytest

from avgtool.catalog import recognizers
from avgtool.recognizers.base import Recognizer
from avgtool.recognizers.columns import is_valid
from tests.recognizers.cases import cases

BY_ENTITY = {recognizer.entity: recognizer for recognizer in recognizers()}
VALUES = [
    pytest.param(BY_ENTITY[entity], value, verdict == "valid", id=f"{entity}-{verdict}-{value}")
    for entity, verdicts in cases().items()
    for verdict, values in verdicts.items()
    for value in values
]


@pytest.mark.parametrize(("recognizer", "value", "expected"), VALUES)
def test_a_value_is_judged_right(recognizer: Recognizer, value: str, *, expected: bool):
    """Shape and check together."""
    assert is_valid(recognizer, value) is expected


def test_every_kind_with_a_shape_of_its_own_has_cases():
    """Kinds that any word or number could be, and those of other countries' tables, are left out."""
    anything = {
        "USERNAME",
        "CUSTOMER_ID",
        "ORDER_ID",
        "COMPANY_ID",
        "INCOME",
        "BANK_ACCOUNT",
        "LONGITUDE",
        "USER_AGENT",
    }
    european = {one.entity for one in recognizers() if one.country not in {None, "NL", "BE", "US"}} | {"EU_VAT"}
    with_shapes = {one.entity for one in recognizers() if one.shapes}
    assert with_shapes - anything - european == set(cases())
