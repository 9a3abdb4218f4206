"""The search finds the generalizations that ARX's own tests expect, on the same data, hierarchies and measure.

ARX, TestAnonymizationKAnonymity: the monotonic entropy metric on its census sample with nine quasi-identifiers.
"""

from __future__ import annotations

import csv

import polars as pl
import pytest

from avgtool.engines.local import LocalEngine
from avgtool.model.ladder import ColumnLadder
from avgtool.model.measures import Loss, PrivacyModels
from avgtool.privacy.measuring import measure
from avgtool.privacy.solving import solve
from quality.table_sets import CORPORA

METRICS = CORPORA / "metrics"

pytestmark = pytest.mark.skipif(not METRICS.is_dir(), reason=f"the corpora are not here: {CORPORA} (AVGTOOL_CORPORA)")


@pytest.fixture(scope="module")
def adult() -> pl.LazyFrame:
    """The census, all of it text."""
    return pl.read_csv(METRICS / "adult.csv", separator=";", infer_schema=False).lazy()


def ladder(column: str) -> ColumnLadder:
    """ARX's hierarchy of one column."""
    with (METRICS / f"adult_hierarchy_{column}.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file, delimiter=";"))
    return ColumnLadder(column, tuple({line[0]: line[level] for line in lines} for level in range(1, len(lines[0]))))


@pytest.mark.parametrize(
    ("k", "limit", "levels", "bits"),
    [
        (5, 0.0, [1, 2, 1, 1, 3, 2, 2, 1, 1], 407289.5388925293),
        (100, 0.0, [0, 4, 1, 1, 3, 2, 2, 1, 1], 453196.8932458743),
        (5, 0.04, [1, 0, 1, 1, 3, 2, 2, 0, 1], 255559.85455731067),
    ],
)
def test_the_same_optimum_as_arx(adult, k, limit, levels, bits):
    """Levels, and the entropy that generalization takes; at most a quarter of the lattice is visited for it."""
    columns = adult.collect_schema().names()
    found = solve(
        LocalEngine(), adult, [ladder(name) for name in columns], PrivacyModels(k=k, suppression=limit), Loss.ENTROPY
    )
    assert list(found.levels.values()) == levels
    gone = found.suppressed_rows / found.rows
    told = found.information.entropy_bits / found.information.entropy
    assert (found.loss - gone) / (1 - gone) * told == pytest.approx(bits)
    assert gone <= limit
    assert found.nodes == 12_960
    assert found.visited <= found.nodes / 4
    copy = adult.with_columns(**found.general()).filter(~found.is_suppressed())
    assert measure(LocalEngine(), copy, columns).k >= k


@pytest.mark.parametrize("limit", [0.0, 0.05])
def test_l_and_t_beside_k(adult, limit):
    """Five quasi-identifiers, and a sensitive one that is measured anew in the copy."""
    columns = ["sex", "age", "race", "marital-status", "education"]
    asked = PrivacyModels(k=5, l=3, t=0.3, sensitive=("occupation",), suppression=limit)
    found = solve(LocalEngine(), adult, [ladder(name) for name in columns], asked)
    copy = adult.with_columns(**found.general()).filter(~found.is_suppressed())
    measured = measure(LocalEngine(), copy, columns, sensitive=["occupation"])
    assert measured.k >= 5
    assert measured.l >= 3
    assert measured.t <= 0.3
    assert measured.rows == found.rows - found.suppressed_rows
    assert found.suppressed_rows <= limit * found.rows
