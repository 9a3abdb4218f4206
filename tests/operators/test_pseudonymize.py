"""Tokens: the same everywhere, and nothing without the key."""

from __future__ import annotations

import hashlib
import hmac
import itertools

import polars as pl
import pytest
from pydantic import ValidationError

from avgtool.catalog import operators
from avgtool.keys import key_from_bytes
from avgtool.model.purpose import Purpose
from avgtool.operators.base import OperatorContext
from tests.operators.both_paths import CONTEXT, KEY, by_column, by_value

PSEUDONYMIZE = operators()["pseudonymize"]


def test_a_token_is_the_hmac_that_the_documentation_says():
    """RFC 2104 with SHA-256 over the normalized value, keyed by the domain's key as hexadecimal text."""
    digest = hmac.new(KEY.derive(Purpose.PSEUDONYMIZE, "klanten").hex().encode(), b"1001", hashlib.sha256).hexdigest()
    assert PSEUDONYMIZE(domain="klanten").value("1001", CONTEXT) == f"ps_{digest[:16]}"


def test_tokens_never_change():
    """Who got a copy last year can join it with one of today: these are promised for good."""
    tokens = [
        PSEUDONYMIZE(domain="klanten").value("1001", CONTEXT),
        PSEUDONYMIZE(domain="klanten").value(" Zoë  de Vries ", CONTEXT),
        PSEUDONYMIZE(domain="klanten", normalize="identifier").value("NL91 ABNA 0417.1643.00", CONTEXT),
        PSEUDONYMIZE(domain="klanten", normalize="exact").value(" Zoë  de Vries ", CONTEXT),
    ]
    assert tokens == ["ps_3abb33ba0e65bc81", "ps_8ce4390b413c5cf3", "ps_c9efd5650c628f36", "ps_3052adf8d667bca1"]


SAME = [
    ("text", ["Jan Jansen", "jan jansen", " Jan  Jansen ", "JAN\xa0JANSEN", "Jan\tJansen", "Ｊan Jansen"]),
    ("identifier", ["NL91ABNA0417164300", "NL91 ABNA 0417 1643 00", "nl91.abna.0417.1643.00", "NL91-ABNA/0417164300"]),
    ("exact", ["Jan Jansen"]),
]
OTHER = [
    ("text", ["1001", "1 001", "01001", "10-01"]),
    ("identifier", ["1001", "01001", "10010"]),
    ("exact", ["Jan", "jan", " Jan", "Jan "]),
]


@pytest.mark.parametrize(("normalize", "written"), SAME)
def test_ways_of_writing_that_mean_the_same_get_one_token(normalize, written):
    """Or the customer of one file is not found in the other."""
    assert len(set(by_column(PSEUDONYMIZE(normalize=normalize), written))) == 1


@pytest.mark.parametrize(("normalize", "written"), OTHER)
def test_values_that_differ_get_tokens_that_differ(normalize, written):
    """A leading zero is part of a number; a hyphen is, unless the policy says it is an identifier."""
    assert len(set(by_column(PSEUDONYMIZE(normalize=normalize), written))) == len(written)


def test_another_key_or_domain_gives_another_token():
    """Two exports in two domains cannot be joined."""
    contexts = [CONTEXT, OperatorContext(derive=key_from_bytes(bytes(32)).derive)]
    made = {
        PSEUDONYMIZE(domain=domain).value("1001", context)
        for context, domain in itertools.product(contexts, ["klanten", "leden"])
    }
    assert len(made) == 4


def test_the_key_does_not_show_in_what_polars_says():
    """Not in a query plan, an expression, a context, or an error."""
    expression = PSEUDONYMIZE(domain="klanten").column(pl.col("a"), CONTEXT)
    secret = KEY.derive(Purpose.PSEUDONYMIZE, "klanten").hex()
    query = pl.LazyFrame({"a": ["x"]}).select(expression)
    for text in (query.explain(), query.explain(optimized=False), str(expression), repr(expression), repr(CONTEXT)):
        assert secret not in text
    with pytest.raises(pl.exceptions.PolarsError) as caught:
        pl.LazyFrame({"a": [1.5]}).select(expression).collect()
    assert secret not in str(caught.value)


def test_the_key_is_no_parameter():
    """Parameters stand in plans, reports and logs."""
    with pytest.raises(ValidationError):
        PSEUDONYMIZE(key="geheim")
    assert set(PSEUDONYMIZE().parameters()) == {"prefix", "length", "normalize", "domain"}


@pytest.mark.parametrize(
    "parameters", [{"length": 8}, {"length": 65}, {"prefix": "=x"}, {"prefix": "-x"}, {"domain": ""}]
)
def test_tokens_that_would_clash_or_run_as_a_formula_are_refused(parameters):
    """Twelve digits are the least: with eight, a hundred of a million customers would share a token."""
    with pytest.raises(ValidationError):
        PSEUDONYMIZE(**parameters)


BATCHES = [
    ["jan@example.nl", "piet@example.nl"],
    ["NL91ABNA0417164300", None, "nl02rabo0123456789"],
    ["12-34", "ab/cd", "1.2.3"],
    ["Jan", "", "Piet"],
    ["Jan Jansen", "Zoë", " ", "\u212a"],
    [None, None],
]
"""Such that a column goes each of its ways."""


@pytest.mark.parametrize("normalize", ["text", "identifier", "exact"])
@pytest.mark.parametrize("batch", BATCHES)
def test_what_stands_beside_a_value_does_not_matter(normalize, batch):
    """A column leaves out what would change nothing in it; a single value never does."""
    operator = PSEUDONYMIZE(normalize=normalize)
    assert by_column(operator, batch) == by_value(operator, batch)
