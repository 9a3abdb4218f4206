"""What a database declares of its tables: keys, foreign keys, types, and what may not be empty or stand twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy

from avgtool.subject_data.ordering import ForeignKey

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection
    from sqlalchemy.sql.selectable import TableClause


_INDICES = sqlalchemy.text(
    "SELECT i.name, c.name FROM pragma_index_list(:name) AS i, pragma_index_info(i.name) AS c "
    'WHERE i."unique" AND NOT i.partial ORDER BY i.name, c.seqno'
)
_REFERENCES = sqlalchemy.text(
    'SELECT t.name, k.id, k."from" AS "column", k."table" AS target, k."to" AS "to", k.on_delete '
    "FROM sqlite_master AS t, pragma_foreign_key_list(t.name) AS k WHERE t.type = 'table' ORDER BY t.name, k.id, k.seq"
)


@dataclass(frozen=True, slots=True)
class ColumnShape:
    """What is declared of one column."""

    name: str
    kind: type | None
    """Type in Python of what it holds; none where that is not known."""
    nullable: bool
    length: int | None
    """Most characters; none without a limit."""
    unique: bool
    """Whether no two rows may hold the same value."""


@dataclass(frozen=True, slots=True)
class TableShape:
    """What is declared of one table."""

    name: str
    """As avgtool.yaml names it: with its schema where that is not the default one."""
    columns: Mapping[str, ColumnShape]
    key: tuple[str, ...]
    """Primary key; empty without one."""
    clause: TableClause
    """For statements: its columns have no type, so that values come and go as the driver has them."""


def table_shape(connection: Connection, name: str) -> TableShape:
    """What a table declares; raises :class:`sqlalchemy.exc.NoSuchTableError` where there is none of the name."""
    schema, _, plain = name.rpartition(".")
    seen = sqlalchemy.inspect(connection)
    place: dict[str, Any] = {"schema": schema or None}
    key = tuple(seen.get_pk_constraint(plain, **place)["constrained_columns"])
    alone = {key, *_unique(connection, plain, schema or None)}
    columns = {
        one["name"]: ColumnShape(
            one["name"], _kind(one["type"]), one["nullable"], getattr(one["type"], "length", None),
            (one["name"],) in alone,
        )
        for one in seen.get_columns(plain, **place)
    }  # fmt: skip
    clause = sqlalchemy.table(plain, *map(sqlalchemy.column, columns), schema=schema or None)
    return TableShape(name, columns, key, clause)


def _unique(connection: Connection, table: str, schema: str | None) -> set[tuple[str, ...]]:
    """Columns that together may not hold the same twice."""
    if connection.dialect.name == "sqlite":  # its own answer: what SQLAlchemy reads from the text is not all there is
        rows = connection.execute(_INDICES, {"name": table})
        found: dict[str, list[str]] = {}
        for index, column in rows:
            found.setdefault(index, []).append(column)
        return {tuple(columns) for columns in found.values()}
    seen = sqlalchemy.inspect(connection)
    declared = seen.get_unique_constraints(table, schema=schema)
    indices = [one for one in seen.get_indexes(table, schema=schema) if one["unique"]]
    return {tuple(one["column_names"]) for one in declared} | {
        tuple(filter(None, one["column_names"])) for one in indices
    }


def foreign_keys(connection: Connection, schema: str | None = None) -> tuple[ForeignKey, ...]:
    """All foreign keys of a schema."""
    if connection.dialect.name == "sqlite":
        return _foreign_keys_of_sqlite(connection)
    found = sqlalchemy.inspect(connection).get_multi_foreign_keys(schema=schema)
    return tuple(
        ForeignKey(
            table=_named(table),
            columns=tuple(one["constrained_columns"]),
            target=_named((one["referred_schema"], one["referred_table"])),
            target_columns=tuple(one["referred_columns"]),
            on_delete=(one["options"].get("ondelete") or "NO ACTION").upper(),
            deferrable=bool(one["options"].get("deferrable")),
        )
        for table, keys in found.items()
        for one in keys
    )


def _foreign_keys_of_sqlite(connection: Connection) -> tuple[ForeignKey, ...]:
    """The same by SQLite's own answer, which knows ``ON DELETE`` behind a column too."""
    found: dict[tuple[str, int], list[Any]] = {}
    for row in connection.execute(_REFERENCES):
        found.setdefault((row.name, row.id), []).append(row)
    return tuple(
        ForeignKey(
            table=table,
            columns=tuple(row.column for row in rows),
            target=rows[0].target,
            # Without columns the primary key is meant.
            target_columns=tuple(row.to for row in rows)
            if rows[0].to is not None
            else tuple(sqlalchemy.inspect(connection).get_pk_constraint(rows[0].target)["constrained_columns"]),
            on_delete=rows[0].on_delete,
            deferrable=False,  # what is looked at in the end only, no rehearsal sees
        )
        for (table, _), rows in found.items()
    )


def _named(table: tuple[str | None, str]) -> str:
    return ".".join(part for part in table if part)


def _kind(declared: Any) -> type | None:
    try:
        kind: type = declared.python_type
    except NotImplementedError:
        return None
    return kind
