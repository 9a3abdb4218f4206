"""A person can be erased: the bytes are gone from the files, the chain stays whole, the objection stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import sqlalchemy

from avgtool.consent.tables import EVENT, OBJECTION, NewObjection, row_of
from avgtool.errors import StoreError
from avgtool.ledger.ages import set_age
from avgtool.ledger.appending import Recorder, append, timestamp
from avgtool.ledger.erasing import erase_subjects
from avgtool.ledger.keyed import Identifier, objection_digest, reference
from avgtool.ledger.opening import OpenLedger
from avgtool.ledger.subjects import (
    SubjectRow,
    ensure_subjects,
    find_subjects,
    load_subject,
    seal,
    shred_keys,
    unseal,
)
from avgtool.workflows.ledger import verify
from tests.ledger.recorded import NOW, RECORDER, event, filled

EVIDENCE = "Formulier 4711, ordner blauw"
REFERENCE = "KLANT-UNIEK-4711"
GUARDIAN = "VOOGD-UNIEK-0815"
ADDRESS = "fatima.el.amrani@example.nl"


def secret_of(ledger: OpenLedger, id_: str) -> dict[str, str]:
    """Everything that is kept of one person, as it is written in the file."""
    with ledger.database.reading() as connection:
        row = connection.execute(sqlalchemy.select(SubjectRow.__table__).where(SubjectRow.id == id_)).mappings().one()
        return {name: row[name] for name in ("reference", "shred_key", "turns_16_on", "guardian")}


def one_person(ledger: OpenLedger) -> str:
    """Somebody with a consent, evidence, a guardian and an objection, among others; the id."""
    filled(ledger, 40)
    with ledger.database.writing() as connection:
        id_ = ensure_subjects(connection, Identifier.CUSTOMER, [REFERENCE], NOW)[REFERENCE]
        set_age(connection, id_, turns_16_on=date(2031, 7, 13), guardian=GUARDIAN, recorder=RECORDER)
        sealed = seal(shred_keys(connection, [id_])[id_], EVIDENCE)
        append(connection, EVENT, [row_of(event(id_, evidence=sealed))], RECORDER)
        digest = objection_digest(ledger.key.derive, Identifier.EMAIL, ADDRESS)
        entry = NewObjection(kind=Identifier.EMAIL, digest=digest, at=NOW)
        append(connection, OBJECTION, [row_of(entry)], RECORDER)
    return id_


def files_of(ledger: OpenLedger) -> list[Path]:
    """Every file that the database keeps its rows in; PostgreSQL's log of what was written apart."""
    path = ledger.database.path
    if path is not None:
        return [each for each in (path, Path(f"{path}-wal"), Path(f"{path}-shm")) if each.exists()]
    with ledger.database.reading() as connection:
        folder = connection.exec_driver_sql("SHOW data_directory").scalar()
        own = connection.exec_driver_sql("SELECT oid FROM pg_database WHERE datname = current_database()").scalar()
    return [each for each in (Path(str(folder)) / "base" / str(own)).iterdir() if each.is_file()]


def found_in(ledger: OpenLedger, text: str) -> list[str]:
    """The files that hold these bytes."""
    if ledger.database.path is None:
        with ledger.database.outside() as connection:
            connection.exec_driver_sql("CHECKPOINT")
    return [each.name for each in files_of(ledger) if text.encode() in each.read_bytes()]


def test_what_is_erased_is_gone_from_the_files(ledger: OpenLedger):
    """Each of the values was there before, and is in no file afterwards: not in the free space of a page either."""
    id_ = one_person(ledger)
    secrets = secret_of(ledger, id_)
    assert all(found_in(ledger, text) for text in secrets.values())
    erasure = erase_subjects(ledger.database, [id_], RECORDER)
    assert (erasure.erased, erasure.gone) == (1, True)
    assert {name: found_in(ledger, text) for name, text in secrets.items()} == {name: [] for name in secrets}
    assert set(secret_of(ledger, id_).values()) == {None}


def test_the_chain_stays_whole_and_says_nothing_of_the_person(ledger: OpenLedger):
    """The event is there, of nobody; its evidence cannot be read any more; the objection stands."""
    id_ = one_person(ledger)
    with ledger.database.reading() as connection:
        sealed = connection.exec_driver_sql("SELECT evidence FROM consent_event WHERE seq = 41").scalar()
        assert unseal(shred_keys(connection, [id_]).get(id_), sealed) == EVIDENCE
    erase_subjects(ledger.database, [id_], RECORDER)
    assert verify(ledger).whole
    with ledger.database.reading() as connection:
        assert find_subjects(connection, Identifier.CUSTOMER, [REFERENCE]) == {}
        assert unseal(shred_keys(connection, [id_]).get(id_), sealed) is None
        assert load_subject(connection, id_).guardian is None
        digest = objection_digest(ledger.key.derive, Identifier.EMAIL, "Fatima.el.Amrani@EXAMPLE.nl ")
        assert connection.exec_driver_sql("SELECT digest FROM objection").scalar() == digest


