"""Plans of what is to be done with the rows of one person. Pure: what was found, and today, give the plan.

A plan says which rows are deleted, written over or kept, and why; it holds no value. Only rows that are certain, or
that a human confirmed, are in it; the others are told as doubts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from avgtool.model.subject_data import Match
from avgtool.model.subject_work import Deed, Doubt, PlannedRow, PlannedSource, PlannedTable
from avgtool.subject_data.retaining import planned_row
from avgtool.subject_data.rows import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from avgtool.model.subject_data import Found, FoundRow, FoundTable, SourceMap
    from avgtool.model.subject_work import SideEffect

    NewValues = Mapping[tuple[str, str | None], Mapping[str, Mapping[str, Any]]]


def erasure(found: Found, sources: Sequence[SourceMap], today: date) -> tuple[PlannedSource, ...]:
    """What an erasure does in each source in which the person was found (art. 17).

    A row that only speaks of the person in a text is about somebody else: it stays, without what it says of the person.

    Args:
        found: Of the person.
        sources: As avgtool.yaml describes them.
        today: By which terms are over or not.
    """

    def plan(table: FoundTable) -> PlannedTable:
        own = tuple(planned_row(found, table, row, today) for row in table.certain if not speaks_only(row))
        others = [row for row in table.certain if speaks_only(row)]
        changed = [*table.map.anonymize] if any(row.deed is Deed.ANONYMIZE for row in own) else []
        changed += [column for row in others for column in row.by]
        spoken = (PlannedRow(row.id, digest(row.values), Deed.ANONYMIZE, about_another=True) for row in others)
        rows = (*own, *spoken)
        without = tuple(table.map.anonymize) if any(row.is_kept and row.deed is Deed.ANONYMIZE for row in own) else ()
        return PlannedTable(table.table, rows, tuple(dict.fromkeys(changed)), without)

    return _planned(found, sources, plan)


def changing(found: Found, sources: Sequence[SourceMap], values: NewValues) -> tuple[PlannedSource, ...]:
    """What a rectification or a mark does (art. 16, 18, 21): rows get new values.

    Args:
        found: Of the person.
        sources: As avgtool.yaml describes them.
        values: (source, table) to rows by their id, to new values by column.
    """

    def plan(table: FoundTable) -> PlannedTable:
        chosen = values.get((table.source, table.table), {})
        rows = tuple(PlannedRow(row.id, digest(row.values), Deed.CHANGE) for row in table.rows if row.id in chosen)
        return PlannedTable(table.table, rows, tuple(dict.fromkeys(name for row in chosen.values() for name in row)))

    return _planned(found, sources, plan)


def speaks_only(row: FoundRow) -> bool:
    """Whether a row is about somebody else, and only a text in it speaks of the person."""
    return row.match is Match.TEXT


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
