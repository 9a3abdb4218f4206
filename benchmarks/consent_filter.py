"""Filtering an export of a million rows by a ledger of a million events, against reading both with Polars.

The yardstick reads the very columns that the filter needs of the ledger, by ``pl.read_database`` in batches over the
same SQLite file (quicker than in one piece; no faster driver is a dependency of avgtool), and all columns of the export
by ``pl.scan_csv``. The filter does more: it decides about each person, and writes the rows that are left.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import sqlite3
import tempfile
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from avgtool.config import Config
from avgtool.consent.approaching import PersonColumns
from avgtool.consent.tables import EVENT, NOTICE, OBJECTION, PURPOSE, NewNotice, NewPurpose, row_of
from avgtool.ledger.appending import Recorder, append, timestamp
from avgtool.ledger.keyed import Identifier, objection_digest
from avgtool.ledger.opening import init_ledger
from avgtool.ledger.subjects import ensure_subjects
from avgtool.model.consents import Basis, Channel
from avgtool.workflows.consent_filtering import FilterRequest, filter_export
from benchmarks.measuring import ROWS, Measurement, compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from avgtool.model.purpose import Derive

BAR = 1 / 3
NOW = datetime(2026, 11, 23, tzinfo=UTC)
OBJECTIONS = 20_000
WORDS = "Ja, stuur mij de nieuwsbrief."
COLUMNS = PersonColumns("klantnr", email="email")
EVENTS = "seq, subject, type, at, channel, notice, explicit, by_guardian"
READ = (
    f"SELECT {EVENTS} FROM consent_event WHERE purpose = 'nieuwsbrief'",
    "SELECT id, reference, turns_16_on FROM subject WHERE kind = 'customer'",
    "SELECT kind, digest, purpose, channel, lifted, at FROM objection",
)


def run(customers: Path) -> Iterator[Measurement]:
    """The whole command but for its start, and without the search for objections by address."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "ledger.db"
        make_ledger(ledger)
        yardstick = partial(read_both, ledger, customers)
        for what, columns in (("e-mail addresses too", COLUMNS), ("by customer id", PersonColumns("klantnr"))):
            ours = partial(filtered, ledger, customers, Path(folder) / "mag.csv", columns)
            seconds, reading = compare(ours, yardstick, rounds=3)
            yield Measurement(f"consent filter: {what}", "Polars read_database + scan_csv", seconds, reading, BAR)


def filtered(ledger: Path, export: Path, target: Path, columns: PersonColumns) -> None:
    """Who may have the newsletter by e-mail."""
    os.environ["AVGTOOL_LEDGER_URL"] = f"sqlite:///{ledger}"
    filter_export(FilterRequest(str(export), columns, target, "nieuwsbrief", Channel.EMAIL, NOW, force=True), Config())


def read_both(ledger: Path, export: Path) -> None:
    """What there is to beat."""
    connection = sqlite3.connect(ledger)
    for query in READ:
        pl.concat(pl.read_database(query, connection, iter_batches=True, batch_size=50_000))
    connection.close()
    pl.scan_csv(export, infer_schema=False).collect(engine="streaming")


def make_ledger(path: Path) -> None:
    """Half a million of the customers, two events each: consents, of which some are withdrawn; objections by e-mail."""
    ledger = init_ledger(f"sqlite:///{path}")
    recorder = Recorder("benchmark", NOW)
    with ledger.database.writing() as connection:
        _describe(connection, recorder)
        references = [f"K{number}" for number in range(0, ROWS, 2)]
        ids = list(ensure_subjects(connection, Identifier.CUSTOMER, references, NOW).values())
        append(connection, EVENT, _events(ids), recorder)
        append(connection, OBJECTION, _objections(ledger.key.derive), recorder)
    ledger.close()


def _describe(connection: Connection, recorder: Recorder) -> None:
    purpose = NewPurpose(
        code="nieuwsbrief", title_nl="N", basis=Basis.CONSENT, channels=(Channel.EMAIL,), direct_marketing=True
    )
    notice = NewNotice(
        purposes=("nieuwsbrief",),
        version="1",
        language="nl",
        text=WORDS,
        sha256=hashlib.sha256(WORDS.encode()).hexdigest(),
        since=NOW - timedelta(days=900),
    )
    append(connection, PURPOSE, [row_of(purpose)], recorder)
    append(connection, NOTICE, [row_of(notice)], recorder)


def _events(ids: list[str]) -> Iterator[tuple[str | int | bool | None, ...]]:
    for number in range(ROWS):
        kind = "given" if number < len(ids) else "withdrawn" if number % 5 == 0 else "confirmed"
        at = timestamp(NOW - timedelta(days=300) + timedelta(seconds=20 * number))
        subject = ids[number % len(ids)]
        words = (None, None, None, None)
        yield (
            secrets.token_hex(16), subject, "nieuwsbrief", kind, at, "+01:00", None, 1, "webform", False, False, *words,
        )  # fmt: skip


def _objections(derive: Derive) -> Iterator[tuple[str | int | bool | None, ...]]:
    """By the addresses of the customers whom ``measuring.write_customers`` calls Jan."""
    for number in range(OBJECTIONS):
        digest = objection_digest(derive, Identifier.EMAIL, f"jan.{number * 50}@example.nl")
        yield ("email", digest, None, None, False, timestamp(NOW - timedelta(days=9)), "+01:00", None, None)
