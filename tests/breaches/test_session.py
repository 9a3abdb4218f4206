"""Breaches in the ledger, on SQLite and on PostgreSQL: what was recorded is read back, and nothing of it changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy

from avgtool.config import Config
from avgtool.config.settings import BreachSettings
from avgtool.errors import InputError, StoreError
from avgtool.model.activities import Capacity
from avgtool.model.breaches import ScanEstimate, State, Step
from avgtool.model.kinds import Kind
from avgtool.workflows.breach_session import breach_session
from avgtool.workflows.ledger import verify
from tests.breaches.building import AWARE, FACTS, LAWFUL

NOW = AWARE + timedelta(hours=30)


@pytest.fixture
def session(ledger):
    def opened(now=NOW, config=Config(), **options):  # noqa: B008 - frozen
        return breach_session(ledger, config, by="M. de Groot", now=lambda: now, **options)

    return opened


def test_what_was_recorded_is_read_back(session):
    with session() as one:
        made = one.open(FACTS)
        one.take(made.reference, Step.DECIDE_TELL, at=AWARE + timedelta(hours=1), words="Adressen liggen op straat.")
        one.take(made.reference, Step.TELL, persons=412, channel="e-mail", words="Uitleg.", documents=("a" * 64,))
        one.take(made.reference, "deels-melden", case="z2026-1", words="Eerste deel.")
    with session(readonly=True) as one:
        read = one.get("DL-2026-0001")
        assert one.all() == (read,)
    assert (read.facts, read.capacity) == (FACTS, Capacity.CONTROLLER)
    told = read.events[2]
    assert (told.persons, told.channel, told.documents, told.by) == (412, "e-mail", ("a" * 64,), "M. de Groot")
    assert read.events[3].case == "z2026-1"
    assert read.events[1].at == AWARE + timedelta(hours=1)


def test_what_scans_said_is_read_back_too(session):
    scan = ScanEstimate("shop", 412, 412, (Kind.EMAIL,), (Kind.HEALTH,), on=date(2026, 11, 20))
    facts = replace(FACTS, scans=(scan,), left_out=(Kind.HEALTH,), estimate="Nageteld.")
    with session() as one:
        one.open(facts)
    with session(readonly=True) as one:
        assert one.get("DL-2026-0001").facts == facts


def test_references_count_on_in_each_year(session):
    last_year = replace(FACTS, aware=AWARE.replace(year=2025), begun=None, ended=None)
    with session() as one:
        assert [one.open(each).reference for each in (FACTS, last_year, FACTS)] == [
            *("DL-2026-0001", "DL-2025-0001", "DL-2026-0002"),
        ]


def test_what_became_known_later_is_added_and_the_rest_stays(session):
    """What was known before is still there, with when: nobody can say that it was always known."""
    with session() as one:
        made = one.open(replace(FACTS, persons_most=None, persons_least=None))
        one.add(made.reference, persons_most=500, kinds=(Kind.EMAIL,), words="Logboeken gelezen.")
        read = one.get(made.reference)
    assert (read.facts.persons_most, read.facts.kinds, read.facts.what) == (500, (Kind.EMAIL,), FACTS.what)
    assert [event.facts.persons_most for event in read.events] == [None, 500]


def test_a_refused_step_leaves_nothing(session):
    with session() as one:
        one.open(FACTS)

    def two_steps():
        with session() as one:
            one.take("DL-2026-0001", Step.DECIDE_NOTIFY)
            one.take("DL-2026-0001", Step.CLOSE)

    with pytest.raises(InputError):
        two_steps()
    with session(readonly=True) as one:
        assert one.standing(one.get("DL-2026-0001")).state is State.RECORDED


def test_nothing_is_known_that_is_still_to_happen(session):
    with pytest.raises(InputError, match="future"), session() as one:
        one.open(replace(FACTS, aware=NOW + timedelta(minutes=1)))


def test_nothing_is_done_that_is_still_to_happen(session):
    with session() as one:
        one.open(FACTS)
    with pytest.raises(InputError, match="future"), session() as one:
        one.take("DL-2026-0001", Step.MEASURE, at=NOW + timedelta(minutes=1), **LAWFUL[Step.MEASURE])


@pytest.mark.parametrize("reference", ["DL-2026-0009", "x'; --"])
def test_an_unknown_breach_is_refused(session, reference):
    with pytest.raises(InputError, match="knows no breach"), session() as one:
        one.take(reference, Step.MEASURE, **LAWFUL[Step.MEASURE])


def test_the_hours_of_avgtool_yaml_count(session):
    config = Config(breaches=BreachSettings(hours=96))
    with session(now=AWARE + timedelta(hours=90), config=config) as one:
        made = one.open(FACTS)
        assert one.standing(one.take(made.reference, Step.NOTIFY)).in_time


@pytest.mark.parametrize("table", ["breach", "breach_event", "breach_facts"])
def test_a_row_is_never_changed(session, ledger, table):
    with session() as one:
        one.open(FACTS)
    with pytest.raises(StoreError), ledger.database.writing() as connection:
        connection.execute(sqlalchemy.text(f"UPDATE {table} SET recorded_by = 'iemand'"))
    assert verify(ledger).whole


@pytest.mark.parametrize("count", [-1, 10**20])
def test_a_number_that_no_database_holds_is_refused(session, count):
    with pytest.raises(InputError, match="records"), session() as one:
        one.open(replace(FACTS, records=count))


def test_what_commands_a_terminal_is_refused(session):
    with pytest.raises(InputError), session() as one:
        one.open(replace(FACTS, title="Lek\x1b[2J"))
