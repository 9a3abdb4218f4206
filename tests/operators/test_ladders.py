"""Laws of ladders: what has one value at a level has one value at every level above it."""

from __future__ import annotations

from itertools import pairwise

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from avgtool.catalog import operators
from avgtool.engines.local import LocalEngine
from avgtool.netherlands.postcodes import provinces_by_digits
from avgtool.netherlands.provinces import RANGES
from tests.operators.both_paths import CONTEXT, by_column

GENERALIZE = operators()["generalize"]
TOWNS = {"Nederland": {"Noord": ["Assen", "Leek"], "Zuid": ["Breda"]}, "België": {"Vlaanderen": ["Gent", "Aalst"]}}

_days = st.dates().map(lambda day: f"{day:%d-%m-}{day.year:04d}")
LADDERS = [
    ({"date": "month"}, ("month", "quarter", "year", "5-year", "10-year"), _days),
    ({"date": "year"}, ("year", "5-year", "10-year"), _days),
    ({"age": 5}, (5, 10, 20, 40), st.integers(0, 130).map(str)),
    ({"age": 7, "top": 65}, (7, 14, 28), st.integers(0, 130).map(str)),
    ({"postcode": "pc6"}, ("pc6", "pc4", "pc2", "provinces"), st.from_regex(r"[1-9][0-9]{3} [A-Z]{2}", fullmatch=True)),
    ({"amount": 100}, (100, 500, 1000, 5000, 10_000, 50_000, 100_000), st.integers(-900, 900_000).map(str)),
    ({"amount": 100, "top": 3000}, (100, 500, 1000), st.integers(-900, 9000).map(str)),
    ({"amount": [0, 5, 50, 500]}, ((0, 5, 50, 500), (0, 50), (0,)), st.integers(-900, 900).map(str)),
    ({"ip": 24}, (24, 16, 8), st.ip_addresses().map(str)),
    ({"hierarchy": TOWNS}, (1, 2), st.sampled_from(["Assen", "Leek", "Breda", "Gent", "Aalst", "Parijs"])),
]
EACH = pytest.mark.parametrize(("parameters", "levels", "values"), LADDERS, ids=[str(one[0]) for one in LADDERS])


@EACH
def test_levels_are_data_from_fine_to_coarse(parameters, levels, values):  # noqa: ARG001 - one table
    """As they can stand in a policy; the first is the chosen one."""
    operator = GENERALIZE(**parameters)
    assert operator.levels() == levels
    assert operator.chosen == levels[0]
    assert operator.at(levels[0]).levels() == levels
    assert [operator.at(level).chosen for level in levels] == list(levels)
    assert operator.at(levels[-1]).levels()[0] == levels[-1]


@EACH
@settings(max_examples=60)
@given(data=st.data())
def test_a_coarser_level_contains_the_finer_one(parameters, levels, values, data):
    """So the number of rows that share a value never falls on the way up; a search relies on it."""
    operator = GENERALIZE(**parameters)
    column = data.draw(st.lists(values, max_size=30))
    made = [by_column(operator.at(level), column) for level in levels]
    for fine, coarse in pairwise(made):
        above: dict[str | None, str | None] = {}
        assert all(above.setdefault(one, other) == other for one, other in zip(fine, coarse, strict=True))


def test_a_marker_stays_on_the_way_up():
    """As every parameter does."""
    operator = GENERALIZE(date="year", order="mdy", unreadable="?").at("10-year")
    assert operator.parameters() == {"date": "10-year", "order": "mdy", "unreadable": "?"}


def test_there_is_no_level_that_the_ladder_does_not_have():
    """A year is no level of ages."""
    with pytest.raises(ValidationError):
        GENERALIZE(age=5).at("year")


PROVINCES = {
    "1012 AB": "Noord-Holland",
    "1315 HR": "Flevoland",
    "1381 AB": "Noord-Holland",
    "1391 CD": "Utrecht",
    "2511 CV": "Zuid-Holland",
    "3925 AA": "Gelderland",
    "4128 BX": "Utrecht",
    "4331 BK": "Zeeland",
    "5211AP": "Noord-Brabant",
    "6211 AA": "Limburg",
    "6811 AB": "Gelderland",
    "7511 HN": "Overijssel",
    "8911 AA": "Fryslân",
    "9401 AA": "Drenthe",
    "9711 AA": "Groningen",
    "1012": "Noord-Holland",
    "10": "Noord-Holland",
    "13": None,
    "Flevoland": "Flevoland",
    "2166 AA": None,
}


def test_four_digits_tell_the_province_and_two_the_provinces():
    """Two digits that cross a border tell no province, and are never given one that is not theirs."""
    assert dict(zip(PROVINCES, by_column(GENERALIZE(postcode="province"), list(PROVINCES)), strict=True)) == PROVINCES
    area = GENERALIZE(postcode="provinces")
    assert area.value("1315 HR", CONTEXT) == "Flevoland / Noord-Holland / Utrecht"
    assert area.value("13", CONTEXT) == area.value("1391", CONTEXT) == area.value("1381AB", CONTEXT)


def test_no_postcode_lies_in_two_provinces():
    """Of ranges written by hand."""
    ranges = sorted(one for several in RANGES.values() for one in several)
    assert all(first <= last for first, last in ranges)
    assert all(before[1] < after[0] for before, after in pairwise(ranges))
    assert {digits[0] for digits in provinces_by_digits()} == set("123456789")


def fitted(values, **parameters):
    """A generalized column that was seen as a whole before."""
    operator = GENERALIZE(**parameters)
    frame = pl.LazyFrame({"value": values})
    return operator.fitted(frame, LocalEngine())


@given(values=st.lists(st.integers(0, 500), min_size=1, max_size=80), bands=st.integers(2, 12))
def test_quantiles_hold_about_as_many_rows_each(values, bands):
    """No more bands than asked, in the order of the amounts; equal amounts stay together."""
    written = [str(value) for value in values]
    made = by_column(fitted(written, quantiles=bands), written)
    assert len(set(made)) <= bands
    assert None not in made
    ranked = sorted(zip(values, made, strict=True))
    changes = [one for one, before in zip(ranked, [(None, None), *ranked], strict=False) if one[1] != before[1]]
    assert len(changes) == len(set(made))
    if len(set(values)) == len(values) and len(values) >= bands:
        assert max(made.count(band) for band in set(made)) <= len(values) // bands + 2


@given(values=st.lists(st.integers(0, 500), min_size=1, max_size=60))
def test_half_as_many_quantiles_contain_the_others(values):
    """Bounds of the coarser level are bounds of the finer one."""
    written = [str(value) for value in values]
    fine, coarse = (by_column(fitted(written, quantiles=bands), written) for bands in (6, 3))
    above: dict[str | None, str | None] = {}
    assert all(above.setdefault(one, other) == other for one, other in zip(fine, coarse, strict=True))


def test_amounts_of_which_nothing_is_known_are_not_left():
    """In a text nothing was learned; in a column without amounts nothing can be."""
    assert GENERALIZE(quantiles=4).value("1250", CONTEXT) is None
    assert by_column(fitted(["x", None], quantiles=4), ["x", "5", None]) == [None, None, None]
    assert GENERALIZE(quantiles=12).levels() == (12, 6, 3)
