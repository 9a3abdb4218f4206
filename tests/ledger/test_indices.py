"""A row that an index leaves out is hidden from every question, though its chain is whole: that is noticed."""

import sqlite3
from contextlib import closing

import pytest

from avgtool.ledger.opening import OpenLedger, init_ledger
from avgtool.workflows.ledger import verify
from tests.ledger.recorded import filled

INDEX = "ix_consent_event_purpose"


@pytest.fixture
def kept(tmp_path):
    with closing(init_ledger(f"sqlite:///{tmp_path / 'avgtool.db'}")) as made:
        filled(made)
        yield made


def made_anew(ledger: OpenLedger, definition: str) -> None:
    """An index of another definition, under the words of the one that belongs there."""
    with closing(sqlite3.connect(ledger.database.path)) as file, file:
        [words] = file.execute("SELECT sql FROM sqlite_master WHERE name = ?", (INDEX,)).fetchone()
        file.execute(f"DROP INDEX {INDEX}")
        file.execute(f"CREATE INDEX {INDEX} ON consent_event {definition}")
        file.execute("PRAGMA writable_schema = ON")
        file.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (words, INDEX))


def test_indices_that_are_whole_are_not_complained_of(kept: OpenLedger):
    assert verify(kept, thorough=True).whole


def test_a_row_that_an_index_leaves_out_is_noticed(kept: OpenLedger):
    made_anew(kept, "(purpose) WHERE seq <> 2")
    found = verify(kept)
    assert found.indices == (INDEX,)
    assert not found.whole


def test_an_entry_that_was_exchanged_is_noticed_by_a_thorough_look(kept: OpenLedger):
    """The numbers fit; the row is found under another purpose alone."""
    made_anew(kept, "(CASE seq WHEN 2 THEN 'elders' ELSE purpose END)")
    assert verify(kept).whole
    found = verify(kept, thorough=True)
    assert not found.whole
    assert any(INDEX in line for line in found.indices)
