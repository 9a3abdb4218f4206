"""A ledger knows its own key: another, a new or a missing one is refused, and never answers that nobody objected."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from avgtool.errors import KeyFileError, StoreError
from avgtool.keys import load_key, new_key
from avgtool.ledger.appending import Recorder, moment_of
from avgtool.ledger.database import open_database
from avgtool.ledger.migrating import migrate
from avgtool.ledger.opening import OpenLedger, init_ledger, open_ledger
from avgtool.ledger.own_key import note_key
from avgtool.ledger.protection import protect
from avgtool.workflows.ledger import checkpoint_of, verify
from tests.ledger.recorded import filled


def test_the_key_of_a_ledger_is_the_one_that_it_was_made_with(ledger: OpenLedger, ledger_url: str, tmp_path: Path):
    """Also when it lies elsewhere now."""
    (tmp_path / "ledger.key").rename(tmp_path / "moved.key")
    with closing(open_ledger(ledger_url, key_place=str(tmp_path / "moved.key"))) as opened:
        assert opened.key.id == opened.key_id == ledger.key_id == load_key(tmp_path / "moved.key").id


def test_another_key_is_refused(ledger: OpenLedger, ledger_url: str, tmp_path: Path):
    """Exit code 4, and what to do is to put the copy back: a digest of another key would find nobody."""
    assert ledger.key_id
    new_key(tmp_path / "other.key")
    with closing(open_ledger(ledger_url, key_place=str(tmp_path / "other.key"))) as opened:
        with pytest.raises(KeyFileError, match="not the key of this ledger") as refused:
            _ = opened.key
        assert refused.value.exit_code == 4
        assert "Put the copy" in str(refused.value.hint)


def test_a_missing_key_asks_for_its_copy(ledger: OpenLedger, ledger_url: str, tmp_path: Path):
    """Not for a new key, which would be refused."""
    assert ledger.key_id
    (tmp_path / "ledger.key").unlink()
    with (
        closing(open_ledger(ledger_url, key_place=str(tmp_path / "ledger.key"))) as opened,
        pytest.raises(KeyFileError, match="not there") as refused,
    ):
        _ = opened.key
    assert "Put the copy" in str(refused.value.hint)
    assert "key new" not in str(refused.value.hint)


def test_a_relative_place_stays_what_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Wherever the process works later, and whatever lies there under the same names."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "one")
    with closing(init_ledger("sqlite:///l.db")) as first:
        monkeypatch.chdir(tmp_path / "two")
        with closing(init_ledger("sqlite:///l.db")) as second:
            assert first.key.id == first.key_id != second.key_id == second.key.id
            filled(first)
            assert verify(second).rows == 0
        monkeypatch.chdir(tmp_path / "one")
        assert verify(first).rows == 6


def test_the_id_of_the_key_cannot_be_changed(ledger: OpenLedger):
    """Its row is append-only; without its triggers the ledger is not whole."""
    for statement in ("UPDATE ledger_key SET key_id = 'x'", "DELETE FROM ledger_key"):
        with pytest.raises(StoreError, match="append-only"), ledger.database.writing() as connection:
            connection.exec_driver_sql(statement)
    of_table = " ON ledger_key" if ledger.database.dialect == "postgresql" else ""
    with ledger.database.writing() as connection:
        connection.exec_driver_sql(f"DROP TRIGGER ledger_key_no_update{of_table}")
    [verdict] = [each for each in verify(ledger).chains if each.chain == "ledger_key"]
    assert verdict.unprotected == ("ledger_key_no_update",)


def rewritten(ledger: OpenLedger, *statements: str) -> None:
    """What somebody does who owns the database: triggers away, rows changed, triggers back."""
    with ledger.database.outside() as connection:
        if ledger.database.dialect == "postgresql":
            connection.exec_driver_sql("DROP TRIGGER ledger_key_no_update ON ledger_key")
            connection.exec_driver_sql("DROP TRIGGER ledger_key_no_delete ON ledger_key")
        else:
            connection.exec_driver_sql("DROP TRIGGER ledger_key_no_update")
            connection.exec_driver_sql("DROP TRIGGER ledger_key_no_delete")
        for statement in statements:
            connection.exec_driver_sql(statement)
        protect(connection, "ledger_key")


def test_another_key_that_was_put_in_its_place_does_not_fit_a_checkpoint(ledger: OpenLedger, tmp_path: Path):
    """Made anew with hash and all, so that the chain itself fits together."""
    kept = checkpoint_of(verify(ledger))
    with ledger.database.reading() as connection:
        at, by = connection.exec_driver_sql("SELECT recorded_at, recorded_by FROM ledger_key").one()
    elsewhere = f"sqlite:///{tmp_path / 'other.db'}"
    with closing(open_database(elsewhere, create=True)) as other, other.writing() as connection:
        migrate(connection)
        note_key(connection, "f" * 16, Recorder(by, moment_of(at)))
        digest = connection.exec_driver_sql("SELECT hash FROM ledger_key").scalar()
    rewritten(ledger, f"UPDATE ledger_key SET key_id = '{'f' * 16}', hash = '{digest}'")
    assert verify(ledger).whole
    assert not verify(ledger, kept).whole


def test_a_ledger_without_its_key_s_row_is_not_whole(ledger: OpenLedger):
    rewritten(ledger, "DELETE FROM ledger_key")
    assert not verify(ledger).whole
