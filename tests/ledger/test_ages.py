"""What is said of persons' ages and guardians: recorded under the chain, held against it, erased with the person."""

from __future__ import annotations

from contextlib import closing
from datetime import date

import pytest

from avgtool.catalog import ledger_chains
from avgtool.ledger.ages import set_age, set_ages
from avgtool.ledger.database import Database, open_database
from avgtool.ledger.erasing import erase_subjects
from avgtool.ledger.keyed import Identifier
from avgtool.ledger.migrating import migrate
from avgtool.ledger.opening import OpenLedger
from avgtool.ledger.subjects import ensure_subjects, load_subject
from avgtool.ledger.verifying import verify_persons
from avgtool.workflows.ledger import verify
from tests.ledger.recorded import NOW, RECORDER, filled

DAY = date(2031, 7, 13)


def child_of(ledger: OpenLedger) -> str:
    """The first of five persons, who turns 16 one day and has a guardian; the id."""
    [first, *_others] = filled(ledger)
    with ledger.database.writing() as connection:
        set_age(connection, first, turns_16_on=DAY, guardian="G-1", recorder=RECORDER)
    return first


def recorded(ledger: OpenLedger) -> int:
    """How often something was recorded of an age."""
    with ledger.database.reading() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM subject_age").scalar()


ALTERED = {
    "grown up": "turns_16_on = NULL",
    "another day": "turns_16_on = '2012-01-01'",
    "another guardian": "guardian = 'G-2'",
    "no guardian": "guardian = NULL",
    "nothing": "turns_16_on = NULL, guardian = NULL",
    "another key": f"shred_key = '{'0' * 64}'",
    "no key": "shred_key = 'geen sleutel'",
}


@pytest.mark.parametrize("change", ALTERED.values(), ids=ALTERED)
def test_an_age_that_is_altered_outside_of_avgtool_is_found(ledger: OpenLedger, change: str):
    """By whoever may write the table of persons, which is no chain."""
    child = child_of(ledger)
    assert verify(ledger).whole
    with ledger.database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE subject SET {change} WHERE id = '{child}'")
    assert verify(ledger).subjects == (child,)


def test_an_age_that_is_added_outside_of_avgtool_is_found(ledger: OpenLedger):
    """Of somebody of whom none was recorded."""
    [first, *_others] = filled(ledger)
    with ledger.database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE subject SET guardian = 'G-1' WHERE id = '{first}'")
    assert verify(ledger).subjects == (first,)


def test_an_earlier_age_that_is_put_back_is_found(ledger: OpenLedger):
    """The last that was recorded counts."""
    child = child_of(ledger)
    with ledger.database.writing() as connection:
        set_age(connection, child, turns_16_on=date(2031, 7, 14), guardian=None, recorder=RECORDER)
    assert verify(ledger).whole
    with ledger.database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE subject SET turns_16_on = '{DAY}' WHERE id = '{child}'")
    assert verify(ledger).subjects == (child,)


def test_what_is_not_given_stays_and_what_is_known_is_not_recorded_again(ledger: OpenLedger):
    """One row a change."""
    child = child_of(ledger)
    with ledger.database.writing() as connection:
        set_age(connection, child, turns_16_on=None, guardian="G-2", recorder=RECORDER)
        set_age(connection, child, turns_16_on=DAY, guardian="G-2", recorder=RECORDER)
        set_age(connection, child, turns_16_on=None, guardian=None, recorder=RECORDER)
        subject = load_subject(connection, child)
    assert (subject.turns_16_on, subject.guardian) == (DAY, "G-2")
    assert recorded(ledger) == 2
    assert verify(ledger).whole


def test_many_ages_at_once(ledger: OpenLedger):
    """More than one statement can hold; and of nobody, nothing."""
    with ledger.database.writing() as connection:
        references = [f"P{number}" for number in range(1100)]
        ids = ensure_subjects(connection, Identifier.CUSTOMER, references, NOW)
        set_ages(connection, {}, RECORDER)
        set_ages(connection, {id_: (DAY.isoformat(), None) for id_ in ids.values()}, RECORDER)
        assert load_subject(connection, ids["P1099"]).turns_16_on == DAY
    assert recorded(ledger) == 1100
    assert verify(ledger).whole


def test_nothing_of_an_age_is_recorded_of_who_was_erased(ledger: OpenLedger):
    """What was recorded before cannot be read any more."""
    child = child_of(ledger)
    erase_subjects(ledger.database, [child], RECORDER)
    with ledger.database.writing() as connection:
        set_age(connection, child, turns_16_on=DAY, guardian=None, recorder=RECORDER)
        assert load_subject(connection, child).turns_16_on is None
    assert recorded(ledger) == 1
    assert verify(ledger).whole


def test_ages_and_erasures_of_an_earlier_ledger_are_recorded_when_it_is_migrated(ledger_url: str):
    """As its table of persons says them; somebody who is erased later is so by avgtool."""
    with closing(open_database(ledger_url, create=True)) as database:
        with database.writing() as connection:
            migrate(connection, "0002")
            ids = ensure_subjects(connection, Identifier.CUSTOMER, ["K1", "K2", "K3"], NOW)
            child, gone, other = ids.values()
            emptied = "reference = NULL, shred_key = NULL, erased_at = '2026-11-22T09:15:00.000000Z'"
            connection.exec_driver_sql(f"UPDATE subject SET turns_16_on = '{DAY}' WHERE id = '{child}'")
            connection.exec_driver_sql(f"UPDATE subject SET {emptied} WHERE id = '{gone}'")
        with database.writing() as connection:
            assert migrate(connection)[0] == "0003"
        assert misfits(database) == ()
        assert erase_subjects(database, [gone, other], RECORDER).erased == 1
        assert misfits(database) == ()


def misfits(database: Database) -> tuple[str, ...]:
    """Persons of whom something does not fit."""
    with database.reading() as connection:
        return verify_persons(connection, ledger_chains())
