"""The rights that ``ledger grants`` names: enough to record, to erase and to verify, and for nothing else."""

from __future__ import annotations

import secrets

import pytest

from avgtool.catalog import ledger_chains
from avgtool.consent.tables import OBJECTION
from avgtool.errors import StoreError
from avgtool.ledger.appending import append
from avgtool.ledger.erasing import erase_subjects
from avgtool.ledger.grants import grants
from avgtool.ledger.keyed import Identifier
from avgtool.ledger.opening import OpenLedger, open_ledger
from avgtool.ledger.subjects import ensure_subjects
from avgtool.workflows.ledger import verify
from tests.ledger.recorded import NOW, RECORDER, filled
from tests.ledger.writer import ENTRY

REFUSED = [
    "DROP TRIGGER objection_no_update ON objection",
    "ALTER TABLE objection DISABLE TRIGGER ALL",
    "UPDATE objection SET lifted = true",
    "DELETE FROM objection",
    "TRUNCATE objection",
    "UPDATE subject SET id = 'x'",
    "UPDATE ledger_version SET version_num = 'x'",
    "SET session_replication_role = replica",
    "CREATE OR REPLACE FUNCTION avgtool_append_only() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$",
]


@pytest.fixture
def roles(postgresql_ledger: OpenLedger):
    """The ledger on PostgreSQL as its writer and as its reader see it."""
    ledger = postgresql_ledger
    names = [f"test_{what}_{secrets.token_hex(6)}" for what in ("writer", "reader")]
    with ledger.database.outside() as connection:
        for name in names:
            connection.exec_driver_sql(f"CREATE ROLE {name} LOGIN")
        for statement in grants(ledger_chains(), writer=names[0], reader=names[1]):
            connection.exec_driver_sql(statement)
    url = ledger.database.engine.url
    opened = [open_ledger(url.set(username=name).render_as_string(hide_password=False)) for name in names]
    yield opened
    for each in opened:
        each.close()
    with ledger.database.outside() as connection:
        for name in names:
            connection.exec_driver_sql(f"DROP OWNED BY {name}")
            connection.exec_driver_sql(f"DROP ROLE {name}")


def test_the_writer_records_and_erases(roles, postgresql_ledger: OpenLedger):
    """That the bytes go from the files, too, only the owner of the table can see to: it is told."""
    writer, reader = roles
    [first, *_others] = filled(writer)
    with writer.database.writing() as connection:
        ensure_subjects(connection, Identifier.CUSTOMER, ["K99"], NOW)
        append(connection, OBJECTION, [ENTRY] * 60, RECORDER)
    erasure = erase_subjects(writer.database, [first], RECORDER)
    assert (erasure.erased, erasure.gone) == (1, False)
    assert erase_subjects(postgresql_ledger.database, [first], RECORDER).gone is True
    assert verify(writer).whole
    assert verify(reader).whole


@pytest.mark.parametrize("statement", REFUSED)
def test_neither_can_undo_what_protects_the_ledger(roles, statement: str):
    """Not a trigger, not a row, not the version."""
    filled(roles[0])
    for each in roles:
        with pytest.raises(StoreError), each.database.writing() as connection:
            connection.exec_driver_sql(statement)
    assert verify(roles[1]).whole


def test_the_reader_records_nothing(roles):
    """It verifies and reports."""
    _writer, reader = roles
    with pytest.raises(StoreError, match="may not"), reader.database.writing() as connection:
        append(connection, OBJECTION, [ENTRY], RECORDER)
