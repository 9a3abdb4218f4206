"""From a plan, and what was found for it, to what is carried out row by row."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING, Any

from avgtool.model.subject_work import Deed
from avgtool.subject_data.instructions import RowWork, SourceWork, TableWork

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from avgtool.model.subject_data import Found, FoundTable, SourceMap
    from avgtool.model.subject_work import PlannedSource, PlannedTable

RANDOM = "{random}"
"""In a text under ``anonymize``: something else in every row, for columns in which nothing may stand twice."""
_DIGITS = 8


def instructions(
    plan: Iterable[PlannedSource],
    found: Found,
    sources: Sequence[SourceMap],
    values: Mapping[tuple[str, str | None], Mapping[str, Any]] | None = None,
) -> tuple[SourceWork, ...]:
    """What is carried out, source by source.

    Args:
        plan: What becomes of each row.
        found: The rows that it was made of.
        sources: Where they are.
        values: What rows to be changed get: (source, table) to new values by column.
    """
    places = {one.name: one.location for one in sources}
    tables = {(one.source, one.table): one for one in found.tables}
    made = []
    for source in plan:
        works = (
            _table_work(table, tables[source.name, table.table], (values or {}).get((source.name, table.table), {}))
            for table in source.tables
        )
        kept = tuple(work for work in works if work.rows)
        if kept:
            made.append(SourceWork(source.name, places[source.name], kept, source.digest or ""))
    return tuple(made)


def _table_work(plan: PlannedTable, found: FoundTable, values: Mapping[str, Any]) -> TableWork:
    keys = {row.id: row.key for row in found.rows}
    new = {Deed.DELETE: {}, Deed.ANONYMIZE: found.map.anonymize, Deed.CHANGE: values}
    rows = tuple(
        RowWork(keys[row.id], _filled(new[row.deed]), row.digest) for row in plan.rows if row.deed is not Deed.KEEP
    )
    return TableWork(plan.table, found.key, rows)


def _filled(values: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        column: re.sub(re.escape(RANDOM), lambda _: secrets.token_hex(_DIGITS), value)
        if isinstance(value, str)
        else value
        for column, value in values.items()
    }
