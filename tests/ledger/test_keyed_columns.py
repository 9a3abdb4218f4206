"""Identifiers of many rows are normalized and digested as one is."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from avgtool.keys import key_from_bytes
from avgtool.ledger.keyed import Identifier, identifying, objection_digest
from avgtool.ledger.keyed_columns import digest_column, identifying_column
from tests.ledger.spellings import ALIKE, NO_ADDRESS, NO_NUMBER

DERIVE = key_from_bytes(bytes(32)).derive
NUMBERS = st.from_regex(r"(\+|00)?(31)?( ?\( ?0 ?\))?0?[1-9][0-9 .-]{6,14}(\.0)?", fullmatch=True)
TEXTS = st.lists(
    st.none() | st.text(max_size=12) | st.text(" +0(0)631-2/ab@.X\t\x1f", max_size=18) | NUMBERS | st.emails(),
    max_size=20,
)
SPELLINGS = [text for alike in ALIKE.values() for texts in alike.values() for text in texts]


def column(expression, values) -> list[str | None]:
    return pl.DataFrame({"x": values}, schema={"x": pl.String}).select(expression).to_series().to_list()


@pytest.mark.parametrize("kind", list(Identifier))
@given(values=TEXTS)
@example(values=[*SPELLINGS, *NO_NUMBER.values(), *NO_ADDRESS])
@example(
    values=["012345678901234", "0012345678901234", "+0688888888", "0", "(06)12(0)3", "123456789", "912345678", "+1"]
)
@example(
    values=["", " ", "(0)", "+31 (0)6-12", "0031612", "06 12", "６", "Straße\u00a0X", "a\x1f\x1cb", "İ", None, "K  1 "]
)
def test_a_column_is_spelled_as_one_value_is(kind, values):
    """Whatever is in it: what can be the identifier of nobody is missing."""
    one_by_one = [identifying(kind, value) or None if value is not None else None for value in values]
    assert column(identifying_column(kind, pl.col("x")), values) == one_by_one


@pytest.mark.parametrize("kind", list(Identifier))
def test_a_column_gets_the_digests_of_its_values(kind):
    values = ["Jan@Example.NL ", "06-12345678", "K-1", "é", "", None]
    one_by_one = [objection_digest(DERIVE, kind, one) if one and identifying(kind, one) else None for one in values]
    assert column(digest_column(DERIVE, kind, pl.col("x")), values) == one_by_one
