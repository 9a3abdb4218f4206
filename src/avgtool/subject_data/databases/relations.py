"""Primary and foreign keys of a database, by SQLAlchemy's reflection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy

from avgtool.subject_data.databases.opening import reading
from avgtool.subject_data.seeing import Reference

if TYPE_CHECKING:
    from collections.abc import Mapping


def relations(url: str, shown: str) -> Mapping[str, tuple[tuple[str, ...], tuple[Reference, ...]]]:
    """By table: its primary key, and what it refers to.

    Raises:
        StoreError: The database cannot be reached or read.
    """
    with reading(url, shown) as connection:
        inspector = sqlalchemy.inspect(connection)
        return {name: (_key(inspector, name), _references(inspector, name)) for name in inspector.get_table_names()}


def _key(inspector: sqlalchemy.Inspector, table: str) -> tuple[str, ...]:
    return tuple(inspector.get_pk_constraint(table)["constrained_columns"])


def _references(inspector: sqlalchemy.Inspector, table: str) -> tuple[Reference, ...]:
    found: list[Any] = inspector.get_foreign_keys(table)
    return tuple(
        Reference(tuple(one["constrained_columns"]), one["referred_table"], tuple(one["referred_columns"]))
        for one in found
        if not one["referred_schema"]
    )