def test_who_comes_back_is_somebody_else(ledger: OpenLedger):
    """The same customer number gets another id: what was recorded earlier stays of nobody."""
    id_ = one_person(ledger)
    erase_subjects(ledger.database, [id_], RECORDER)
    with ledger.database.writing() as connection:
        assert ensure_subjects(connection, Identifier.CUSTOMER, [REFERENCE], NOW)[REFERENCE] != id_
    assert verify(ledger).whole


def test_who_erased_and_why_is_recorded(ledger: OpenLedger):
    """Once, of nobody; the proof names a file."""
    id_ = one_person(ledger)
    erase_subjects(ledger.database, [id_], RECORDER, "2026-0012")
    erase_subjects(ledger.database, [id_], Recorder("een ander", NOW), "2026-0013")
    with ledger.database.reading() as connection:
        query = "SELECT subject, at, proof, recorded_by FROM subject_erasure"
        assert connection.exec_driver_sql(query).all() == [(id_, timestamp(NOW), "2026-0012", "balie")]
    assert verify(ledger).whole


OUTSIDE = {
    "erased": "reference = NULL, shred_key = NULL, turns_16_on = NULL, guardian = NULL, erased_at = '2026-11-22'",
    "erased earlier": "erased_at = '2025-01-01T00:00:00.000000Z'",
}


@pytest.mark.parametrize(("change", "before"), [(OUTSIDE["erased"], False), (OUTSIDE["erased earlier"], True)])
def test_who_is_erased_outside_of_avgtool_is_found(ledger: OpenLedger, change: str, before: bool):
    """By somebody who may write the table of persons; or the day of an erasure is altered."""
    id_ = one_person(ledger)
    if before:
        erase_subjects(ledger.database, [id_], RECORDER)
    with ledger.database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE subject SET {change} WHERE id = '{id_}'")
    assert verify(ledger).subjects == (id_,)


def test_who_is_put_back_after_an_erasure_is_found(ledger: OpenLedger):
    """From a backup, with the very key and reference."""
    id_ = one_person(ledger)
    before = secret_of(ledger, id_)
    erase_subjects(ledger.database, [id_], RECORDER)
    with ledger.database.writing() as connection:
        values = ", ".join(f"{name} = '{value}'" for name, value in before.items())
        connection.exec_driver_sql(f"UPDATE subject SET {values}, erased_at = NULL WHERE id = '{id_}'")
    assert verify(ledger).subjects == (id_,)


def test_erasing_twice_erases_once(ledger: OpenLedger):
    """And erasing somebody unknown erases nobody; the files are cleaned again."""
    id_ = one_person(ledger)
    assert erase_subjects(ledger.database, [id_, id_], RECORDER).erased == 1
    again = erase_subjects(ledger.database, [id_, "0" * 40], RECORDER)
    assert (again.erased, again.gone) == (0, True)


def test_an_erasure_that_a_reader_holds_up_says_so(ledger: OpenLedger):
    """The person is erased; the bytes are not gone while somebody reads what was there before."""
    id_ = one_person(ledger)
    with ledger.database.reading() as connection:
        load_subject(connection, id_)
        assert erase_subjects(ledger.database, [id_], RECORDER, patience=0.2).gone is False
    assert erase_subjects(ledger.database, [id_], RECORDER).gone is True
    assert found_in(ledger, REFERENCE) == []


def test_an_emptied_row_that_was_not_erased_is_found(ledger: OpenLedger):
    """Somebody took the customer number away, outside of avgtool."""
    id_ = one_person(ledger)
    with ledger.database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE subject SET reference = NULL WHERE id = '{id_}'")
    assert verify(ledger).subjects == (id_,)


def test_persons_are_not_renamed(ledger: OpenLedger):
    """What rows of chains point to stays."""
    id_ = one_person(ledger)
    with pytest.raises(StoreError), ledger.database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE subject SET id = '{'0' * 40}' WHERE id = '{id_}'")


def test_an_address_is_kept_as_a_digest_alone(ledger: OpenLedger):
    """Nobody reads an e-mail address in the ledger, and who holds the key finds it however it is written."""
    text = reference(ledger.key.derive, Identifier.EMAIL, ADDRESS)
    with ledger.database.writing() as connection:
        made = ensure_subjects(connection, Identifier.EMAIL, [text], NOW)
        again = reference(ledger.key.derive, Identifier.EMAIL, f"  {ADDRESS.upper()}")
        assert find_subjects(connection, Identifier.EMAIL, [again]) == made
    assert found_in(ledger, ADDRESS) == []
