"""What was recorded is never changed or removed, whatever statement tries."""

from __future__ import annotations

import pytest

from avgtool.consent.tables import CHAINS, EVENT, row_of
from avgtool.errors import StoreError
from avgtool.ledger.appending import append, head
from avgtool.ledger.opening import OpenLedger
from avgtool.ledger.status import missing_triggers
from avgtool.workflows.ledger import verify
from tests.ledger.recorded import RECORDER, event, filled

EVERYWHERE = {
    "update of a row": "UPDATE consent_event SET purpose = 'anders' WHERE seq = 2",
    "update of no row": "UPDATE consent_event SET purpose = 'anders'",
    "delete": "DELETE FROM consent_event WHERE seq = 5",
    "upsert": "INSERT INTO consent_event SELECT * FROM consent_event WHERE seq = 2 "
    "ON CONFLICT (seq) DO UPDATE SET purpose = 'anders'",
    "delete of a person": "DELETE FROM subject WHERE id = (SELECT max(id) FROM subject)",
}
SQLITE = {
    "replace": "INSERT OR REPLACE INTO consent_event SELECT * FROM consent_event WHERE seq = 2",
    "replace into": "REPLACE INTO consent_event SELECT * FROM consent_event WHERE seq = 5",
    "update or replace": "UPDATE OR REPLACE consent_event SET seq = 1 WHERE seq = 2",
    "replace of a person": "INSERT OR REPLACE INTO subject SELECT * FROM subject",
}
POSTGRESQL = {
    "truncate": "TRUNCATE consent_event",
    "truncate by way of another table": "TRUNCATE notice CASCADE",
    "truncate of persons": "TRUNCATE subject CASCADE",
    "merge": "MERGE INTO consent_event t USING consent_event s ON t.seq = s.seq WHEN MATCHED THEN DELETE",
    "update by a replica": "SET LOCAL session_replication_role = replica; UPDATE consent_event SET purpose = 'anders'",
}


def run(ledger: OpenLedger, statement: str, name: str) -> None:
    """Run one statement as a transaction of its own."""
    with ledger.database.writing() as connection:
        if ledger.database.dialect == "sqlite":
            connection.exec_driver_sql("PRAGMA recursive_triggers = OFF")
        connection.exec_driver_sql(statement)
        pytest.fail(f"not refused: {name}")


def test_every_statement_that_would_change_or_remove_a_row_is_refused(ledger: OpenLedger):
    """Each as its own case, with recursive_triggers off too: another program's connection need not have it on."""
    filled(ledger)
    own = SQLITE if ledger.database.dialect == "sqlite" else POSTGRESQL
    with ledger.database.reading() as connection:
        before = [head(connection, chain) for chain in CHAINS]
    for name, statement in {**EVERYWHERE, **own}.items():
        with pytest.raises(StoreError, match="append-only"):
            run(ledger, statement, name)
    with ledger.database.reading() as connection:
        assert [head(connection, chain) for chain in CHAINS] == before
    assert verify(ledger).whole


def test_a_new_ledger_has_every_trigger(ledger: OpenLedger):
    """On every table, and as we make them."""
    with ledger.database.reading() as connection:
        assert missing_triggers(connection, CHAINS) == ()


def test_a_trigger_that_is_dropped_is_missed(ledger: OpenLedger):
    """Verification tells of it by name."""
    filled(ledger)
    on = "" if ledger.database.dialect == "sqlite" else " ON consent_event"
    with ledger.database.writing() as connection:
        connection.exec_driver_sql(f"DROP TRIGGER consent_event_no_update{on}")
    verification = verify(ledger)
    assert not verification.whole
    assert [each.unprotected for each in verification.chains if each.unprotected] == [("consent_event_no_update",)]


def test_rows_can_still_be_added(ledger: OpenLedger):
    """Refusing changes does not refuse the next event."""
    [first, *_others] = filled(ledger)
    with ledger.database.writing() as connection:
        assert append(connection, EVENT, [row_of(event(first, 9, type="withdrawn"))], RECORDER) == range(6, 7)
    assert verify(ledger).whole
