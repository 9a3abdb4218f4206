"""Rows that stay and refer to rows that are to be deleted: what a foreign key will say, before it says so."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

import sqlalchemy

from avgtool.subject_data.databases.shape import table_shape
from avgtool.subject_data.ordering import ForeignKey, Held

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection
    from sqlalchemy.sql.selectable import TableClause

    from avgtool.subject_data.databases.shape import TableShape
    from avgtool.subject_data.instructions import RowWork, TableWork

_AT_ONCE = 400
"""Rows in one condition: databases allow a limited number of values in a statement."""


def held_rows(connection: Connection, tables: Sequence[TableWork], keys: Iterable[ForeignKey]) -> tuple[Held, ...]:
    """For each foreign key to rows that go: how many rows refer to them, now and afterwards."""
    going = {table.table: table for table in tables if table.table and table.deletes}
    touched = {table.table: table for table in tables}
    found = (
        Held(key, _count(connection, key, going[key.target], touched.get(key.table)))
        for key in keys
        if key.target in going
    )
    return tuple(one for one in found if one.rows)


def key_columns(shape: TableShape, table: TableWork) -> tuple[str, ...]:
    """By which columns rows are known."""
    return table.key or shape.key


def keyed(clause: TableClause, key: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[ColumnElement[bool]]:
    """Conditions that are true of the rows with these keys, some hundreds in each."""
    remaining = iter(rows)
    while part := list(islice(remaining, _AT_ONCE)):
        if len(key) == 1:
            yield clause.c[key[0]].in_([row[0] for row in part])
        else:
            yield sqlalchemy.or_(*(_is_row(clause, key, row) for row in part))


def _is_row(clause: TableClause, key: Sequence[str], row: Sequence[Any]) -> ColumnElement[bool]:
    """A table without a key is known by all its columns, and some of them may be empty."""
    pairs = zip(key, row, strict=True)
    return sqlalchemy.and_(
        *(clause.c[name].is_(None) if value is None else clause.c[name] == value for name, value in pairs)
    )


def _lets_go(row: RowWork, key: ForeignKey) -> bool:
    """Whether a row refers to nothing any more: it goes itself, or its reference is written over."""
    return not row.values or any(column in row.values for column in key.columns)


def _count(connection: Connection, key: ForeignKey, target: TableWork, own: TableWork | None) -> int:
    aimed = table_shape(connection, key.target)
    referring = table_shape(connection, key.table)
    rows = referring.clause.alias("referring")
    to = aimed.clause
    pairs = zip(key.columns, key.target_columns, strict=True)
    joined = sqlalchemy.and_(*(rows.c[mine] == to.c[theirs] for mine, theirs in pairs))
    known = key_columns(referring, own) if own else ()
    gone = {tuple(row.key) for row in own.rows if _lets_go(row, key)} if own else set()
    wanted: Mapping[str, Any] = {name: rows.c[name] for name in known}
    staying = 0
    for condition in keyed(to, key_columns(aimed, target), (row.key for row in target.deletes)):
        met = sqlalchemy.exists().where(joined, condition)
        if not known:
            counted = sqlalchemy.select(sqlalchemy.func.count()).select_from(rows).where(met)
            staying += connection.execute(counted).scalar_one()
            continue
        found = connection.execute(sqlalchemy.select(*wanted.values()).where(met))
        staying += sum(tuple(row) not in gone for row in found)
    return staying
