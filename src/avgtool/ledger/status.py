"""What a ledger holds, in counts: no row is read but the last of each chain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy

from avgtool.errors import StoreError
from avgtool.i18n import msg
from avgtool.ledger.appending import head
from avgtool.ledger.migrating import VERSION_TABLE, version_of
from avgtool.ledger.protection import foreign, unkept, unprotected
from avgtool.ledger.subjects import FILES, KEY, NAME, UNIQUE, SubjectRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from avgtool.ledger.chained import Chain
    from avgtool.ledger.opening import OpenLedger
    from avgtool.ledger.walking import Head

_SUBJECT: sqlalchemy.Table = SubjectRow.__table__  # type: ignore[attr-defined]
_COUNTED = sqlalchemy.select(sqlalchemy.func.count(), sqlalchemy.func.count(_SUBJECT.c.erased_at)).where(
    _SUBJECT.c.kind != FILES
)
"""Persons, and those of them who were erased."""


@dataclass(frozen=True, slots=True)
class LedgerStatus:
    """What a ledger holds."""

    where: str
    """URL of its database, without a password."""
    database: str
    """``SQLite 3.45.1``, ``PostgreSQL 18.0``."""
    version: str
    """Of the schema."""
    key_place: str | None
    heads: Mapping[str, Head]
    """By the name of the chain."""
    last_recorded_at: str | None
    """When something was last recorded, UTC."""
    subjects: int
    erased: int
    """Of these subjects."""
    unprotected: tuple[str, ...]
    """Triggers that are missing, switched off or altered; triggers and rules that are not ours."""


def ledger_status(ledger: OpenLedger, chains: Sequence[Chain]) -> LedgerStatus:
    """Look at a ledger.

    Raises:
        StoreError: The database cannot be used.
    """
    with ledger.database.reading() as connection:
        heads = {chain.name: head(connection, chain) for chain in chains}
        subjects, erased = connection.execute(_COUNTED).one()
        return LedgerStatus(
            where=ledger.database.shown,
            database=_product(connection),
            version=version_of(connection) or "",
            key_place=ledger.key_place,
            heads=heads,
            last_recorded_at=max(filter(None, (_last(connection, chain) for chain in chains)), default=None),
            subjects=subjects,
            erased=erased,
            unprotected=missing_triggers(connection, chains),
        )


def missing_triggers(connection: Connection, chains: Sequence[Chain]) -> tuple[str, ...]:
    """The triggers that are missing, switched off or altered, of every table."""
    of_chains = (name for chain in chains for name in unprotected(connection, chain.name, chain.unique))
    return (*of_chains, *unchained(connection))


def unchained(connection: Connection) -> tuple[str, ...]:
    """The same of the tables that are no chains: of persons, and of the ledger's version."""
    return (*unkept(connection, NAME, KEY, UNIQUE), *foreign(connection, VERSION_TABLE))


def require_triggers(connection: Connection, chains: Sequence[Chain]) -> None:
    """Refuse a migration that made a table anew without its triggers, as Alembic's batch mode does.

    Raises:
        StoreError: Triggers are missing, or not as we make them.
    """
    missing = missing_triggers(connection, chains)
    if missing:
        raise StoreError(
            msg("After the migration these triggers would be missing or wrong: {names}.", names=", ".join(missing)),
            hint=msg("Nothing was changed. Please report it."),
        )


def _last(connection: Connection, chain: Chain) -> str | None:
    query = f"SELECT recorded_at FROM {chain.name} ORDER BY seq DESC LIMIT 1"  # noqa: S608 - a name of ours
    found: str | None = connection.exec_driver_sql(query).scalar()
    return found


def _product(connection: Connection) -> str:
    numbers = connection.dialect.server_version_info or ()
    product = "PostgreSQL" if connection.dialect.name == "postgresql" else "SQLite"
    return f"{product} {'.'.join(map(str, numbers))}"
