"""Laws that hold for every operator and every value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from avgtool.catalog import operators
from avgtool.errors import KeyFileError
from avgtool.operators.base import OperatorContext, is_filled
from avgtool.operators.mask import FIXED_LENGTH
from tests.operators.both_paths import CONTEXT, by_column, by_value

if TYPE_CHECKING:
    from avgtool.operators.base import Operator

PARAMETERS: dict[str, list[dict[str, object]]] = {
    "keep": [{}, {"allow": ["PERSON"]}],
    "drop": [{}],
    "redact": [{}],
    "replace": [{}, {"with": "[naam]"}],
    "mask": [{}, {"first": 2, "last": 2}, {"last": 4, "character": "•"}, {"first": 1, "keep_length": False}],
    "pseudonymize": [{}, {"normalize": "exact"}, {"normalize": "identifier", "prefix": "", "length": 64}],
    "surrogate": [{}, {"kind": "number"}, {"kind": "date", "within": "5-year"}, {"kind": "postcode", "digits": 4}],
    "encrypt": [{}, {"domain": "klanten"}],
    "generalize": [
        {"date": "month"},
        {"date": "quarter", "unreadable": "?"},
        {"date": "year", "order": "mdy"},
        {"date": "5-year"},
        {"age": 5},
        {"age": 7, "top": 65},
        {"postcode": "pc6"},
        {"postcode": "pc4"},
        {"postcode": "province"},
        {"postcode": "provinces", "unreadable": "?"},
        {"postcode": "pc2"},
        {"amount": 250},
        {"amount": 100, "top": 1000, "decimal": ","},
        {"amount": [5, 50, 500], "decimal": "."},
        {"ip": 24},
        {"ip": 8, "ip6": 32},
        {"quantiles": 4},
        {"hierarchy": {"letter": ["a", "b"], "teken": ["-", "0"]}},
        {"hierarchy": {"alles": {"letter": ["a", "b"], "cijfer": [0, 1, 2]}}, "level": 2, "unreadable": "?"},
    ],
    "shift_dates": [
        {"days": 30, "per_value": True},
        {"days": 3650, "per_value": True, "order": "mdy", "pivot": 50, "unreadable": "?"},
    ],
    "noise": [
        {"amount": 2.5},
        {"percent": 20, "shape": "laplace", "nonnegative": True, "decimal": ","},
        {"amount": 100, "nonnegative": True, "unreadable": "?", "decimal": "."},
        {"amount": 0.29, "shape": "laplace"},
    ],
    "aggregate": [{"below": 5}, {"below": 2, "other": "rest"}],
}
OPERATORS: list[Operator] = [
    operators()[name](**parameters) for name, sets in PARAMETERS.items() for parameters in sets
]
ALL = pytest.mark.parametrize("operator", OPERATORS, ids=lambda one: f"{one.name} {one.parameters()}")
GENERALIZE = [operator for operator in OPERATORS if operator.name == "generalize"]

_digits = st.text("0123456789", min_size=1, max_size=6)
_dates = st.builds(
    "{}{}{}{}{}{}".format,
    _digits,
    st.sampled_from("-/. "),
    _digits,
    st.sampled_from("-/. "),
    _digits,
    st.sampled_from(["", " ", "T10:00"]),
)
_amounts = st.from_regex(r"[-+]?(€ ?)?[0-9]{1,4}([.,][0-9]{1,3}){0,3}(,-)?", fullmatch=True)
_ips = st.one_of(st.ip_addresses().map(str), st.from_regex(r"[0-9]{1,3}(\.[0-9]{1,3}){3}", fullmatch=True))
_postcodes = st.from_regex(r" ?[0-9]{4} ?[A-Za-z]{0,2} ?", fullmatch=True)
_near = st.text(" -./,:+<>=0123456789abcmrtjQ\n\t\x1c\xa0€", max_size=12)
VALUES = st.lists(st.one_of(st.none(), st.text(max_size=12), _dates, _amounts, _ips, _postcodes, _near), max_size=12)


def test_every_operator_is_tried():
    """A new operator gets a line above, and with it all the laws below but those of prose."""
    assert set(PARAMETERS) | {"text"} == set(operators())


@ALL
@settings(max_examples=60)
@given(values=VALUES)
def test_column_and_text_agree(operator, values):
    """What a file's column becomes is what the same value in a text becomes."""
    assert by_column(operator, values) == by_value(operator, values)


@ALL
@settings(max_examples=10)
@given(few=st.lists(st.one_of(st.none(), st.text(max_size=8), _dates, _amounts), min_size=1, max_size=3))
def test_values_that_repeat_become_what_they_become_once(operator, few):
    """However they are worked out; in an empty column nothing is."""
    assert by_column(operator, few * 9) == by_value(operator, few) * 9
    assert by_column(operator, []) == []


@ALL
@settings(max_examples=10)
@given(values=VALUES)
def test_the_same_in_is_the_same_out(operator, values):
    """An operator depends on nothing but value, parameters and key; not on neighbors, batch or run."""
    together = by_column(operator, values)
    assert together == list(reversed(by_column(operator, values[::-1])))
    assert together[:1] == by_column(operator, values[:1])


