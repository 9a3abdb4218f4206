"""Where no level reaches what a policy asks, and it allows that: columns are emptied, those that cost least."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

import avgtool
from avgtool import catalog
from avgtool.errors import PrivacyNotReachedError
from avgtool.policy.plan_file import plans_from_json, plans_to_json

if TYPE_CHECKING:
    from pathlib import Path

POLICY = """name: p
version: 1
title: t
purpose: p
rules:
  - {match: {kind: date_of_birth}, operator: generalize, parameters: {date: 5-year}, because: b}
  - {match: {kind: postcode}, operator: generalize, parameters: {postcode: pc4}, because: b}
  - {match: {column: [geslacht, waarde]}, operator: keep, because: b}
privacy: {k: %s, suppression: %s, may_empty: %s}
"""


def made(folder: Path, rows: list[tuple[str, str, str]], k: int, suppression: float = 0, may_empty: str = "true"):
    """The outcome, and the rows of the copy."""
    lines = ["geboortedatum;postcode;geslacht;waarde", *(";".join((*row, f"w{at}")) for at, row in enumerate(rows))]
    (folder / "x.csv").write_text("\n".join(lines), encoding="utf-8")
    (folder / "p.yaml").write_text(POLICY % (k, suppression, may_empty), encoding="utf-8")
    outcome = avgtool.anonymize(folder / "x.csv", folder / "p.yaml", output=folder / "y.csv")
    text = (folder / "y.csv").read_text(encoding="utf-8-sig")
    return outcome, list(csv.DictReader(text.splitlines(), delimiter=";"))


PLACES = ["1012 AB", "5611 CD", "9711 EF", "6211 GH", "8011 JK"]
"""Of five provinces, which nothing brings together."""
SPREAD = [(f"{1 + at:02}-03-1981", PLACES[at % 5], "MV"[at % 2]) for at in range(20)]


def test_the_column_that_stands_in_the_way_is_emptied_and_the_others_stay(tmp_path: Path):
    """Ten men and ten women of one age, from five provinces."""
    outcome, copied = made(tmp_path, SPREAD, k=10)
    assert {(row["geboortedatum"], row["postcode"], row["geslacht"]) for row in copied} == {
        ("1980-1984", "", "M"),
        ("1980-1984", "", "V"),
    }
    demand = outcome.plan.privacy
    assert (demand.quasi_identifiers, demand.emptied) == (("geboortedatum", "geslacht"), ("postcode",))
    assert outcome.attainment.reached.k == 10
    assert outcome.attainment.information.is_least


def test_what_a_policy_keeps_may_be_emptied_too(tmp_path: Path):
    """When k asks for all rows to be alike."""
    _, copied = made(tmp_path, SPREAD, k=20)
    assert {(row["geboortedatum"], row["postcode"], row["geslacht"]) for row in copied} == {("1980-1984", "", "")}


def test_a_value_that_was_missing_makes_no_group_of_its_own(tmp_path: Path):
    """An emptied column is the same in every row."""
    rows = [(birth, "" if at % 3 == 0 else place, "M") for at, (birth, place, _) in enumerate(SPREAD)]
    outcome, copied = made(tmp_path, rows, k=20)
    assert (len(copied), outcome.attainment.suppressed, {row["postcode"] for row in copied}) == (20, 0, {""})


def test_nothing_is_emptied_where_levels_do(tmp_path: Path):
    """All from one province: coarser postcodes are enough."""
    rows = [(birth, f"10{12 + at} AB", sex) for at, (birth, _, sex) in enumerate(SPREAD)]
    outcome, copied = made(tmp_path, rows, k=10)
    assert (outcome.plan.privacy.emptied, {row["postcode"] for row in copied}) == ((), {"10"})


@pytest.mark.parametrize(("k", "may_empty"), [(10, "false"), (21, "true")], ids=["not allowed", "too few rows"])
def test_without_leave_or_rows_enough_nothing_is_written(tmp_path: Path, k: int, may_empty: str):
    """The message is that of a search without emptying."""
    with pytest.raises(PrivacyNotReachedError) as refused:
        made(tmp_path, SPREAD, k=k, may_empty=may_empty)
    assert "postcode" in str(refused.value)
    assert not (tmp_path / "y.csv").exists()


def test_a_plan_that_was_saved_comes_to_the_same(tmp_path: Path):
    """With the columns emptied that the plan names."""
    outcome, _ = made(tmp_path, SPREAD, k=10)
    (plan,) = plans_from_json(plans_to_json([outcome.plan]), catalog.operators())
    again = avgtool.anonymize(tmp_path / "x.csv", plan, output=tmp_path / "z.csv")
    assert again.plan.privacy == outcome.plan.privacy
    assert (tmp_path / "z.csv").read_bytes() == (tmp_path / "y.csv").read_bytes()
