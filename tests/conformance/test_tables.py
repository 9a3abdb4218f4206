"""Tables that others made, labelled by hand: what is personal is found, what is not is left alone, kinds are right.

Kinds count as personal but for ``none`` and ``free_text``, which is prose in which nothing personal was found.
"""

from __future__ import annotations

import csv
import os
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from avgtool import catalog
from avgtool.config import TextSettings
from avgtool.sources.limits import TableChoice
from avgtool.sources.opening import open_source
from avgtool.workflows.scan import scan

if TYPE_CHECKING:
    from avgtool.model.findings import ColumnFinding

CORPORA = Path(os.environ.get("AVGTOOL_CORPORA", Path(__file__).parents[3] / "shared" / "corpora"))
TABLES = CORPORA / "tables"
IMPERSONAL = {"none", "free_text"}
FEWEST = 5
"""Columns of a kind from which it counts in the average."""

pytestmark = pytest.mark.skipif(not TABLES.is_dir(), reason=f"the corpora are not here: {CORPORA} (AVGTOOL_CORPORA)")


@dataclass(frozen=True)
class Judged:
    """One labelled column, and what the scan made of it."""

    where: str
    label: str
    found: ColumnFinding

    @property
    def said(self) -> str:
        return self.found.kind.value


@pytest.fixture(scope="module")
def judged() -> list[Judged]:
    """Every labelled column of every table, scanned in full with the real text path."""
    labels: dict[str, dict[int, str]] = {}
    with (TABLES / "labels.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            labels.setdefault(row["file"], {})[int(row["col_index"])] = row["label"]
    opened = [_opened(name) for name in labels]
    finder = catalog.text_finder(TextSettings())
    result = scan(opened, catalog.knowledge(), text_finder=lambda: finder)
    return [
        Judged(f"{name}:{column.name}", labels[name][column.index], column)
        for name, dataset in zip(labels, result.datasets, strict=True)
        for column in dataset.columns
    ]


def _opened(name: str):
    file, _, table = name.partition("#")
    (dataset,) = open_source(str(TABLES / file), tables=TableChoice(table=table or None))
    return dataset


def test_every_labelled_column_is_judged(judged):
    """None is lost on the way."""
    assert len(judged) == 525


def test_personal_data_is_found(judged):
    """At least 99 in 100 columns that hold any."""
    personal = [one for one in judged if one.label not in IMPERSONAL]
    missed = [f"{one.where} ({one.label})" for one in personal if one.said in IMPERSONAL]
    assert 1 - len(missed) / len(personal) >= 0.99, missed


def test_what_is_not_personal_is_left_alone(judged):
    """At least 97 in 100 columns that are called personal are."""
    called = [one for one in judged if one.said not in IMPERSONAL]
    wrong = [f"{one.where} ({one.said})" for one in called if one.label in IMPERSONAL]
    assert 1 - len(wrong) / len(called) >= 0.97, wrong


def test_kinds_are_right(judged):
    """On average over the kinds with five columns or more, an F1 of at least 0.95."""
    hits = Counter(one.label for one in judged if one.said == one.label)
    labelled, said = Counter(one.label for one in judged), Counter(one.said for one in judged)
    scores = {kind: 2 * hits[kind] / (number + said[kind]) for kind, number in labelled.items() if number >= FEWEST}
    wrong = [f"{one.where}: {one.label} -> {one.said}" for one in judged if one.said != one.label]
    assert sum(scores.values()) / len(scores) >= 0.95, (scores, wrong)


def test_no_finding_shows_a_national_number_or_a_secret(judged):
    """Not even its ends."""
    shown = [one.found.example for one in judged if one.said in {"national_id", "secret", "credit_card"}]
    assert not [example for example in shown if example and set(example) != {"•"}]
