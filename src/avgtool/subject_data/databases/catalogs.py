"""What databases say of their tables: SQLite and PostgreSQL by two queries on their own catalogs, others by SQLAlchemy.

SQLAlchemy's reflection asks for much more, and takes longer than all queries about one person together.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import sqlalchemy
from sqlalchemy import types
from sqlalchemy.engine.reflection import ObjectKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sqlalchemy.types import TypeEngine

    Place = tuple[str | None, str]
    """Schema, where one was named, and name of a table."""


@dataclass(slots=True)
class Known:
    """What is known of one table."""

    types: dict[str, TypeEngine[Any]] = field(default_factory=dict)
    """By column, in order."""
    primary: tuple[str, ...] = ()
    indexed: set[str] = field(default_factory=set)
    """Columns by which rows are found without reading all of them: first in an index or key."""


def known_tables(connection: sqlalchemy.Connection, places: Sequence[Place]) -> Mapping[Place, Known]:
    """The tables and views that are there, of those that are asked about."""
    ask = _CATALOGS.get(connection.dialect.name, _by_reflection)
    return ask(connection, places)


_SQLITE = """
SELECT m.name, c.name, c.type, c.pk, c.cid FROM sqlite_master AS m, pragma_table_info(m.name) AS c
WHERE m.type IN ('table', 'view')
UNION ALL
SELECT m.name, c.name, NULL, NULL, NULL
FROM sqlite_master AS m, pragma_index_list(m.name) AS i, pragma_index_info(i.name) AS c
WHERE m.type = 'table' AND c.seqno = 0 AND NOT i.partial AND c.name IS NOT NULL
ORDER BY 1, 5"""
"""Columns of tables with their type and place in the key; those that an index begins with have neither."""


_TEXT, _UNTYPED = types.String(), types.NullType()


def _sqlite(connection: sqlalchemy.Connection, places: Sequence[Place]) -> Mapping[Place, Known]:
    if any(schema for schema, _ in places):  # databases that are attached are none of a source
        return _by_reflection(connection, places)
    wanted = {name for _, name in places}
    found: dict[Place, Known] = defaultdict(Known)
    keys: dict[Place, dict[int, str]] = defaultdict(dict)
    for table, column, declared, position, number in connection.exec_driver_sql(_SQLITE).all():
        if table not in wanted:
            continue
        if number is None:
            found[None, table].indexed.add(column)
            continue
        found[None, table].types[column] = _TEXT if declared else _UNTYPED
        if position:
            keys[None, table][position] = column
    return _with_keys(found, {place: [key[one] for one in sorted(key)] for place, key in keys.items()})


_POSTGRESQL_COLUMNS = """
SELECT n.nspname, c.relname, pg_table_is_visible(c.oid), a.attname, coalesce(b.typname, t.typname)
FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type AS t ON t.oid = a.atttypid LEFT JOIN pg_type AS b ON b.oid = t.typbasetype
WHERE c.relname = ANY(%s) AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY c.oid, a.attnum"""
_POSTGRESQL_INDICES = """
SELECT n.nspname, c.relname, pg_table_is_visible(c.oid), a.attname, i.indisprimary, k.position
FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
JOIN pg_index AS i ON i.indrelid = c.oid AND i.indisvalid AND i.indpred IS NULL
CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k (number, position)
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = k.number
WHERE c.relname = ANY(%s) AND (i.indisprimary OR k.position = 1) ORDER BY c.oid, k.position"""
_POSTGRESQL_TYPES: Mapping[str, Callable[[], TypeEngine[Any]]] = {
    **dict.fromkeys(("int2", "int4", "int8"), types.BigInteger),
    **dict.fromkeys(("float4", "float8"), types.Float),
    **dict.fromkeys(("text", "varchar", "bpchar", "name"), types.String),
    **dict.fromkeys(("timestamp", "timestamptz"), types.DateTime),
    "numeric": types.Numeric,
    "bool": types.Boolean,
    "date": types.Date,
    "uuid": types.Uuid,
}
"""Those that values are compared with in their own type; all others are compared as text."""


def _postgresql(connection: sqlalchemy.Connection, places: Sequence[Place]) -> Mapping[Place, Known]:
    names = list({name for _, name in places})
    found: dict[Place, Known] = defaultdict(Known)
    keys: dict[Place, list[str]] = defaultdict(list)
    for schema, table, visible, column, kind in connection.exec_driver_sql(_POSTGRESQL_COLUMNS, (names,)):
        for place in _named(schema, table, visible=visible):
            found[place].types[column] = _POSTGRESQL_TYPES.get(kind, types.NullType)()
    for schema, table, visible, column, primary, position in connection.exec_driver_sql(_POSTGRESQL_INDICES, (names,)):
        for place in _named(schema, table, visible=visible):
            if primary:
                keys[place].append(column)
            if position == 1:
                found[place].indexed.add(column)
    return _with_keys(found, keys)


def _named(schema: str, table: str, *, visible: bool) -> list[Place]:
    """By what names a table is known: with its schema, and without where the search path leads to it."""
    return [(schema, table), (None, table)] if visible else [(schema, table)]


def _with_keys(found: dict[Place, Known], keys: Mapping[Place, list[str]]) -> Mapping[Place, Known]:
    for place, key in keys.items():
        found[place].primary = tuple(key)
        found[place].indexed.add(key[0])
    return dict(found)


def _by_reflection(connection: sqlalchemy.Connection, places: Sequence[Place]) -> Mapping[Place, Known]:
    inspector = sqlalchemy.inspect(connection)
    found: dict[Place, Known] = {}
    for schema in {schema for schema, _ in places}:
        names = [name for of, name in places if of == schema]
        asked: dict[str, Any] = {"schema": schema, "filter_names": names, "kind": ObjectKind.ANY}
        primary = inspector.get_multi_pk_constraint(**asked)
        indices = inspector.get_multi_indexes(**asked)
        for place, described in inspector.get_multi_columns(**asked).items():
            key = tuple(primary[place]["constrained_columns"]) if place in primary else ()
            firsts = {one["column_names"][0] for one in indices.get(place, ()) if one["column_names"]}
            columns = {str(one["name"]): one["type"] for one in described}
            found[place] = Known(columns, key, {one for one in (*key[:1], *firsts) if one})
    return found


_CATALOGS = {"sqlite": _sqlite, "postgresql": _postgresql}
