"""A full scan of a million rows of 19 structured columns, against Polars' own streaming parse of the same columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from avgtool import catalog
from avgtool.config import TextSettings
from avgtool.scanning.scanner import scan
from avgtool.sources.opening import open_source
from benchmarks.measuring import Measurement, compare

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from avgtool.model.findings import ScanResult
    from avgtool.model.ports import TextFinder
    from avgtool.sources.base import Dataset

BAR = 0.3
"""Share of the parse's speed."""


def run(customers: Path) -> Iterator[Measurement]:
    """Opened once, scanned and parsed in turn, in one process after imports."""
    (dataset,) = open_source(str(customers))
    ours, parse = compare(lambda: scan_in_full(dataset), lambda: parse_all(customers))
    yield Measurement("full scan, 19 structured columns", "Polars streaming parse", ours, parse, BAR)


def scan_in_full(dataset: Dataset) -> ScanResult:
    """Every value judged; no column is prose, so that no text path is made."""
    return scan([dataset], catalog.knowledge(), text_finder=_text_finder)


def parse_all(path: Path) -> pl.DataFrame:
    """Every value of every column, looked at as little as can be."""
    rows = pl.scan_csv(path, infer_schema=False)
    return rows.select(pl.all().str.len_bytes().sum()).collect(engine="streaming")


def _text_finder() -> TextFinder:
    return catalog.column_text_finder(TextSettings())
