"""A character that is written as its code stands for itself, in a column and in a text alike."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from avgtool.recognizers.encodings import decoded, decoded_expr, encoded_expr
from avgtool.recognizers.folding import seen

MEANT = {
    "/bedankt?email=anneke%40gmail.com&x=1": "/bedankt?email=anneke@gmail.com&x=1",
    "anneke%2540gmail%2Ecom": "anneke@gmail.com",
    "anneke&#64;gmail&period;com": "anneke@gmail.com",
    "anneke&#x40;gmail.com": "anneke@gmail.com",
    "anneke&#0064;gmail.com": "anneke@gmail.com",
    "anneke&commat;gmail.com": "anneke@gmail.com",
    r'{"e":"anneke\u0040gmail.com"}': '{"e":"anneke@gmail.com"}',
}
ORDINARY = ["100%", "5% korting", "Jansen & Zn", "R&D", r"C:\\Users", "%0A", "&#10;", "&eacute;n", "anneke@gmail.com"]


@pytest.mark.parametrize("written", MEANT)
def test_what_is_written_as_a_code_is_read_as_what_it_means(written):
    """And every character is told where it stood."""
    read = seen(written)
    assert read.text == MEANT[written]
    start = read.text.index("anneke@gmail.com")
    begin, end = read.original(start, start + len("anneke@gmail.com"))
    assert written[begin:end].startswith("anneke")
    assert written[begin:end].endswith("com")


@pytest.mark.parametrize("written", ORDINARY)
def test_what_is_no_code_stays(written):
    """Percentages, companies, folders."""
    assert seen(written).text == written


def test_codes_and_characters_that_nobody_sees_go_together():
    """The place is that in the text as it was written."""
    read = seen("x\u200b%40y")
    assert (read.text, read.original(1, 2)) == ("x@y", (2, 5))


@given(st.text(alphabet=list("%&#;x\\u02546F@ab"), max_size=20))
def test_a_column_is_read_as_a_value_is(written):
    """And nothing changes where no code was seen."""
    one = decoded(written)
    column = pl.DataFrame({"v": [written]})
    assert column.select(decoded_expr(pl.col("v"))).item() == (one[0] if one else written)
    assert column.select(encoded_expr(pl.col("v"))).item() == (one is not None)
