"""One search over a clean column finds what stands in it by mistake, and leaves the ordinary alone."""

from __future__ import annotations

import polars as pl
import pytest

from avgtool.catalog import recognizers
from avgtool.recognizers.columns import alternation

STRAY = [
    "jan@example.nl", "bel 06-12345678", "+31 6 12345678", "NL91ABNA0417164300", "iban: nl91 abna 0417 1643 00",
    "3528 0123 4567 8900", "1012 AB", "GH-123-J", "203.0.113.7", "2001:db8::1", "@jandevries", "AKIAIOSFODNN7EXAMPLE",
    "871685900012345674", "NL002455799B11", "85.07.30-033.28", "+++010/8068/17183+++", "zie linkedin.com/in/jandevries",
]  # fmt: skip
ORDINARY = [
    "goud", "particulier", "webshop", "12", "1.234,56", "-45,00", "2024-01-15", "15-01-2024 12:30:45", "09-06-2014",
    "A-12345", "123456789", "8712345678906", "12:30", "x", "", "100%", "10 boxes x 20 bags", "v1.2.3", "2024/0012",
    "ORD-2024-000123", "true", "n.v.t.", "1e kwartaal 2024", "3,5 sterren", "0800-1234",
]  # fmt: skip


def found(value: str) -> bool:
    """Whether the search stops at this value."""
    return pl.Series([value]).str.contains(alternation(recognizers())).item()


@pytest.mark.parametrize("value", STRAY)
def test_a_stray_value_is_found(value: str):
    """Alone or between other words."""
    assert found(value)


@pytest.mark.parametrize("value", ORDINARY)
def test_the_ordinary_is_left_alone(value: str):
    """Words, amounts, dates, codes."""
    assert not found(value)


def test_a_kind_that_needs_context_is_not_looked_for():
    """A trade register number is any eight digits."""
    only = [one for one in recognizers() if one.needs_context]
    assert not pl.Series(["12345678", "4812345678"]).str.contains(alternation([*only, *recognizers()])).any()
