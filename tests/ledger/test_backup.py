"""A backup is a ledger: of one moment, for its owner alone, verified as it lies, whatever database it comes from."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from avgtool.consent.tables import EVENT, OBJECTION, row_of
from avgtool.errors import OutputError, StoreError
from avgtool.ledger.appending import append
from avgtool.ledger.backup import back_up
from avgtool.ledger.keyed import Identifier
from avgtool.ledger.opening import OpenLedger, open_ledger
from avgtool.ledger.subjects import find_subjects
from avgtool.workflows.ledger import checkpoint_of, verify
from tests.ledger.recorded import RECORDER, event, filled
from tests.ledger.writer import ENTRY


def test_a_backup_is_a_whole_ledger(ledger: OpenLedger, tmp_path: Path):
    """With the same chains, so that a checkpoint of the one fits the other; and it can be carried on with."""
    ids = filled(ledger)
    with ledger.database.writing() as connection:
        append(connection, OBJECTION, [ENTRY] * 100, RECORDER)
    original = verify(ledger)
    back_up(ledger.database, tmp_path / "backup.db")
    copy = open_ledger(f"sqlite:///{tmp_path / 'backup.db'}", key_place=ledger.key_place)
    assert verify(copy, checkpoint_of(original)).whole
    assert [each.head for each in verify(copy).chains] == [each.head for each in original.chains]
    with copy.database.writing() as connection:
        assert set(find_subjects(connection, Identifier.CUSTOMER, ["K1", "K5"]).values()) == {ids[0], ids[4]}
        append(connection, EVENT, [row_of(event(ids[0], type="withdrawn"))], RECORDER)
    assert verify(copy).whole
    assert stat.S_IMODE((tmp_path / "backup.db").stat().st_mode) == 0o600


def test_a_backup_replaces_nothing(ledger: OpenLedger, tmp_path: Path):
    """What is there stays; a folder that is not there is told."""
    (tmp_path / "there.db").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="never replaces"):
        back_up(ledger.database, tmp_path / "there.db")
    assert (tmp_path / "there.db").read_text(encoding="utf-8") == "mine"
    with pytest.raises(OutputError, match="does not exist"):
        back_up(ledger.database, tmp_path / "none" / "b.db")


def test_a_backup_that_fails_leaves_no_file(ledger: OpenLedger, tmp_path: Path):
    """Half a backup would be taken for a whole one."""
    with ledger.database.writing() as connection:
        connection.exec_driver_sql("UPDATE ledger_version SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer"):
        back_up(ledger.database, tmp_path / "b.db")
    assert not (tmp_path / "b.db").exists()
