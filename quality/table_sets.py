"""The labelled tables: those that others made (../shared/corpora/tables), and the own ones, in two halves."""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from avgtool import catalog
from avgtool.config import TextSettings
from avgtool.model.kinds import Kind
from avgtool.scanning.scanner import scan
from avgtool.sources.limits import TableChoice
from avgtool.sources.opening import open_source
from quality.columns import Judged
from quality.gold import GoldError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from avgtool.model.findings import ColumnFinding
    from avgtool.sources.base import Dataset

ROOT = Path(__file__).resolve().parents[1]
CORPORA = Path(os.environ.get("AVGTOOL_CORPORA", ROOT.parent / "shared" / "corpora"))
CORPUS_TABLES = CORPORA / "tables"
OWN_TABLES = Path(__file__).parent / "tables"
COMBINED = "combined:"
KINDS = frozenset(kind.value for kind in Kind)


@dataclass(frozen=True, slots=True)
class Label:
    """What a person says about one column; columns stand in the order of the table."""

    file: str
    """Path below the folder of the set; a sheet or table of it behind ``#``."""
    column: str
    kind: str
    accepted: frozenset[str]
    """Kinds that are right too: of a column that combines several, each of them, and prose with personal data."""


def read_labels(folder: Path) -> dict[str, list[Label]]:
    """The labels of a folder by file, from its labels.csv.

    Raises:
        GoldError: A label is no kind of ours.
    """
    labels: dict[str, list[Label]] = {}
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["label"] not in KINDS:
                raise GoldError(f"{row['file']}, {row['column']}: {row['label']} is no kind of column")
            detail = row.get("entity_or_detail") or row.get("detail") or ""
            label = Label(row["file"], row["column"], row["label"], accepted_kinds(row["label"], detail))
            labels.setdefault(row["file"], []).append(label)
    return labels


def accepted_kinds(kind: str, detail: str) -> frozenset[str]:
    """The kinds that are right for a label with this detail, such as ``combined:person_name+address_street``."""
    if not detail.startswith(COMBINED):
        return frozenset({kind})
    return frozenset({kind, *detail.removeprefix(COMBINED).split("+"), Kind.FREE_TEXT_WITH_PII.value})


def opened(folder: Path, name: str) -> Dataset:
    """The table that a label calls ``name``."""
    file, _, table = name.partition("#")
    (dataset,) = open_source(str(folder / file), tables=TableChoice(table=table or None))
    return dataset


def misfits(labels: Sequence[Label], dataset: Dataset) -> list[str]:
    """What does not fit between the labels and the columns of a table; nothing when all is well."""
    labelled, columns = [each.column for each in labels], list(dataset.columns)
    if len(labelled) != len(columns):
        return [f"{len(labelled)} labels for {len(columns)} columns"]
    return [f"{one} is called {other}" for one, other in zip(columns, labelled, strict=True) if one != other]


@cache
def scanned(folder: Path) -> tuple[tuple[str, ColumnFinding], ...]:
    """Every column of every labelled table with the table's name, scanned in full with the real text path."""
    labels = read_labels(folder)
    finder = catalog.column_text_finder(TextSettings())
    result = scan([opened(folder, name) for name in labels], catalog.knowledge(), text_finder=lambda: finder)
    return tuple(
        (name, column) for name, dataset in zip(labels, result.datasets, strict=True) for column in dataset.columns
    )


def judged(folder: Path) -> list[Judged]:
    """The verdict of avgtool on every labelled column."""
    return list(
        beside(read_labels(folder), ((name, column.name, column.kind.value) for name, column in scanned(folder)))
    )


def beside(labels: dict[str, list[Label]], verdicts: Iterable[tuple[str, str, str]]) -> Iterator[Judged]:
    """Verdicts (table, column, kind), in the order of the labels, each beside its label."""
    flat = [label for of_file in labels.values() for label in of_file]
    for label, (table, column, said) in zip(flat, verdicts, strict=True):
        yield Judged(table, column, label.kind, label.kind if said in label.accepted else said)
