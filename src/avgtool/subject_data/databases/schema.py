"""What a database says of tables: columns, types, primary keys, indices. Only of the tables that are searched."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import sqlalchemy
from sqlalchemy.engine.reflection import ObjectKind

from avgtool.errors import ConfigError
from avgtool.i18n import msg
from avgtool.subject_data.rows import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from avgtool.model.subject_data import SourceMap, TableMap


@dataclass(frozen=True, slots=True)
class StoredTable:
    """A table of a database."""

    table: Table
    types: Mapping[str, sqlalchemy.types.TypeEngine[Any]] = field(repr=False)
    selectable: sqlalchemy.TableClause = field(repr=False)
    """It in a query. Values come as the driver gives them: SQLAlchemy would refuse a date that is none."""
    indexed: frozenset[str]
    """Columns by which rows are found without reading all of them: first in an index or key."""


def reflected(connection: sqlalchemy.Connection, source: SourceMap) -> dict[Table, StoredTable]:
    """The tables of a source as they are, in the order of avgtool.yaml.

    Raises:
        ConfigError: There is no such table.
    """
    inspector = sqlalchemy.inspect(connection)
    parted = [(one, *_parted(one, source.name)) for one in source.tables]
    known: dict[tuple[str | None, str], _Known] = {}
    for schema in dict.fromkeys(schema for _, schema, _ in parted):
        names = [name for _, of, name in parted if of == schema]
        known.update(_looked_up(inspector, schema, names))
    found: dict[Table, StoredTable] = {}
    for mapped, schema, name in parted:
        if (schema, name) not in known:
            raise ConfigError(
                msg("has no table {table}, which avgtool.yaml names", table=mapped.table), where=source.name
            )
        stored = _stored(mapped, schema, name, known[schema, name])
        found[stored.table] = stored
    return found


@dataclass(frozen=True, slots=True)
class _Known:
    types: Mapping[str, Any]
    primary: tuple[str, ...]
    indexed: frozenset[str]


def _parted(mapped: TableMap, source: str) -> tuple[str | None, str]:
    """Schema and name."""
    if mapped.table is None:
        raise ConfigError(msg("the tables of a database have a name, under table"), where=source)
    schema, _, name = mapped.table.rpartition(".")
    return schema or None, name


def _looked_up(
    inspector: sqlalchemy.Inspector, schema: str | None, names: Iterable[str]
) -> dict[tuple[str | None, str], _Known]:
    """All tables of one schema at once: one question about each matter, not one about each table."""
    asked: dict[str, Any] = {"schema": schema, "filter_names": list(dict.fromkeys(names)), "kind": ObjectKind.ANY}
    columns = inspector.get_multi_columns(**asked)
    primary = inspector.get_multi_pk_constraint(**asked)
    indices = inspector.get_multi_indexes(**asked)
    found: dict[tuple[str | None, str], _Known] = {}
    for place, described in columns.items():
        constraint = primary.get(place)
        key = tuple(constraint["constrained_columns"]) if constraint else ()
        firsts = {index["column_names"][0] for index in indices.get(place, ()) if index["column_names"]}
        types = {str(one["name"]): one["type"] for one in described}
        found[place] = _Known(types, key, frozenset(one for one in (*key[:1], *firsts) if one))
    return found


def _stored(mapped: TableMap, schema: str | None, name: str, known: _Known) -> StoredTable:
    columns = tuple(known.types)
    # Without a key of any kind the whole row is its own: numbers of rows mean nothing in a database.
    table = Table(mapped, mapped.table, columns, mapped.key or known.primary or columns, frozenset({name}))
    columns_of: list[sqlalchemy.ColumnClause[Any]] = [sqlalchemy.column(one) for one in columns]
    return StoredTable(table, known.types, sqlalchemy.table(name, *columns_of, schema=schema), known.indexed)
