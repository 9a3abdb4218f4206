"""What goes wrong with a database is told in words, without a password or a value, and nothing is half done."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from avgtool.consent.tables import OBJECTION
from avgtool.errors import KeyFileError, StoreError
from avgtool.ledger.appending import append, head
from avgtool.ledger.database import WRITER_LOCK, Database, open_database
from avgtool.ledger.failures import store_error
from avgtool.ledger.opening import OpenLedger, init_ledger, open_ledger
from avgtool.ledger.walking import Misfit, Problem
from avgtool.workflows.ledger import verify
from tests.ledger.recorded import RECORDER, filled
from tests.ledger.writer import ENTRY

PASSWORD = "geheim-wachtwoord"


def make_read_only(ledger: OpenLedger) -> None:
    """What keeps SQLite from writing: rights, and for root, who has all, a file format that may only be read."""
    path = ledger.database.path
    ledger.close()
    if os.geteuid():
        path.chmod(0o400)
        path.parent.chmod(0o500)
        return
    with path.open("r+b") as file:
        file.seek(18)  # "file format write version" of the header
        file.write(b"\x03")


def test_a_read_only_ledger_says_so(ledger: OpenLedger):
    """And is as it was."""
    filled(ledger)
    if ledger.database.path is None:
        with ledger.database.outside() as connection:
            name = connection.exec_driver_sql("SELECT current_database()").scalar()
            connection.exec_driver_sql(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
        ledger.close()
    else:
        make_read_only(ledger)
    with pytest.raises(StoreError, match="read-only"), ledger.database.writing() as connection:
        append(connection, OBJECTION, [ENTRY], RECORDER)
    if ledger.database.path is not None:
        ledger.database.path.parent.chmod(0o700)


@pytest.mark.parametrize("count", [1, 100], ids=["by statements", "in bulk"])
def test_a_server_that_drops_the_connection_leaves_nothing_half_done(postgresql_ledger: OpenLedger, count: int):
    """In the middle of a transaction; the next one works."""
    ledger = postgresql_ledger
    filled(ledger)
    with pytest.raises(StoreError, match="server") as told:
        append_and_drop(ledger, count)
    assert "0000" not in str(told.value)
    with ledger.database.writing() as connection:
        assert head(connection, OBJECTION).count == 0
        append(connection, OBJECTION, [ENTRY], RECORDER)
    assert verify(ledger).whole


def append_and_drop(ledger: OpenLedger, count: int) -> None:
    """A transaction whose connection is ended half-way, as by an administrator or a restart."""
    with ledger.database.writing() as connection:
        append(connection, OBJECTION, [ENTRY] * count, RECORDER)
        number = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
        with ledger.database.outside() as other:
            other.exec_driver_sql(f"SELECT pg_terminate_backend({number})")
        append(connection, OBJECTION, [ENTRY] * count, RECORDER)


def test_a_full_disk_says_so_and_nothing_is_half_done(sqlite_url: str, tmp_path: Path):
    """A thousand rows where there is room for a few."""
    ledger = init_ledger(sqlite_url, key_place=str(tmp_path / "l.key"))
    filled(ledger)
    with ledger.database.outside() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StoreError, match="disk is full"), ledger.database.writing() as connection:
        append(connection, OBJECTION, [ENTRY] * 1000, RECORDER)
    with ledger.database.reading() as connection:
        assert head(connection, OBJECTION).count == 0
    assert verify(ledger).whole
    ledger.close()


FULL = {
    "no room for rows": ("SQLITE_FULL", "database or disk is full"),
    "no room for the index of the log": ("SQLITE_IOERR_SHMSIZE", "disk I/O error"),
}


@pytest.mark.parametrize(("name", "text"), FULL.values(), ids=FULL)
def test_every_way_in_which_sqlite_says_that_a_disk_is_full_is_understood(name: str, text: str):
    """On a full disk nothing can be read either, and SQLite calls that a failure of the disk."""
    error = sqlite3.OperationalError(text)
    error.sqlite_errorname = name
    told = store_error(error, "hier")
    assert (told.exit_code, str(told.what)) == (5, "The disk is full.")


def alter(ledger: OpenLedger, statement: str) -> None:
    """What somebody does who owns the database, past every reference to what goes."""
    with ledger.database.outside() as connection:
        if ledger.database.dialect == "sqlite":
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.exec_driver_sql("DROP INDEX IF EXISTS ix_objection_digest")
            connection.exec_driver_sql(statement)
            connection.exec_driver_sql("PRAGMA foreign_keys = ON")
        else:
            connection.exec_driver_sql(f"{statement} CASCADE")


@pytest.mark.parametrize("statement", ["DROP TABLE subject", "ALTER TABLE subject DROP COLUMN guardian"])
def test_a_ledger_without_its_persons_says_so(ledger: OpenLedger, statement: str):
    """With what to do; never as a fault of ours."""
    filled(ledger)
    alter(ledger, statement)
    with pytest.raises(StoreError, match="missing") as told:
        verify(ledger)
    assert "put back a backup" in str(told.value.hint)


def test_a_ledger_without_its_key_table_says_so(ledger: OpenLedger, ledger_url: str):
    """It is not opened; and one that is open is not whole."""
    alter(ledger, "DROP TABLE ledger_key")
    with pytest.raises(StoreError, match="missing"):
        open_ledger(ledger_url)
    assert not verify(ledger).whole


@pytest.mark.parametrize("statement", ["DROP TABLE objection", "ALTER TABLE objection DROP COLUMN digest"])
def test_a_chain_that_lacks_its_table_or_a_column_is_found(ledger: OpenLedger, statement: str):
    """The others are walked all the same."""
    filled(ledger)
    alter(ledger, statement)
    [verdict] = [each for each in verify(ledger).chains if not each.whole]
    assert (verdict.chain, verdict.misfit) == ("objection", Misfit(1, Problem.TABLE))


def test_a_ledger_of_two_versions_says_so(ledger: OpenLedger, ledger_url: str):
    """Somebody added one."""
    with ledger.database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO ledger_version VALUES ('0001')")
    with pytest.raises(StoreError, match="more than one version"):
        open_ledger(ledger_url)


def test_a_damaged_file_says_so(tmp_path: Path):
    """A file that became something else, and one that is no database at all."""
    ledger = init_ledger(f"sqlite:///{tmp_path / 'a.db'}")
    ledger.close()
    with (tmp_path / "a.db").open("r+b") as file:
        file.seek(0)
        file.write(b"nonsense" * 4000)
    with pytest.raises(StoreError, match="no database"):
        open_ledger(f"sqlite:///{tmp_path / 'a.db'}")


URLS = {
    "no such file": ("sqlite:///{folder}/none.db", "no ledger here"),
    "in memory": ("sqlite://", "file of its own"),
    "with options": ("sqlite:///{folder}/a.db?mode=ro", "file of its own"),
    "another database": (f"mysql://jan:{PASSWORD}@localhost/x", "no URL"),
    "nonsense": (f"{PASSWORD}", "no URL"),
    "a port that is no number": (f"postgresql://jan:{PASSWORD}@localhost:x/y", "no URL"),
    "no server": (f"postgresql://jan:{PASSWORD}@127.0.0.1:1/x", "cannot be reached"),
}


@pytest.mark.parametrize(("url", "told"), URLS.values(), ids=URLS)
def test_a_url_that_leads_to_no_ledger_is_refused(url: str, told: str, tmp_path: Path):
    """Without the password that it may hold."""
    with pytest.raises(StoreError, match=told) as refused:
        open_ledger(url.format(folder=tmp_path))
    assert refused.value.exit_code == 5
    assert PASSWORD not in f"{refused.value!r} {refused.value} {refused.value.where}"
    assert refused.value.hint is not None


def test_the_file_of_a_ledger_is_for_its_owner_alone(tmp_path: Path):
    """Its log and its key too."""
    ledger = init_ledger(f"sqlite:///{tmp_path / 'a.db'}")
    filled(ledger)
    files = [each for each in tmp_path.iterdir() if each.name.startswith(("a.db", "avgtool-ledger.key"))]
    assert {"a.db", "a.db-wal", "avgtool-ledger.key"} <= {each.name for each in files}
    assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}


def test_a_ledger_that_cannot_be_made_leaves_nothing(tmp_path: Path):
    """In a folder that is not there."""
    with pytest.raises(StoreError, match="does not exist"):
        init_ledger(f"sqlite:///{tmp_path / 'none' / 'a.db'}")
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_on_a_server_must_be_told_where_its_key_is(ledger_url: str, tmp_path: Path):
    """There is no place beside a server; beside a file there is."""
    if ledger_url.startswith("sqlite"):
        assert Path(init_ledger(ledger_url).key_place).name == "avgtool-ledger.key"
        return
    with pytest.raises(KeyFileError, match="not known"):
        init_ledger(ledger_url)
    assert init_ledger(ledger_url, key_place=str(tmp_path / "k.key")).key.id


def test_a_ledger_that_waits_too_long_says_so(ledger: OpenLedger, ledger_url: str):
    """Somebody else writes and does not end."""
    other = open_database(ledger_url)
    with ledger.database.writing(), pytest.raises(StoreError, match="too long"):
        wait_shortly(other)
    other.close()


def wait_shortly(database: Database) -> None:
    """A statement that needs the lock of writers, with little patience."""
    with database.outside() as connection:
        if database.dialect == "sqlite":
            connection.exec_driver_sql("PRAGMA busy_timeout = 50")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.exec_driver_sql("SET lock_timeout = 50")
            connection.exec_driver_sql(f"SELECT pg_advisory_lock({WRITER_LOCK})")
