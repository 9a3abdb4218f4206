"""From a plan, and what was found for it, to what is carried out row by row."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING, Any

from avgtool.model.subject_work import Deed
from avgtool.subject_data.instructions import RowWork, SourceWork, TableWork
from avgtool.subject_data.planning import speaks_only
from avgtool.subject_data.texts import Mentions, without_mentions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from avgtool.model.subject_data import Found, FoundRow, FoundTable, SourceMap
    from avgtool.model.subject_work import PlannedSource, PlannedTable
    from avgtool.subject_data.planning import NewValues

RANDOM = "{random}"
"""In a text under ``anonymize``: something else in every row, for columns in which nothing may stand twice."""
ERASED = "[…]"
"""What stands in a text for what it said of the person."""
NOBODY = Mentions(())
_DIGITS = 8


def instructions(
    plan: Iterable[PlannedSource],
    found: Found,
    sources: Sequence[SourceMap],
    values: NewValues | None = None,
    mentions: Mentions = NOBODY,
) -> tuple[SourceWork, ...]:
    """What is carried out, source by source.

    Args:
        plan: What becomes of each row.
        found: The rows that it was made of.
        sources: Where they are.
        values: What rows to be changed get: (source, table) to rows by their id, to new values.
        mentions: Of the person, to be taken out of texts in rows about others.
    """
    places = {one.name: one.location for one in sources}
    tables = {(one.source, one.table): one for one in found.tables}
    made = []
    for source in plan:
        works = (
            _table_work(
                table, tables[source.name, table.table], (values or {}).get((source.name, table.table), {}), mentions
            )
            for table in source.tables
        )
        kept = tuple(work for work in works if work.rows)
        if kept:
            made.append(SourceWork(source.name, places[source.name], kept, source.digest or ""))
    return tuple(made)


def _table_work(
    plan: PlannedTable, found: FoundTable, values: Mapping[str, Mapping[str, Any]], mentions: Mentions
) -> TableWork:
    known = {row.id: row for row in found.rows}
    rows = []
    for planned in plan.rows:
        row = known[planned.id]
        if planned.deed is Deed.CHANGE:
            rows.append(RowWork(row.key, values[row.id], planned.digest))
        elif speaks_only(row):
            rows.append(RowWork(row.key, _silenced(row, found.columns, mentions), planned.digest))
        elif planned.deed is not Deed.KEEP:
            new = _filled(found.map.anonymize) if planned.deed is Deed.ANONYMIZE else {}
            rows.append(RowWork(row.key, new, planned.digest))
    return TableWork(plan.table, found.key, tuple(rows))


def _silenced(row: FoundRow, columns: Sequence[str], mentions: Mentions) -> Mapping[str, Any]:
    texts = {column: str(row.values[columns.index(column)]) for column in row.by}
    return {column: without_mentions(text, mentions, ERASED) for column, text in texts.items()}


def _filled(values: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        column: re.sub(re.escape(RANDOM), lambda _: secrets.token_hex(_DIGITS), value)
        if isinstance(value, str)
        else value
        for column, value in values.items()
    }
