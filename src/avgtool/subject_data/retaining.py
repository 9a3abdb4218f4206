"""Whether a row must be kept when its person is erased, by which ground, and until when (art. 17(3) AVG).

A term counts from a date in the row. A row whose date is missing or unreadable is kept, and that is told: to erase
what the law keeps cannot be undone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.model.subject_data import Fate
from avgtool.model.subject_work import Deed, PlannedRow
from avgtool.subject_data.rows import as_text, digest
from avgtool.subject_data.wanting import read_date

if TYPE_CHECKING:
    from datetime import date

    from avgtool.model.retention import Retention
    from avgtool.model.subject_data import Found, FoundRow, FoundTable, TableMap


def planned_row(found: Found, table: FoundTable, row: FoundRow, today: date) -> PlannedRow:
    """What becomes of a row when its person is erased.

    Args:
        found: Everything that was found, for the date may stand in the row that this one belongs to.
        table: Of the row.
        row: Which.
        today: By which a term is over or not.
    """
    retention = table.map.retention
    if retention is None:
        return PlannedRow(row.id, digest(row.values), Deed(table.map.fate.value))
    begun = _start(found, table, row, retention)
    until = None if begun is None else retention.term.until(begun)
    if until is not None and until < today:
        past = Deed.ANONYMIZE if table.map.fate is Fate.ANONYMIZE else Deed.DELETE
        return PlannedRow(row.id, digest(row.values), past)
    return PlannedRow(row.id, digest(row.values), _deed_within(table.map), until, retention.ground, until is None)


def _start(found: Found, table: FoundTable, row: FoundRow, retention: Retention) -> date | None:
    """The day on which a term starts: in the row, or in the row that it refers to, as a line of an order has none."""
    for _ in found.tables:  # no chain of references is longer
        if retention.start not in table.columns:
            return None
        value = row.values[table.columns.index(retention.start)]
        if retention.start not in table.map.belongs_to:
            return read_date(value) if value is not None else None
        target, column = table.map.belongs_to[retention.start]
        parent = _row_of(found, table.source, target, column, value)
        if parent is None or parent[0].map.retention is None:
            return None
        (table, row), retention = parent, parent[0].map.retention
    return None


def _row_of(found: Found, source: str, target: str, column: str, value: object) -> tuple[FoundTable, FoundRow] | None:
    for table in found.tables:
        if table.source == source and table.table == target and column in table.columns:
            place = table.columns.index(column)
            return next(((table, row) for row in table.rows if as_text(row.values[place]) == as_text(value)), None)
    return None


def _deed_within(table: TableMap) -> Deed:
    """A row that a ground keeps may lose what the ground does not need: the columns under ``anonymize``."""
    return Deed.ANONYMIZE if table.fate is Fate.KEEP and table.anonymize else Deed.KEEP
