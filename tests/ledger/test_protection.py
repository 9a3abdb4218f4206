"""What was recorded is never changed or removed, whatever statement tries."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from avgtool.consent.tables import CHAINS, EVENT, row_of
from avgtool.errors import StoreError
from avgtool.ledger.appending import append, head
from avgtool.ledger.opening import OpenLedger, init_ledger
from avgtool.ledger.status import missing_triggers
from avgtool.ledger.subjects import load_subject
from avgtool.workflows.ledger import status, verify
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
    "another id of a person": "UPDATE subject SET id = 'x' WHERE id = (SELECT max(id) FROM subject)",
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


REMOVAL = "DELETE FROM subject WHERE id = '{id}'"
FUNCTION = (
    "CREATE FUNCTION away() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN {does} END$$; "
    "CREATE TRIGGER away BEFORE INSERT ON consent_event FOR EACH ROW {when} EXECUTE FUNCTION away()"
)
SEVENTH = "WHEN (NEW.seq = 7)"
MEDDLING = {
    "swallow all": ("sqlite", "CREATE TRIGGER away BEFORE INSERT ON consent_event BEGIN SELECT RAISE(IGNORE); END"),
    "swallow one, named otherwise": (
        "sqlite",
        "CREATE TRIGGER away BEFORE INSERT ON Consent_Event WHEN NEW.seq = 7 BEGIN SELECT RAISE(IGNORE); END",
    ),
    "swallow all in PostgreSQL": ("postgresql", FUNCTION.format(does="RETURN NULL;", when="")),
    "swallow one in PostgreSQL": ("postgresql", FUNCTION.format(does="RETURN NULL;", when=SEVENTH)),
    "rewrite one": ("postgresql", FUNCTION.format(does="NEW.type := 'given'; RETURN NEW;", when=SEVENTH)),
    "rewrite the last": ("postgresql", FUNCTION.format(does="NEW.type := 'given'; RETURN NEW;", when="")),
}


@pytest.mark.parametrize("count", [3, 60])
@pytest.mark.parametrize(("dialect", "statement"), MEDDLING.values(), ids=MEDDLING)
def test_rows_that_the_database_swallows_or_rewrites_are_missed_at_once(
    request: pytest.FixtureRequest, tmp_path: Path, dialect: str, statement: str, count: int
):
    """All of them or one; few at a time or many: refused, nothing recorded, and the trigger is named."""
    url = request.getfixturevalue(f"{dialect}_url")
    with closing(init_ledger(url, key_place=str(tmp_path / "l.key"))) as ledger:
        refused_by_what_was_added(ledger, statement, count)


@pytest.mark.parametrize("what", ["INSERT", "UPDATE"])
def test_a_rule_of_postgresql_is_told(postgresql_ledger: OpenLedger, what: str):
    """One that puts nothing in the place of new rows is missed by what is recorded, too."""
    statement = f"CREATE RULE away AS ON {what} TO consent_event DO INSTEAD NOTHING"
    if what == "INSERT":
        refused_by_what_was_added(postgresql_ledger, statement, 3)
    else:
        with postgresql_ledger.database.writing() as connection:
            connection.exec_driver_sql(statement)
        assert status(postgresql_ledger).unprotected == ("away",)


def test_another_who_takes_the_triggers_away_and_rewrites_is_missed_at_once(tmp_path: Path, sqlite_url: str):
    """In SQLite a trigger can rewrite a row once ours is gone."""
    with closing(init_ledger(sqlite_url, key_place=str(tmp_path / "l.key"))) as ledger:
        [first, *_others] = filled(ledger)
        with ledger.database.writing() as connection:
            connection.exec_driver_sql("DROP TRIGGER consent_event_no_update")
            connection.exec_driver_sql(
                "CREATE TRIGGER away AFTER INSERT ON consent_event BEGIN "
                "UPDATE consent_event SET type = 'given' WHERE seq = NEW.seq; END"
            )
        with pytest.raises(StoreError, match="did not keep"), ledger.database.writing() as connection:
            append(connection, EVENT, [row_of(event(first, 9, type="withdrawn"))], RECORDER)
        assert status(ledger).unprotected == ("consent_event_no_update", "away")


def refused_by_what_was_added(ledger: OpenLedger, statement: str, count: int) -> None:
    """Five events are there, somebody else adds something, and so many withdrawals are not recorded."""
    [first, *_others] = filled(ledger)
    with ledger.database.writing() as connection:
        connection.exec_driver_sql(statement)
    rows = [row_of(event(first, number, type="withdrawn")) for number in range(count)]
    with pytest.raises(StoreError), ledger.database.writing() as connection:
        append(connection, EVENT, rows, RECORDER)
    verification = verify(ledger)
    assert [each.unprotected for each in verification.chains if each.unprotected] == [("away",)]
    assert not verification.whole
    assert status(ledger).unprotected == ("away",)
    with ledger.database.reading() as connection:
        assert head(connection, EVENT).count == 5


@pytest.mark.parametrize("table", ["subject", "ledger_key", "ledger_version"])
def test_a_trigger_of_somebody_else_on_another_table_is_told(ledger: OpenLedger, table: str):
    """Of persons, of the ledger's key, of its version."""
    with ledger.database.writing() as connection:
        if ledger.database.dialect == "sqlite":
            connection.exec_driver_sql(f"CREATE TRIGGER away AFTER INSERT ON {table} BEGIN SELECT 1; END")
        else:
            connection.exec_driver_sql(f"CREATE RULE away AS ON UPDATE TO {table} DO ALSO NOTHING")
    found = verify(ledger)
    named = (*(name for each in found.chains for name in each.unprotected), *found.unprotected)
    assert named == status(ledger).unprotected == ("away",)


