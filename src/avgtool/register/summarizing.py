"""From the findings of a scan to what is kept of it: each kind with its counts, without names or values."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from avgtool.model.kept_scans import FoundKind
from avgtool.model.kinds import Category, Kind
from avgtool.register.completeness import CATEGORY_OF_KIND

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from avgtool.model.findings import ColumnFinding, DatasetFindings

_Key = tuple[Kind, Category, "str | None", bool, bool]


def found_kinds(findings: DatasetFindings, entities: Mapping[str, tuple[Kind, Category]]) -> tuple[FoundKind, ...]:
    """The kinds of personal data in a table, the gravest counts first among equals.

    Args:
        findings: Of the table.
        entities: Kind and category of each entity that is found inside texts.
    """
    rows: dict[_Key, list[int]] = defaultdict(list)
    for column in findings.columns:
        for key, count in _of_column(column, entities):
            rows[key].append(count)
    found = (
        FoundKind(kind, category, entity, len(counts), max(counts), in_text, is_hint)
        for (kind, category, entity, in_text, is_hint), counts in rows.items()
    )
    return tuple(sorted(found, key=lambda one: (one.kind, one.entity or "", one.in_text, one.is_hint)))


def _of_column(column: ColumnFinding, entities: Mapping[str, tuple[Kind, Category]]) -> Iterator[tuple[_Key, int]]:
    if column.is_personal:
        yield (column.kind, column.category, column.entity, False, False), column.matched or column.filled
    for entity, count in column.entities.items():
        kind, category = entities.get(entity, (Kind.NONE, Category.NONE))
        if category is not Category.NONE and count and entity != column.entity:
            yield (kind, category, entity, True, False), count
    for kind, count in column.hints.items():
        if count and kind is not column.kind:
            yield (kind, CATEGORY_OF_KIND.get(kind, Category.SPECIAL), None, True, True), count
