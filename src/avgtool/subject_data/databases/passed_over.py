"""Tables that avgtool.yaml does not describe and that hold rows of a person: they refer to rows that were found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy

from avgtool.subject_data.databases.held import keyed
from avgtool.subject_data.databases.opening import reading
from avgtool.subject_data.databases.relations import relations
from avgtool.subject_data.databases.shape import table_shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from avgtool.model.subject_data import FoundTable
    from avgtool.subject_data.seeing import Reference


def referring_rows(
    url: str, shown: str, described: frozenset[str], tables: Sequence[FoundTable]
) -> dict[tuple[str, str], int]:
    """By (table that is not described, table that it refers to): how many of its rows refer to rows that were found.

    Args:
        url: Of the database.
        shown: What errors call it.
        described: Tables that avgtool.yaml describes.
        tables: What was found in them.

    Raises:
        StoreError: The database cannot be reached or read.
    """
    found = {one.table: one for one in tables if one.table and one.certain}
    wanted = [
        (name, reference)
        for name, (_, references) in relations(url, shown).items()
        for reference in references
        if name not in described and reference.table in found
    ]
    if not wanted:
        return {}
    with reading(url, shown) as connection:
        counted = {
            (name, one.table): _count(connection, name, one, list(_keys(found[one.table], one))) for name, one in wanted
        }
    return {place: rows for place, rows in counted.items() if rows}


def _keys(table: FoundTable, reference: Reference) -> Iterator[tuple[object, ...]]:
    """What the rows that count hold in the columns that are referred to."""
    if not set(reference.targets) <= set(table.columns):
        return
    places = [table.columns.index(one) for one in reference.targets]
    for row in table.certain:
        key = tuple(row.values[place] for place in places)
        if None not in key:
            yield key


def _count(
    connection: sqlalchemy.Connection, name: str, reference: Reference, keys: Sequence[tuple[object, ...]]
) -> int:
    clause = table_shape(connection, name).clause
    counting = sqlalchemy.select(sqlalchemy.func.count()).select_from(clause)
    return sum(connection.execute(counting.where(one)).scalar_one() for one in keyed(clause, reference.columns, keys))
