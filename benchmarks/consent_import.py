"""Importing consents against inserting the same rows without any check or hash, on SQLite and on PostgreSQL."""

from __future__ import annotations

import secrets
import tempfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
import sqlalchemy

from avgtool.config import Config
from avgtool.consent.tables import EVENT
from avgtool.ledger.appending import timestamp
from avgtool.ledger.database import open_database
from avgtool.ledger.opening import init_ledger
from avgtool.ledger.subjects import SubjectRow
from avgtool.workflows.consent_import import ImportRequest, import_consents
from avgtool.workflows.consents import consent_session
from benchmarks.ledger import postgresql
from benchmarks.measuring import Measurement, compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.ledger.database import Database
    from avgtool.ledger.opening import OpenLedger

BAR = 0.25
ROWS = 100_000
BEGUN = datetime(2024, 1, 1, tzinfo=UTC)
ROUNDS = 3


def run(_customers: Path) -> Iterator[Measurement]:
    """Each round on persons who are new, from a CSV file; the yardstick's rows are in memory already."""
    with tempfile.TemporaryDirectory() as folder:
        yield measured("SQLite", f"sqlite:///{folder}/ledger.db", f"sqlite:///{folder}/plain.db", Path(folder))
    with tempfile.TemporaryDirectory() as folder, postgresql() as url:
        with closing(open_database(url)) as server, server.outside() as connection:
            connection.exec_driver_sql("CREATE DATABASE plain")
        plain = sqlalchemy.make_url(url).set(database="plain").render_as_string(hide_password=False)
        yield measured("PostgreSQL", url, plain, Path(folder))


def measured(database: str, url: str, plain: str, folder: Path) -> Measurement:
    """Import and insert in turn, each in one transaction."""
    key = str(folder / "ledger.key")
    with closing(init_ledger(url, key_place=key)) as ledger, closing(open_database(plain, create=True)) as other:
        prepare(ledger)
        tables = unguarded(other)
        rounds = range(ROUNDS + 1)
        files = [write_consents(folder / f"{one}.csv", one) for one in rounds]
        rows = [stored(one) for one in rounds]
        seconds, yardstick = compare(
            lambda: record(ledger, files.pop()), lambda: insert(other, tables, rows.pop()), rounds=ROUNDS
        )
    what = f"import {ROWS:,} consents of a CSV file, {database}"
    return Measurement(what, "bulk insert of the same rows, unchecked", seconds, yardstick, BAR)


def prepare(ledger: OpenLedger) -> None:
    """What consents rest on."""
    with consent_session(ledger, Config(), now=lambda: BEGUN) as session:
        session.add_purpose("nieuwsbrief", "Nieuwsbrief", "a", channels=("email",), direct_marketing=True)
        session.add_notice(["nieuwsbrief"], "2024-01", "Ja, stuur mij de nieuwsbrief.")


def unguarded(database: Database) -> list[sqlalchemy.Table]:
    """The same tables and indices, without triggers and references."""
    if database.dialect == "sqlite":
        with database.outside() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
    metadata = sqlalchemy.MetaData()
    tables = [table.to_metadata(metadata) for table in (_table(SubjectRow), EVENT.table)]
    with database.writing() as connection:
        for table in tables:
            for constraint in list(table.foreign_key_constraints):
                table.constraints.remove(constraint)
            table.create(connection)
    return tables


def write_consents(path: Path, number: int) -> Path:
    """One consent of each of so many persons."""
    persons = range(number * ROWS, (number + 1) * ROWS)
    moments = [(BEGUN + timedelta(seconds=13 * (one % ROWS))).isoformat() for one in persons]
    columns: dict[str, Any] = {"klantnr": [f"K{one}" for one in persons], "tijdstip": moments}
    said = {"doel": "nieuwsbrief", "soort": "gegeven", "kanaal": "email", "versie": "2024-01", "methode": "webform"}
    pl.DataFrame(columns).with_columns(**{name: pl.lit(value) for name, value in said.items()}).write_csv(path)
    return path


def record(ledger: OpenLedger, path: Path) -> None:
    """Import a file."""
    done = import_consents(ledger, Config(), ImportRequest(str(path))).done
    assert sum(done.recorded.values()) == ROWS


def stored(number: int) -> list[list[dict[str, Any]]]:
    """Persons and events as they are stored, with something in the place of each hash."""
    numbers = range(number * ROWS + 1, (number + 1) * ROWS + 1)
    ids = [secrets.token_hex(20) for _ in numbers]
    at = timestamp(BEGUN)
    persons = [
        {"id": id_, "kind": "customer", "reference": f"K{one}", "shred_key": secrets.token_hex(32), "created_at": at}
        for one, id_ in zip(numbers, ids, strict=True)
    ]
    same = {"purpose": "nieuwsbrief", "type": "given", "at": at, "at_offset": "+00:00", "channel": "email", "notice": 1}
    same |= {"method": "webform", "explicit": False, "by_guardian": False, "batch": "1", "form": 1}
    same |= {"recorded_at": at, "recorded_by": "benchmark", "previous_hash": "0" * 64, "hash": "0" * 64}
    events = [
        {"seq": one, "record_id": secrets.token_hex(16), "subject": id_, **same}
        for one, id_ in zip(numbers, ids, strict=True)
    ]
    return [persons, events]


def insert(database: Database, tables: list[sqlalchemy.Table], rows: list[list[dict[str, Any]]]) -> None:
    """Insert persons and events."""
    with database.writing() as connection:
        for table, values in zip(tables, rows, strict=True):
            connection.execute(sqlalchemy.insert(table), values)


def _table(model: Any) -> sqlalchemy.Table:
    table: sqlalchemy.Table = model.__table__
    return table
