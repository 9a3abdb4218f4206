"""What a scan answers to ``--fail-on``: in which columns stands what must not be there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool import catalog
from avgtool.model.kinds import Category, Flag

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from avgtool.model.findings import ColumnFinding, DatasetFindings, ScanResult
    from avgtool.recognizers.base import Recognizer


@dataclass(frozen=True, slots=True)
class Objection:
    """A column in which something stands that must not be there."""

    dataset: DatasetFindings
    column: ColumnFinding
    names: tuple[str, ...]
    """The kinds and categories that were asked about and that are there, sorted."""


def objections(result: ScanResult, names: Collection[str]) -> tuple[Objection, ...]:
    """The columns in which one of ``names``, kinds and categories, was found or may be."""
    known = {one.entity: one for one in catalog.recognizers()}
    by_kind = {one.kind.value: one.category for one in known.values()}
    found = (
        (dataset, column, tuple(sorted(set(names) & _names_in(column, known, by_kind))))
        for dataset, column in result.columns()
    )
    return tuple(Objection(*one) for one in found if one[2])


def _names_in(column: ColumnFinding, known: Mapping[str, Recognizer], by_kind: Mapping[str, Category]) -> set[str]:
    """Kinds and categories of a column, of what was found inside its values, and of what its words hint at."""
    inside = [known[entity] for entity in column.entities if entity in known]
    names = {column.kind.value, column.category.value}
    names |= {one.kind.value for one in inside} | {one.category.value for one in inside}
    if Flag.MAY_REVEAL_SPECIAL in column.flags:
        hinted = {kind.value for kind in column.hints}
        names |= hinted | {by_kind[kind].value for kind in hinted if kind in by_kind} | {Category.SPECIAL.value}
    return names
