"""What is new since an earlier scan."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from avgtool.model.findings import ColumnFinding, DatasetFindings, ScanResult
    from avgtool.model.kinds import Kind


@dataclass(frozen=True, slots=True)
class ColumnChange:
    """A column that stands in both scans and is not what it was."""

    source: str
    table: str | None
    column: str
    before: Kind
    after: Kind
    new_entities: tuple[str, ...]
    """Entities inside its values that were not there before."""


@dataclass(frozen=True, slots=True)
class ColumnPlace:
    """A column that stands in one scan only."""

    source: str
    table: str | None
    column: str
    kind: Kind
    entity: str | None
    is_personal: bool
    """Whether it holds personal data, or single values that are."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two scans beside each other."""

    new: tuple[ColumnPlace, ...]
    gone: tuple[ColumnPlace, ...]
    changed: tuple[ColumnChange, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing is new, gone or changed."""
        return not (self.new or self.gone or self.changed)


def compare(earlier: ScanResult, later: ScanResult) -> Comparison:
    """What ``later`` has that ``earlier`` had not, and the other way round.

    Data sets belong together by file name and table, so that a file that was moved is still the same file. Where each
    scan is of one source, these belong together whatever they are called: *mei.csv* and *juni.csv*.
    """
    is_one = all(len({dataset.source for dataset in scan.datasets}) == 1 for scan in (earlier, later))
    before, after = _columns(earlier, is_one=is_one), _columns(later, is_one=is_one)
    return Comparison(
        new=tuple(_place(*after[key]) for key in after if key not in before),
        gone=tuple(_place(*before[key]) for key in before if key not in after),
        changed=tuple(change for key in after if key in before and (change := _change(before[key][1], *after[key]))),
    )


_Key = tuple[str, str | None, str, int]


def _columns(result: ScanResult, *, is_one: bool) -> dict[_Key, tuple[DatasetFindings, ColumnFinding]]:
    columns: dict[_Key, tuple[DatasetFindings, ColumnFinding]] = {}
    for dataset, column in result.columns():
        name = ("" if is_one else PurePath(dataset.source).name, dataset.table, column.name)
        occurrence = sum(key[:3] == name for key in columns if key[2] == column.name)
        columns[(*name, occurrence)] = (dataset, column)
    return columns


def _place(dataset: DatasetFindings, column: ColumnFinding) -> ColumnPlace:
    is_personal = column.is_personal or bool(column.entities)
    return ColumnPlace(dataset.source, dataset.table, column.name, column.kind, column.entity, is_personal)


def _change(before: ColumnFinding, dataset: DatasetFindings, after: ColumnFinding) -> ColumnChange | None:
    new = tuple(entity for entity in after.entities if entity not in before.entities)
    if before.kind is after.kind and before.entity == after.entity and not new:
        return None
    return ColumnChange(dataset.source, dataset.table, after.name, before.kind, after.kind, new)
