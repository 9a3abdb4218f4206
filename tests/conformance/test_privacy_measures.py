"""k, l, t and risk equal what pycanon, ARX and the papers publish for the same tables."""

from __future__ import annotations

import polars as pl
import pytest

import avgtool
from quality.table_sets import CORPORA

METRICS = CORPORA / "metrics"

pytestmark = pytest.mark.skipif(not METRICS.is_dir(), reason=f"the corpora are not here: {CORPORA} (AVGTOOL_CORPORA)")


def read(name: str, separator: str = ",") -> pl.DataFrame:
    """A table, numbers as numbers."""
    return pl.read_csv(METRICS / name, separator=separator)


def test_the_hospital_of_pycanon():
    """As pycanon's documentation has it."""
    found = avgtool.privacy_metrics(read("hospital_anonymized.csv"), ["age", "gender", "city"], "disease")
    assert (found.k, found.l) == (2, 1)
    assert found.t == pytest.approx(0.61538, abs=1e-5)
    assert found.average_risk == pytest.approx(0.384615, abs=1e-6)
    assert found.highest_risk == 0.5


@pytest.mark.parametrize(
    ("name", "salary", "disease"),
    [("li2007_tcloseness_table4", 0.375, 4 / 9), ("li2007_tcloseness_table5", 1 / 6, 5 / 9)],
)
def test_the_salaries_of_li(name, salary, disease):
    """Salaries as in the paper (0.375, and 0.167-close), diseases as by pycanon; both 3-diverse."""
    found = avgtool.privacy_metrics(read(f"{name}.csv"), ["ZIPCode", "Age"], ["Salary", "Disease"])
    assert [one.t for one in found.sensitive] == pytest.approx([salary, disease])
    assert (found.k, found.l) == (3, 3)
    assert found.entropy_l == pytest.approx(3)


def test_the_first_example_of_arx():
    """Every row is unique; two-anonymous by two bands of ages, three digits of the postcode and no sex."""
    raw = read("test.csv", ";")
    found = avgtool.privacy_metrics(raw, ["age", "gender", "zipcode"])
    assert (found.average_risk, found.highest_risk, found.unique_share) == (1.0, 1.0, 1.0)
    coarse = raw.select(pl.col("age") < 50, pl.col("zipcode") // 100)
    found = avgtool.privacy_metrics(coarse, ["age", "zipcode"])
    assert (found.average_risk, found.highest_risk) == (pytest.approx(0.42857142857142855), 0.5)


def test_the_census_of_arx():
    """All nine columns as quasi-identifiers; and three by pycanon, with the sensitive columns of both sorts."""
    adult = read("adult.csv", ";")
    assert avgtool.privacy_metrics(adult, adult.columns).average_risk == pytest.approx(0.6465751607983555, abs=1e-15)
    found = avgtool.privacy_metrics(adult, ["sex", "race", "marital-status"], ["salary-class", "age"])
    assert (found.k, found.l) == (1, 1)
    assert [one.t for one in found.sensitive] == pytest.approx([0.7510775147536636, 0.43808224321060635])
