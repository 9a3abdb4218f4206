"""Customer ids that differ from another only by upper and lower case: perhaps one person with two ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
import sqlalchemy

from avgtool.ledger.columns import read_columns
from avgtool.ledger.keyed import Identifier, normalized
from avgtool.ledger.subjects import SubjectRow

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection, Select

_SUBJECT: sqlalchemy.Table = SubjectRow.__table__  # type: ignore[attr-defined]


def count_lookalikes(connection: Connection, customers: Collection[str]) -> int:
    """How many customer ids differ only by case from another of them, or from one that the ledger knows.

    Ids are case-sensitive, so a no under ``k-1`` does not count for ``K-1``.
    """
    if not customers:
        return 0
    table = _SUBJECT.c
    query: Select[Any] = sqlalchemy.select(table.reference)
    known = read_columns(connection, query.where(table.kind == Identifier.CUSTOMER.value, table.reference.is_not(None)))
    new = pl.DataFrame({"reference": list(customers)}, schema=known.schema)
    folded = pl.col("reference").str.to_lowercase()
    spellings = pl.concat([known, new]).unique().group_by(folded.alias("folded")).len().filter(pl.col("len") > 1)
    return new.unique().filter(folded.is_in(spellings.get_column("folded").implode())).height


def count_alike(connection: Connection, customer: str) -> int:
    """How many customer ids of the ledger differ from one only by case, which both databases fold for ASCII alone."""
    table, own = _SUBJECT.c, normalized(Identifier.CUSTOMER, customer)
    alike = sqlalchemy.func.lower(table.reference) == sqlalchemy.func.lower(own)
    ours = (table.kind == Identifier.CUSTOMER.value) & (table.reference != own)
    return int(connection.execute(sqlalchemy.select(sqlalchemy.func.count()).where(ours, alike)).scalar_one())
