"""What the ledger knows of consents as one table, in the words that imports understand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl
import sqlalchemy

from avgtool.consent.tables import EVENT, NOTICE, PREFERENCE
from avgtool.ledger.columns import read_columns
from avgtool.ledger.keyed import Identifier
from avgtool.ledger.subjects import FILES, SubjectRow
from avgtool.model.consent_words import ImportField, RowType

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

    from avgtool.ledger.chained import Chain

_SUBJECT: sqlalchemy.Table = SubjectRow.__table__  # type: ignore[attr-defined]
_EVENTS = ("subject", "purpose", "type", "at", "channel", "notice", "method", "explicit", "by_guardian", "recorded_by")
_PREFERENCES = ("subject", "channel", "wanted", "at", "method", "recorded_by")
RECORDED_BY = "recorded_by"
COLUMNS = (
    *(ImportField.CUSTOMER, ImportField.PURPOSE, ImportField.TYPE, ImportField.AT, ImportField.CHANNEL),
    *(ImportField.NOTICE_VERSION, ImportField.NOTICE_LANGUAGE, ImportField.NOTICE_SHA256, ImportField.METHOD),
    *(ImportField.EXPLICIT, ImportField.BY_GUARDIAN, RECORDED_BY),
)


@dataclass(frozen=True, slots=True)
class ConsentTable:
    """What was recorded, and what cannot stand in it."""

    rows: pl.DataFrame
    """:data:`COLUMNS`, all texts, in the order of time."""
    nameless: int
    """Persons whom the ledger knows by a digest alone: of them nobody can say who they are."""


def consent_table(connection: Connection) -> ConsentTable:
    """Everything that happened to the consents and preferences of customers who were not erased.

    What is kept encrypted (notes, proof, guardians) stays in the ledger, and so do objections, which are digests.
    """
    persons = _persons(connection)
    customers = persons.filter(pl.col("kind") == Identifier.CUSTOMER.value).select("subject", customer="reference")
    told = [_events(connection), _preferences(connection)]
    rows = pl.concat(told, how="diagonal").join(customers, on="subject").sort("at", maintain_order=True)
    missing = [pl.lit(None, pl.String).alias(name) for name in COLUMNS if name not in rows.columns]
    return ConsentTable(rows.with_columns(missing).select(COLUMNS).fill_null(""), persons.height - customers.height)


def _persons(connection: Connection) -> pl.DataFrame:
    table = _SUBJECT.c
    columns = (table.id.label("subject"), table.kind, table.reference)
    query: Select[Any] = sqlalchemy.select(*columns).where(table.kind != FILES, table.reference.is_not(None))
    return read_columns(connection, query)


def _events(connection: Connection) -> pl.DataFrame:
    notices = _read(connection, NOTICE, ("seq", "version", "language", "sha256")).rename(
        {"seq": "notice", "version": "notice_version", "language": "notice_language", "sha256": "notice_sha256"}
    )
    events = _read(connection, EVENT, _EVENTS).join(notices, on="notice", how="left", maintain_order="left")
    # What is not said is not written as a no: of a refusal nobody asks whether it was explicit.
    truths = (pl.when(pl.col(name)).then(pl.lit("true")).alias(name) for name in ("explicit", "by_guardian"))
    return events.with_columns(truths).drop("notice")


def _preferences(connection: Connection) -> pl.DataFrame:
    kind = (
        pl.when("wanted").then(pl.lit(RowType.CHANNEL_WANTED.value)).otherwise(pl.lit(RowType.CHANNEL_UNWANTED.value))
    )
    return _read(connection, PREFERENCE, _PREFERENCES).with_columns(type=kind).drop("wanted")


def _read(connection: Connection, chain: Chain, names: tuple[str, ...]) -> pl.DataFrame:
    query: Select[Any] = sqlalchemy.select(*(chain.table.c[name] for name in names)).order_by(chain.table.c.seq)
    return read_columns(connection, query)
