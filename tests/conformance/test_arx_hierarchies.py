"""Hierarchies as ARX publishes them are hierarchies here, and say of its own data what they say there."""

from __future__ import annotations

import csv

import polars as pl
import pytest

from avgtool.catalog import operators
from avgtool.operators.base import OperatorContext
from quality.table_sets import CORPORA

METRICS = CORPORA / "metrics"
FILES = sorted(METRICS.glob("adult_hierarchy_*.csv"))

pytestmark = pytest.mark.skipif(not FILES, reason=f"the corpora are not here: {CORPORA} (AVGTOOL_CORPORA)")


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_value_of_the_census_has_its_name_at_every_level(path):
    """Nine hierarchies of up to four levels; no value of the data is missing from them."""
    with path.open(encoding="utf-8", newline="") as file:
        names = {line[0]: line for line in csv.reader(file, delimiter=";")}
    name = path.stem.removeprefix("adult_hierarchy_")
    values = pl.read_csv(METRICS / "adult.csv", separator=";", infer_schema=False).get_column(name)
    operator = operators()["generalize"](hierarchy=str(path))
    for level in operator.levels():
        made = values.to_frame().select(operator.at(level).column(pl.col(name), OperatorContext())).to_series()
        assert made.to_list() == [names[value][level] for value in values]