def test_rows_can_still_be_added(ledger: OpenLedger):
    """Refusing changes does not refuse the next event."""
    [first, *_others] = filled(ledger)
    with ledger.database.writing() as connection:
        assert append(connection, EVENT, [row_of(event(first, 9, type="withdrawn"))], RECORDER) == range(6, 7)
    assert verify(ledger).whole


def test_a_person_who_was_removed_is_missed(ledger: OpenLedger):
    """By somebody who switched everything off for a moment, and on again."""
    [first, *_others] = filled(ledger)
    with ledger.database.outside() as connection:
        if ledger.database.dialect == "sqlite":
            text = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'subject_no_delete'").scalar()
            statements = ("PRAGMA foreign_keys = OFF", "DROP TRIGGER subject_no_delete", REMOVAL, str(text))
        else:
            always = "ALTER TABLE subject ENABLE ALWAYS TRIGGER subject_no_delete"
            off, on = "SET session_replication_role = replica", "RESET session_replication_role"
            statements = (off, "ALTER TABLE subject DISABLE TRIGGER subject_no_delete", REMOVAL, always, on)
        for statement in statements:
            connection.exec_driver_sql(statement.format(id=first))
        if ledger.database.dialect == "sqlite":
            connection.exec_driver_sql("PRAGMA foreign_keys = ON")
    verification = verify(ledger)
    assert (verification.subjects, verification.unprotected) == ((first,), ())
    assert not verification.whole


@pytest.mark.parametrize("day", ["2031-13-01", "morgen", "20310713", ""])
def test_a_date_that_is_none_is_told(ledger: OpenLedger, day: str):
    """By verification; and by what reads it, as a fault of the ledger."""
    [first, *_others] = filled(ledger)
    with ledger.database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE subject SET turns_16_on = '{day}' WHERE id = '{first}'")
    assert verify(ledger).subjects == (first,)
    with pytest.raises(StoreError, match="turns 16"), ledger.database.reading() as connection:
        load_subject(connection, first)


@pytest.mark.parametrize("table", ["objection", "subject"])
def test_row_security_that_can_hide_rows_is_told(postgresql_ledger: OpenLedger, table: str):
    """A policy answers some questions with fewer rows, and the walk along the chain with all of them."""
    with postgresql_ledger.database.writing() as connection:
        connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        connection.exec_driver_sql(f"CREATE POLICY hide ON {table} FOR ALL USING (false) WITH CHECK (true)")
    assert status(postgresql_ledger).unprotected == ("hide", f"{table}_row_level_security")
    assert not verify(postgresql_ledger).whole
