"""Plans of what is to be done with the rows of one person. Pure: what was found, and today, give the plan.

A plan says which rows are deleted, written over or kept, and why; it holds no value. Only rows that are certain, or
that a human confirmed, are in it; the others are told as doubts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.model.subject_work import Deed, Doubt, PlannedRow, PlannedSource, PlannedTable
from avgtool.subject_data.retaining import planned_row

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from datetime import date

    from avgtool.model.subject_data import Found, FoundTable, SourceMap
    from avgtool.model.subject_work import SideEffect


def erasure(found: Found, sources: Sequence[SourceMap], today: date) -> tuple[PlannedSource, ...]:
    """What an erasure does in each source in which the person was found (art. 17).

    Args:
        found: Of the person.
        sources: As avgtool.yaml describes them.
        today: By which terms are over or not.
    """

    def plan(table: FoundTable) -> PlannedTable:
        rows = tuple(planned_row(found, table, row, today) for row in table.certain)
        changed = tuple(table.map.anonymize) if any(row.deed is Deed.ANONYMIZE for row in rows) else ()
        return PlannedTable(table.table, rows, changed)

    return _planned(found, sources, plan)


def changing(
    found: Found, sources: Sequence[SourceMap], columns: Mapping[tuple[str, str | None], Collection[str]]
) -> tuple[PlannedSource, ...]:
    """What a rectification or a mark does (art. 16, 18, 21): each certain row of the tables gets the columns."""

    def plan(table: FoundTable) -> PlannedTable:
        chosen = tuple(columns.get((table.source, table.table), ()))
        deed = Deed.CHANGE if chosen else Deed.KEEP
        return PlannedTable(
            table.table, tuple(PlannedRow(row.id, row.digest, deed) for row in table.certain) if chosen else (), chosen
        )

    return _planned(found, sources, plan)


def doubts(found: Found) -> tuple[Doubt, ...]:
    """The rows that a human must look at first."""
    return tuple(
        Doubt(table.source, table.table, row.id, row.match, row.score)
        for table in found.tables
        for row in table.rows
        if not row.is_certain
    )


def with_order(source: PlannedSource, order: Sequence[str | None], also: Iterable[SideEffect] = ()) -> PlannedSource:
    """The same source with its tables in the order in which their rows are deleted; others behind them."""
    rank = {table: number for number, table in enumerate(order)}
    tables = sorted(source.tables, key=lambda one: rank.get(one.table, len(rank)))
    return PlannedSource(source.name, tuple(tables), source.digest, source.backups, tuple(also))


def _planned(
    found: Found, sources: Sequence[SourceMap], plan: Callable[[FoundTable], PlannedTable]
) -> tuple[PlannedSource, ...]:
    made = {one.name: [plan(table) for table in found.tables if table.source == one.name] for one in sources}
    return tuple(
        PlannedSource(one.name, tuple(table for table in made[one.name] if table.rows), backups=one.backups)
        for one in sources
        if any(table.rows for table in made[one.name])
    )
