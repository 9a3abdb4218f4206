"""What every test of the scan needs: the knowledge, data sets out of rows, and a text finder that needs no model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl
import pytest

from avgtool import catalog
from avgtool.model.findings import TextFinding
from avgtool.scanning.scanner import scan
from avgtool.sources.base import Dataset

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from avgtool.model.findings import DatasetFindings
    from avgtool.recognizers.base import Knowledge


class WordFinder:
    """Finds the word ``Fatima`` as a person, and says how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def find(self, texts: Sequence[str]) -> list[list[TextFinding]]:
        self.asked += len(texts)
        return [[TextFinding(m.start(), m.end(), "PERSON", 0.9) for m in re.finditer("Fatima", text)] for text in texts]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """All that avgtool knows."""
    return catalog.knowledge()


def dataset(columns: Mapping[str, Sequence[object]] | pl.DataFrame, name: str = "klanten.csv") -> Dataset:
    """A data set out of columns of values."""
    frame = columns if isinstance(columns, pl.DataFrame) else pl.DataFrame(columns)
    return Dataset(name, "frame", frame.lazy(), tuple(frame.columns))


@pytest.fixture
def scanned(knowledge: Knowledge) -> Callable[..., DatasetFindings]:
    """Scans columns of values, or a data set."""

    def run(what: object, name: str = "klanten.csv", **options: object) -> DatasetFindings:
        opened = what if isinstance(what, Dataset) else dataset(what, name)
        options.setdefault("text_finder", WordFinder)
        return scan([opened], knowledge, **options).datasets[0]

    return run
