"""Kept scans in the ledger, on SQLite and on PostgreSQL: what was kept is read back, the last of each table."""

from datetime import UTC, datetime

import pytest
import sqlalchemy

from avgtool.errors import InputError, StoreError
from avgtool.ledger.appending import Recorder
from avgtool.model.kept_scans import DateCounts, FoundKind, KeptScan
from avgtool.model.kinds import Category, Kind
from avgtool.register.store import keep_scans, latest_scans
from avgtool.workflows.ledger import verify

BSN = FoundKind(Kind.NATIONAL_ID, Category.NATIONAL_ID, "NL_BSN", 1, 412)
AT = datetime(2026, 5, 3, 9, 15, tzinfo=UTC)


def scan(system="klanten.csv", table=None, rows=1000, at=AT, **fields):
    told = {"found": (BSN,), "dates": (DateCounts("datum", {"2019-03": 12}, 1),), "sha256": "a" * 64}
    return KeptScan(at, "M. de Groot", system, system, table, rows, rows, "full", tool_version="0.1.0", **told | fields)


def kept(ledger, *scans):
    for one in scans:
        with ledger.database.writing() as connection:
            keep_scans(connection, [one], Recorder(one.by, one.at))


def latest(ledger):
    with ledger.database.reading() as connection:
        return latest_scans(connection)


def test_what_was_kept_is_read_back(ledger):
    kept(ledger, scan())
    assert latest(ledger) == (scan(),)


def test_of_each_table_the_last_scan_counts(ledger):
    kept(ledger, scan(rows=1), scan("shop", "klant"), scan("shop", "order"), scan(rows=2))
    assert [(one.system, one.table, one.rows) for one in latest(ledger)] == [
        *(("shop", "klant", 1000), ("shop", "order", 1000), ("klanten.csv", None, 2)),
    ]


def test_a_kept_scan_is_never_changed(ledger):
    kept(ledger, scan())
    with pytest.raises(StoreError), ledger.database.writing() as connection:
        connection.execute(sqlalchemy.text("UPDATE scan SET found = '[]'"))
    assert verify(ledger).whole


def test_a_name_with_what_commands_a_terminal_is_refused(ledger):
    with pytest.raises(InputError):
        kept(ledger, scan("klanten\x1b[2J.csv"))
