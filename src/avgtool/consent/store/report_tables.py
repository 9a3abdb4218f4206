"""The whole ledger of consents as frames, for what is counted over all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
import sqlalchemy

from avgtool.consent.facts_frame import Tables
from avgtool.consent.reporting.counting import LedgerFrames
from avgtool.consent.tables import EVENT, OBJECTION, PREFERENCE, RELATION
from avgtool.ledger.columns import as_moment, read_columns
from avgtool.ledger.keyed import Identifier
from avgtool.ledger.keyed_columns import digest_column
from avgtool.ledger.subjects import FILES, SubjectRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection, Select

    from avgtool.ledger.chained import Chain
    from avgtool.model.purpose import Derive

_SUBJECT: sqlalchemy.Table = SubjectRow.__table__  # type: ignore[attr-defined]
_EVENTS = ("seq", "subject", "purpose", "type", "at", "channel", "notice", "explicit", "by_guardian")
_RELATIONS = ("seq", "subject", "since", "obtained_in_sale", "objection_offered")


def read_ledger(connection: Connection, derive: Callable[[], Derive]) -> tuple[LedgerFrames, pl.DataFrame]:
    """Everything that the report counts, and the persons: ``subject``, ``kind``, ``reference``, ``turns_16_on``.

    Args:
        connection: Within a transaction; all is read in one state of the ledger.
        derive: Gives the keys of digests; asked only where objections of customers must be found.
    """
    persons = _persons(connection)
    alive = persons.filter(pl.col("reference").is_not_null())
    events = _read(connection, EVENT, _EVENTS)
    suppression = _read(connection, OBJECTION, ("kind", "digest", "purpose", "channel", "lifted", "at"))
    known = alive.lazy().select("subject")
    tables = Tables(
        events=events.lazy().join(known, on="subject", how="semi"),
        subjects=alive.lazy().select("subject", "turns_16_on"),
        preferences=_read(connection, PREFERENCE, ("subject", "channel", "wanted", "at")).lazy(),
        objections=_of_persons(suppression, alive, derive).lazy(),
        relations=_read(connection, RELATION, _RELATIONS).lazy(),
    )
    return LedgerFrames(tables, events.lazy(), suppression, alive.height, persons.height - alive.height), alive


def _persons(connection: Connection) -> pl.DataFrame:
    table = _SUBJECT.c
    query: Select[Any] = sqlalchemy.select(
        table.id.label("subject"), table.kind, table.reference, table.turns_16_on
    ).where(table.kind != FILES)
    return read_columns(connection, query).with_columns(pl.col("turns_16_on").str.to_date("%Y-%m-%d"))


def _of_persons(suppression: pl.DataFrame, alive: pl.DataFrame, derive: Callable[[], Derive]) -> pl.DataFrame:
    """Entries by the ids of the persons whom they are about; by the one identifier that the ledger knows of each."""
    customers = alive.filter(pl.col("kind") == Identifier.CUSTOMER.value)
    others = alive.filter(pl.col("kind") != Identifier.CUSTOMER.value).with_columns(digest=pl.col("reference"))
    named = [others.select("subject", "kind", "digest")]
    if (suppression["kind"] == Identifier.CUSTOMER.value).any():
        digested = digest_column(derive(), Identifier.CUSTOMER, pl.col("reference"))
        named.append(customers.select("subject", "kind", digest=digested))
    return suppression.join(pl.concat(named), on=["kind", "digest"]).select(
        "subject", "purpose", "channel", "lifted", "at"
    )


def _read(connection: Connection, chain: Chain, names: tuple[str, ...]) -> pl.DataFrame:
    query: Select[Any] = sqlalchemy.select(*(chain.table.c[name] for name in names))
    return read_columns(connection, query).with_columns(as_moment(name) for name in names if name in {"at", "since"})
