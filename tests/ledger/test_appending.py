"""Rows are added in order, all of a transaction or none of it, by one writer or by many."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy

from avgtool.consent.tables import EVENT, NOTICE, OBJECTION, row_of
from avgtool.errors import InputError, StoreError
from avgtool.ledger.appending import Recorder, append, head, moment_of, timestamp
from avgtool.ledger.opening import OpenLedger
from avgtool.workflows.ledger import verify
from tests.ledger.recorded import RECORDER, event, filled, notice

ROOT = Path(__file__).resolve().parents[2]
WRITER = Path(__file__).with_name("writer.py")
ENTRY = ("email", "0" * 64, None, None, False, "2026-11-22T09:15:00.000000Z", "+01:00", None, None)
AWKWARD = ['";--', "\\", "\\N", "\\.", "\t\r\n", "é😀", "'", "%s", "a\u2028b", ""]


def started(url: str, *arguments: object) -> subprocess.Popen[str]:
    """Another process that writes to the same ledger."""
    command = [sys.executable, str(WRITER), url, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_eight_writers_at_once_lose_nothing(ledger: OpenLedger, ledger_url: str):
    """Each 60 transactions of some rows: all of them are there, and the chain is whole."""
    writers = [started(ledger_url, "append", number) for number in range(8)]
    ends = [(writer.communicate(timeout=300), writer.returncode) for writer in writers]
    assert [code for _said, code in ends] == [0] * 8, [said for said, _code in ends]
    written = sum(int(said[0]) for said, _code in ends)
    assert written > 1000
    with ledger.database.reading() as connection:
        assert head(connection, OBJECTION).count == written
        by = connection.exec_driver_sql("SELECT recorded_by, count(*) FROM objection GROUP BY recorded_by").all()
    assert len(by) == 8
    assert verify(ledger).whole


def test_a_writer_that_is_killed_leaves_nothing_behind(ledger: OpenLedger, ledger_url: str):
    """Killed with 20,000 rows written and nothing committed; the next one writes on from before."""
    filled(ledger)
    before = verify(ledger)
    writer = started(ledger_url, "hang", 20_000)
    assert writer.stdout.readline().strip() == "written"
    writer.kill()
    writer.wait(timeout=60)
    with ledger.database.writing() as connection:
        assert append(connection, OBJECTION, [ENTRY], RECORDER) == range(1, 2)
    after = verify(ledger)
    assert after.whole
    assert [each.head for each in after.chains if each.chain != "objection"] == [
        each.head for each in before.chains if each.chain != "objection"
    ]


def test_a_transaction_that_fails_adds_nothing(ledger: OpenLedger):
    """Whatever fails: also what is no matter of the database."""
    filled(ledger)
    rows = (ENTRY if number < 20_000 else 1 // 0 for number in range(30_000))
    with pytest.raises(ZeroDivisionError), ledger.database.writing() as connection:
        append(connection, OBJECTION, rows, RECORDER)
    with ledger.database.reading() as connection:
        assert head(connection, OBJECTION).count == 0


@pytest.mark.parametrize("count", [1, 49, 50, 10_001])
def test_one_row_or_many_make_the_same_chain(ledger: OpenLedger, count: int):
    """Whichever way is quickest for so many."""
    with ledger.database.writing() as connection:
        assert append(connection, OBJECTION, iter([ENTRY] * count), RECORDER) == range(1, count + 1)
        assert append(connection, OBJECTION, [], RECORDER) == range(count + 1, count + 1)
    verification = verify(ledger)
    assert verification.whole
    assert verification.rows == count


@pytest.mark.parametrize("times", [1, 20], ids=["by statements", "in bulk"])
def test_any_text_comes_back_as_it_was(ledger: OpenLedger, times: int):
    """Also through COPY, which has its own escapes."""
    rows = [(*ENTRY[:-1], text) for text in AWKWARD * times]
    with ledger.database.writing() as connection:
        append(connection, OBJECTION, rows, RECORDER)
    with ledger.database.reading() as connection:
        stored = connection.exec_driver_sql("SELECT batch FROM objection ORDER BY seq").scalars().all()
    assert stored == AWKWARD * times
    assert verify(ledger).whole


def test_an_event_of_nobody_is_refused(ledger: OpenLedger):
    """Foreign keys are on."""
    filled(ledger)
    with pytest.raises(StoreError), ledger.database.writing() as connection:
        append(connection, EVENT, [row_of(event("f" * 40))], RECORDER)
    with pytest.raises(StoreError), ledger.database.writing() as connection:
        append(connection, EVENT, [row_of(event(filled_id(ledger), notice=99))], RECORDER)


def filled_id(ledger: OpenLedger) -> str:
    """The id of somebody who is there."""
    with ledger.database.reading() as connection:
        return str(connection.exec_driver_sql("SELECT min(id) FROM subject").scalar())


@pytest.mark.parametrize("wrong", [1.0, b"x", datetime.now(UTC)])
def test_only_exact_types_are_stored(ledger: OpenLedger, wrong: object):
    """A value that comes back as another would not have its hash any more."""
    with pytest.raises(TypeError), ledger.database.writing() as connection:
        append(connection, OBJECTION, [(*ENTRY[:-1], wrong)], RECORDER)


def test_half_a_character_is_refused(ledger: OpenLedger):
    """With a message, not by a driver's own error."""
    with pytest.raises(InputError, match="half a character"), ledger.database.writing() as connection:
        append(connection, NOTICE, [(*row_of(notice())[:-1], "\ud83d")], RECORDER)


