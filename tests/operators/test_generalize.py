"""Dates, ages, postcodes, amounts and addresses, as people write them."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest
import yaml
from pydantic import ValidationError

from avgtool.catalog import operators
from avgtool.operators.base import OperatorContext
from tests.operators.both_paths import CONTEXT, by_column, by_value

CASES = yaml.load(
    (Path(__file__).parents[1] / "cases" / "operators" / "generalize.yml").read_text(encoding="utf-8"), yaml.BaseLoader
)
GROUPS = [(case["parameters"], case["values"]) for case in CASES]


def typed(parameters: dict[str, object]) -> dict[str, object]:
    """The base loader gives texts; widths and tops are numbers."""

    def number(value: object) -> object:
        if isinstance(value, list):
            return [number(item) for item in value]
        return int(value) if isinstance(value, str) and value.isdigit() else value

    return {name: number(value) for name, value in parameters.items()}


@pytest.mark.parametrize(("parameters", "values"), GROUPS, ids=[str(parameters) for parameters, _ in GROUPS])
def test_every_way_of_writing_has_its_general_form(parameters, values):
    """By the column path and by the text path alike."""
    operator = operators()["generalize"](**typed(parameters))
    written = list(values)
    expected = [None if form == "null" else form for form in values.values()]
    assert dict(zip(written, by_column(operator, written), strict=True)) == dict(zip(written, expected, strict=True))
    assert by_value(operator, written) == expected


def test_in_a_column_of_numbers_a_dot_is_a_decimal_point():
    """1.234 in a Parquet file is a little more than one; written in a CSV it is a thousand and some."""
    amounts = operators()["generalize"](amount=500)
    assert amounts.value("1.234", CONTEXT) == "1000-<1500"
    assert amounts.value("1.234", OperatorContext(numeric=True)) == "0-<500"


def test_a_column_in_a_rare_form_is_read_value_by_value():
    """Far more rows than a batch, all of them in words."""
    operator = operators()["generalize"](date="year")
    frame = pl.LazyFrame({"value": [f"{day % 28 + 1} maart {1950 + day % 50}" for day in range(200_000)]})
    made = frame.select(operator.column(pl.col("value"), CONTEXT).alias("value")).collect(engine="streaming")
    assert made.get_column("value").value_counts().height == 50
    assert made.get_column("value")[0] == "1950"


WRONG = [
    {},
    {"date": "year", "age": 5},
    {"date": "week"},
    {"age": 1},
    {"age": True},
    {"age": "5"},
    {"date": "year", "top": 90},
    {"date": "year", "decimal": ","},
    {"age": 5, "order": "dmy"},
    {"amount": 0},
    {"amount": []},
    {"amount": [5, 3]},
    {"amount": [5, 5]},
    {"amount": [-5, 5]},
    {"amount": ["5"]},
    {"amount": 2.5},
    {"amount": True},
    {"amount": [1, 2], "top": 3},
    {"amount": 100, "top": 250},
    {"ip": 20},
    {"postcode": "pc5"},
    {"datum": "year"},
]


@pytest.mark.parametrize("parameters", WRONG, ids=str)
def test_parameters_that_make_no_sense_are_refused(parameters):
    """When the policy is read, not when it runs."""
    with pytest.raises(ValidationError):
        operators()["generalize"](**parameters)


@pytest.mark.parametrize(
    ("parameters", "band", "stays"),
    [
        ({"age": 5}, "40-49", True),
        ({"age": 5}, "85-89", True),
        ({"age": 5}, "80-89", True),
        ({"age": 10}, "40-44", False),
        ({"age": 10}, "45-54", False),
        ({"age": 5, "top": 80}, "80-89", False),
        ({"age": 5}, "65+", True),
        ({"age": 5}, "67+", False),
        ({"amount": 5000}, "80000-<90000", True),
        ({"amount": 5000}, "82000-<92000", False),
        ({"amount": 5000}, "90000-<80000", False),
        ({"amount": 5000}, "80000-<82000", False),
        ({"amount": 5000, "top": 100000}, ">=80000", True),
        ({"amount": 5000, "top": 100000}, ">=120000", False),
        ({"amount": 5000, "top": 100000}, "120000-<140000", False),
        ({"amount": 5000}, "<10000", True),
        ({"amount": [0, 10, 50, 100]}, "0-<50", True),
        ({"amount": [0, 10, 50, 100]}, "0-<20", False),
        ({"amount": [0, 10, 50, 100]}, ">=50", True),
    ],
)
def test_a_band_of_whole_bands_stays_and_no_other_does(parameters, band, stays):
    """What another policy made coarser already loses nothing; what is finer, or lies across, is not taken for it."""
    (column,) = by_column(operators()["generalize"](**parameters), [band])
    assert (column == band) == stays
    assert by_value(operators()["generalize"](**parameters), [band]) == [column]
