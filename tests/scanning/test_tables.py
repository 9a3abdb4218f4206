"""Small tables of every sort get the right kind in every column."""

from __future__ import annotations

import io
from pathlib import Path

import polars as pl
import pytest
import yaml

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "tables.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_every_column_of_a_table_gets_its_kind(case, scanned):
    """One wrong column shows the whole table, so that the neighbors can be seen."""
    delimiter = max(";|,\t", key=case["csv"].splitlines()[0].count)
    frame = pl.read_csv(io.StringIO(case["csv"]), separator=delimiter, infer_schema=False)
    found = {column.name: column.kind.value for column in scanned(frame, f"{case['name']}.csv").columns}
    assert found == dict(zip(frame.columns, case["kinds"], strict=True))
