"""A column in which nothing stands is read like any other, whatever its type."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from avgtool.model.kinds import Kind


@pytest.mark.parametrize("header", ["d", "c", "x1", "info"])
@pytest.mark.parametrize("dtype", [pl.Date, pl.Datetime, pl.String, pl.Int64])
def test_a_column_without_a_value_beside_persons_is_nothing(scanned, header, dtype):
    """Once an all-empty column of days under a vague name, beside names, ended the scan: it had no years."""
    names = ["Jan", "Fatima", "Piet", "Anneke"] * 5
    frame = {"voornaam": names, "klantnr": [f"K-{n}" for n in range(20)], header: pl.Series([None] * 20, dtype=dtype)}
    assert scanned(frame).columns[2].kind is Kind.NONE


def test_days_as_far_apart_as_lives_are_still_known(scanned):
    """With a few empty among them."""
    days = [date(1940 + 2 * n, 2, 3) if n % 5 else None for n in range(30)]
    names = ["Jan", "Fatima", "Piet"] * 10
    assert scanned({"voornaam": names, "x1": days}).columns[1].kind is Kind.DATE_OF_BIRTH