@pytest.mark.parametrize("operator", [one for one in OPERATORS if one.name != "drop"], ids=lambda one: one.name)
@pytest.mark.parametrize("value", [None, "", " ", "\t\n", "\xa0"])
def test_what_holds_nothing_stays_as_it_is(operator, value):
    """An empty cell is not made into a token, which would join all customers without a number."""
    assert by_column(operator, [value]) == [value]


@ALL
def test_parameters_come_back_as_the_same_operator(operator):
    """Plans hold parameters as plain data; nothing of them is lost there."""
    assert type(operator)(**operator.parameters()) == operator


@pytest.mark.parametrize("operator", GENERALIZE, ids=lambda one: str(one.parameters()))
@settings(max_examples=40)
@given(values=VALUES)
def test_generalizing_twice_is_generalizing_once(operator, values):
    """What is general enough already stays so: a copy can be anonymized again."""
    once = by_column(operator, values)
    assert by_column(operator, once) == once


@pytest.mark.parametrize("operator", GENERALIZE, ids=lambda one: str(one.parameters()))
@settings(max_examples=40)
@given(values=VALUES)
def test_a_value_that_cannot_be_read_is_never_left(operator, values):
    """It becomes an empty cell or the marker; only what already has the general form may look the same."""
    for value, made in zip(values, by_column(operator, values), strict=True):
        if value is None or not is_filled(value) or made is None:
            continue
        assert made == operator.unreadable or general_form(operator).fullmatch(made), made


def general_form(operator: Operator) -> re.Pattern[str]:
    """What a generalized value looks like."""
    forms = {
        "month": r"[12]\d{3}-\d\d",
        "quarter": r"[12]\d{3}-Q[1-4]",
        "year": r"\d{4}",
        "5-year": r"\d{4}-\d{4}",
        "10-year": r"\d{4}-\d{4}",
        "pc6": r"[1-9]\d{3}[A-Z]{2}",
        "province": r"[A-Zâ-ÿ][-A-Za-zâ]+",
        "provinces": r"[A-Z][-A-Za-zâ /]+",
        "pc4": r"[1-9]\d{3}",
        "pc2": r"[1-9]\d",
    }
    given = operator.parameters()
    if "age" in given:
        return re.compile(r"\d+-\d+|\d+\+")
    if "amount" in given:
        return re.compile(r"<\d+|\d+-<\d+|>=\d+")
    if "hierarchy" in given:
        return re.compile("letter|teken|alles")
    if "quantiles" in given:
        return re.compile("nothing was learned")
    if "ip" in given:
        return re.compile(r"[\da-f:.]+/\d+")
    return re.compile(forms[given.get("date") or given["postcode"]])


@given(text=st.text(min_size=1, max_size=40).filter(is_filled), first=st.integers(0, 6), last=st.integers(0, 6))
def test_a_mask_keeps_the_length_and_shows_no_more_than_it_may(text, first, last):
    """A value too short to hide anything is masked whole."""
    made = operators()["mask"](first=first, last=last).value(text, CONTEXT)
    assert made is not None
    assert len(made) == len(text)
    shown = 0 if len(text) <= first + last else first + last
    assert made.count("*") >= len(text) - shown
    if shown:
        assert made[:first] == text[:first]
        assert made[len(made) - last :] == text[len(text) - last :]


@given(text=st.text(min_size=1, max_size=40).filter(is_filled))
def test_a_mask_can_hide_the_length(text):
    """The number of characters of a name says something too."""
    made = operators()["mask"](keep_length=False).value(text, CONTEXT)
    assert made == "*" * FIXED_LENGTH


@given(text=st.text(min_size=1, max_size=20).filter(is_filled))
def test_no_token_is_its_original(text):
    """Nor is a token made from a token the same token."""
    pseudonymize = operators()["pseudonymize"]()
    token = pseudonymize.value(text, CONTEXT)
    assert token != text
    assert pseudonymize.value(token, CONTEXT) != token


@given(one=st.text(min_size=1, max_size=20).filter(is_filled), other=st.text(min_size=1, max_size=20).filter(is_filled))
def test_other_values_get_other_tokens(one, other):
    """As far as 64 bits go."""
    exact = operators()["pseudonymize"](normalize="exact")
    assert (exact.value(one, CONTEXT) == exact.value(other, CONTEXT)) == (one == other)


def test_without_a_key_there_are_no_tokens():
    """The error says how to make one."""
    with pytest.raises(KeyFileError, match="avgtool key new"):
        by_column(operators()["pseudonymize"](), ["x"], OperatorContext())


@ALL
def test_every_operator_streams(operator, tmp_path):
    """No step waits for a whole column: files larger than memory are treated batch by batch."""
    path = tmp_path / "rows.csv"
    path.write_text("value\nx\n")
    query = pl.scan_csv(path, infer_schema=False).select(operator.column(pl.col("value"), CONTEXT).alias("value"))
    graph = query.show_graph(engine="streaming", plan_stage="physical", raw_output=True)
    nodes = set(re.findall(r'\d+ \[label="([a-z-]+)', graph))
    assert nodes
    assert nodes <= {"select", "with-columns", "simple-projection", "multi-scan"}
