"""Searching a lattice of 12,960 generalizations of a census sample for k 5, against counting the rows at every node.

The sample lies beside the repository (``AVGTOOL_CORPORA``): 30,162 rows, nine quasi-identifiers, ARX's hierarchies.
"""

from __future__ import annotations

import csv
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from avgtool.engines.local import LocalEngine
from avgtool.model.ladder import ColumnLadder
from avgtool.model.measures import PrivacyModels
from avgtool.privacy.solving import solve
from benchmarks.measuring import Measurement, compare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from avgtool.privacy.solving import Generalization

ROOT = Path(__file__).resolve().parents[1]
METRICS = Path(os.environ.get("AVGTOOL_CORPORA", ROOT.parent / "shared" / "corpora")) / "metrics"
BAR = 1 / 1.5
"""At most one and a half times as long as a count of the rows at every node that was visited."""
MOST_VISITED = 0.25
"""Of the nodes; the search of a bar that visits more counts as short."""


def run(_customers: Path) -> Iterator[Measurement]:
    """Without suppression, and with 2 % of the rows; nothing where the sample is not there."""
    if not METRICS.is_dir():
        print(f"lattice: the corpora are not here: {METRICS.parent} (AVGTOOL_CORPORA)")
        return
    rows = pl.read_csv(METRICS / "adult.csv", separator=";", infer_schema=False)
    ladders = [ladder(column) for column in rows.columns]
    for limit in (0.0, 0.02):
        search = partial(find, rows, ladders, PrivacyModels(k=5, suppression=limit))
        found = search()
        seconds, once = compare(search, partial(count, rows), rounds=3)
        share = found.visited / found.nodes
        yield Measurement(
            f"lattice: k 5, {limit:.0%} suppressed, {found.visited:,} of {found.nodes:,} nodes ({share:.0%})",
            "group_by of the rows × nodes",
            seconds,
            once * found.visited,
            BAR if share <= MOST_VISITED else float("inf"),
        )


def find(rows: pl.DataFrame, ladders: Sequence[ColumnLadder], models: PrivacyModels) -> Generalization:
    """The whole of it: counting, searching, suppressing."""
    return solve(LocalEngine(), rows.lazy(), ladders, models)


def count(rows: pl.DataFrame) -> pl.DataFrame:
    """One full count of the classes of the rows."""
    return rows.group_by(rows.columns).len()


def ladder(column: str) -> ColumnLadder:
    """ARX's hierarchy of one column."""
    with (METRICS / f"adult_hierarchy_{column}.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file, delimiter=";"))
    return ColumnLadder(column, tuple({line[0]: line[level] for line in lines} for level in range(1, len(lines[0]))))