def test_a_recorder_whose_name_no_database_can_hold_is_refused(ledger: OpenLedger):
    """As a wrong input, on both databases, and not as a server that is away."""
    with pytest.raises(InputError, match="who records"), ledger.database.writing() as connection:
        append(connection, EVENT, [], Recorder("jan\x00", RECORDER.at))


def test_a_text_that_the_driver_refuses_is_no_server_that_is_away(postgresql_ledger: OpenLedger):
    with pytest.raises(StoreError) as told, postgresql_ledger.database.reading() as connection:
        connection.execute(sqlalchemy.select(sqlalchemy.literal("a\x00")))
    assert "reached" not in str(told.value)


def test_a_reader_sees_one_state(ledger: OpenLedger):
    """However much is written while it reads, and it cannot write."""
    filled(ledger)
    with ledger.database.reading() as reading:
        before = head(reading, OBJECTION)
        with ledger.database.writing() as writing:
            append(writing, OBJECTION, [ENTRY], RECORDER)
        assert head(reading, OBJECTION) == before
    with pytest.raises(StoreError, match="read-only"), ledger.database.reading() as reading:
        append(reading, OBJECTION, [ENTRY], RECORDER)


FORKING = """
import os, sys
from tests.ledger.writer import ENTRY
from avgtool.consent.tables import OBJECTION
from avgtool.ledger.appending import Recorder, append, head
from avgtool.ledger.database import open_database
from tests.ledger.recorded import RECORDER

database = open_database(sys.argv[1])
with database.reading() as connection:
    head(connection, OBJECTION)
children = []
for _ in range(4):
    child = os.fork()
    if not child:
        for _ in range(10):
            with database.writing() as connection:
                append(connection, OBJECTION, [ENTRY], RECORDER)
        os._exit(0)
    children.append(child)
codes = [os.waitpid(child, 0)[1] for child in children]
with database.writing() as connection:
    append(connection, OBJECTION, [ENTRY], RECORDER)
sys.exit(any(codes))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork")
def test_a_web_server_may_fork_after_it_opened_the_ledger(ledger: OpenLedger, ledger_url: str):
    """Its workers do not write through the connection of their parent."""
    done = subprocess.run([sys.executable, "-c", FORKING, ledger_url], check=False, cwd=ROOT, timeout=120)
    assert done.returncode == 0
    verification = verify(ledger)
    assert verification.whole
    assert verification.rows == 41


def test_threads_wait_for_each_other(ledger: OpenLedger):
    """Twenty at once, more than there are connections: all of it is recorded."""
    with ThreadPoolExecutor(20) as pool:
        list(pool.map(lambda _: record_one(ledger), range(60)))
    assert verify(ledger).rows == 60


def record_one(ledger: OpenLedger) -> None:
    """One transaction with one row."""
    with ledger.database.writing() as connection:
        append(connection, OBJECTION, [ENTRY], RECORDER)


def test_moments_are_stored_in_utc_and_sort_as_text():
    """To the microsecond; a naive one is refused."""
    winter = datetime(2026, 11, 22, 10, 15, tzinfo=timezone(timedelta(hours=1)))
    assert timestamp(winter) == "2026-11-22T09:15:00.000000Z"
    assert moment_of(timestamp(winter)) == winter
    assert timestamp(winter) < timestamp(winter + timedelta(microseconds=1))
    with pytest.raises(ValueError, match="time zone"):
        timestamp(datetime(2026, 11, 22))  # noqa: DTZ001


def test_writers_wait_for_each_other(ledger: OpenLedger, ledger_url: str):
    """What a writer read stays true until it commits."""
    with ledger.database.writing() as connection:
        other = started(ledger_url, "append", 9)
        time.sleep(1.5)
        assert head(connection, OBJECTION).count == 0
        append(connection, OBJECTION, [ENTRY], RECORDER)
    said, told = other.communicate(timeout=120)
    assert other.returncode == 0, told
    assert verify(ledger).rows == 1 + int(said)
