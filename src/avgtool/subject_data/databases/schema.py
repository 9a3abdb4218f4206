"""The tables of a source in a database: their map, and what the database says of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from avgtool.errors import ConfigError
from avgtool.i18n import msg
from avgtool.subject_data.databases.catalogs import known_tables
from avgtool.subject_data.rows import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    import sqlalchemy

    from avgtool.model.subject_data import SourceMap, TableMap


@dataclass(frozen=True, slots=True)
class StoredTable:
    """A table of a database."""

    table: Table
    name: str
    """Quoted, with its schema where one was named."""
    types: Mapping[str, sqlalchemy.types.TypeEngine[Any]] = field(repr=False)
    indexed: frozenset[str]
    """Columns by which rows are found without reading all of them: first in an index or key."""


def reflected(connection: sqlalchemy.Connection, source: SourceMap) -> dict[Table, StoredTable]:
    """The tables of a source as they are, in the order of avgtool.yaml.

    Raises:
        ConfigError: There is no such table.
    """
    places = [_place(one, source.name) for one in source.tables]
    known = known_tables(connection, places)
    quote = connection.dialect.identifier_preparer.quote
    found: dict[Table, StoredTable] = {}
    for mapped, (schema, name) in zip(source.tables, places, strict=True):
        if (schema, name) not in known:
            raise ConfigError(
                msg("has no table {table}, which avgtool.yaml names", table=mapped.table), where=source.name
            )
        here = known[schema, name]
        columns = tuple(here.types)
        # Without a key of any kind the whole row is its own: numbers of rows mean nothing in a database.
        table = Table(
            mapped,
            mapped.table,
            columns,
            mapped.key or here.primary or columns,
            frozenset({name}),
            primary=here.primary,
        )
        written = ".".join(quote(part) for part in (schema, name) if part)
        found[table] = StoredTable(table, written, here.types, frozenset(here.indexed))
    return found


def _place(mapped: TableMap, source: str) -> tuple[str | None, str]:
    """Schema and name."""
    if mapped.table is None:
        raise ConfigError(msg("the tables of a database have a name, under table"), where=source)
    schema, _, name = mapped.table.rpartition(".")
    return schema or None, name
