"""The schema and its versions: the one that migrations make is the one that the code means, with every trigger."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

import pytest
import sqlalchemy
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlmodel import SQLModel

from avgtool.catalog import ledger_chains
from avgtool.config import Config
from avgtool.errors import StoreError
from avgtool.ledger.appending import Recorder
from avgtool.ledger.database import open_database
from avgtool.ledger.migrating import SHIPPED, VERSION_TABLE, migrate, newest, require_current, version_of, versions
from avgtool.ledger.opening import OpenLedger, init_ledger, open_ledger
from avgtool.ledger.own_key import note_key
from avgtool.ledger.protection import protect, unprotected
from avgtool.ledger.status import missing_triggers
from avgtool.workflows.ledger import migrate_configured, verify
from tests.ledger.recorded import NOW, filled

NEXT = """
import sqlalchemy as sa
from alembic import op
from avgtool.ledger.protection import protect

revision = "9001"
down_revision = "{before}"

def upgrade():
    with op.batch_alter_table("objection", recreate="{recreate}") as batch:
        batch.add_column(sa.Column("remark", sa.String()))
    {afterwards}
"""


def test_migrations_make_the_schema_that_the_code_means(ledger: OpenLedger):
    """Every table, column, type, key and index; nothing more."""
    assert ledger_chains(), "imports the tables of every feature"
    with ledger.database.reading() as connection:
        options = {"version_table": VERSION_TABLE, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, SQLModel.metadata) == []


@pytest.mark.parametrize("version", versions())
def test_every_trigger_stands_after_every_migration(ledger_url: str, version: str):
    """And version by version, whatever a migration does to a table."""
    database = open_database(ledger_url, create=True)
    with database.writing() as connection:
        assert migrate(connection, version)[-1] == version
        present = set(sqlalchemy.inspect(connection).get_table_names())
        assert missing_triggers(connection, [each for each in ledger_chains() if each.name in present]) == ()
    database.close()


def test_alembic_s_batch_mode_drops_triggers_and_that_is_noticed(ledger: OpenLedger):
    """The trap itself: a table that is made anew has none; protecting it again puts them back."""
    filled(ledger)
    with ledger.database.writing() as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("objection", recreate="always") as batch:
            batch.add_column(sqlalchemy.Column("remark", sqlalchemy.String()))
        assert len(unprotected(connection, "objection")) == 3
        protect(connection, "objection")
        assert unprotected(connection, "objection") == ()
    assert verify(ledger).whole


def folder_with(tmp_path: Path, afterwards: str, recreate: str = "always") -> Path:
    """The shipped migrations and one after them."""
    folder = tmp_path / "migrations"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("__pycache__"))
    text = NEXT.format(before=newest(), afterwards=afterwards, recreate=recreate)
    (folder / "versions" / "9001_remark.py").write_text(text, encoding="utf-8")
    return folder


def config_of(ledger: OpenLedger) -> Config:
    """An avgtool.yaml that names this ledger."""
    return Config(ledger=ledger.database.engine.url.render_as_string(hide_password=False))


def test_an_older_ledger_is_brought_up_to_date_after_a_backup(ledger: OpenLedger, tmp_path: Path):
    """It is refused until then; afterwards the rows are what they were, and the backup is a ledger as it was."""
    filled(ledger)
    heads = [each.head for each in verify(ledger).chains]
    folder = folder_with(tmp_path, 'protect(op.get_bind(), "objection")')
    with pytest.raises(StoreError, match=rf"version {newest()}.*writes 9001"):
        require_current(ledger.database, folder)
    backup = tmp_path / "before.db"
    done = migrate_configured(config_of(ledger), backup, {}, folder)
    assert (done.before, done.applied, done.backup) == (newest(), ("9001",), backup)
    require_current(ledger.database, folder)
    after = verify(ledger)
    assert after.whole
    assert [each.head for each in after.chains] == heads
    assert [each.head for each in verify(open_ledger(f"sqlite:///{backup}")).chains] == heads
    assert migrate_configured(config_of(ledger), backup, {}, folder).applied == ()


@pytest.mark.parametrize("version", versions()[:-1])
def test_a_ledger_of_every_earlier_version_becomes_one_of_now(ledger_url: str, version: str, tmp_path: Path):
    """With every table, and triggers that stand."""
    database = open_database(ledger_url, create=True)
    with database.writing() as connection:
        migrate(connection, version)
        note_key(connection, "0" * 16, Recorder("jan", NOW))
    database.close()
    done = migrate_configured(Config(ledger=ledger_url), tmp_path / "before.db", {})
    assert (done.before, done.applied[-1]) == (version, newest())
    with contextlib.closing(open_ledger(ledger_url)) as opened:
        assert verify(opened).whole


@pytest.mark.parametrize(
    ("afterwards", "told"),
    [("pass", "would be missing or wrong: objection_no_"), ("op.execute('nonsense')", "refuses this")],
)
def test_a_migration_that_fails_changes_nothing(ledger: OpenLedger, tmp_path: Path, afterwards: str, told: str):
    """One that forgets the triggers, one that breaks off: the ledger is what it was, and usable."""
    filled(ledger)
    before = [each.head for each in verify(ledger).chains]
    with pytest.raises(StoreError, match=told):
        migrate_configured(config_of(ledger), tmp_path / "b.db", {}, folder_with(tmp_path, afterwards))
    with ledger.database.reading() as connection:
        assert version_of(connection) == newest()
        columns = sqlalchemy.inspect(connection).get_columns("objection")
    assert "remark" not in {column["name"] for column in columns}
    after = verify(ledger)
    assert after.whole
    assert [each.head for each in after.chains] == before


def test_a_newer_ledger_is_not_touched(ledger: OpenLedger, ledger_url: str, tmp_path: Path):
    """Not opened, not migrated, not made anew."""
    with ledger.database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
    with pytest.raises(StoreError, match="newer avgtool"):
        open_ledger(ledger_url)
    with pytest.raises(StoreError, match="newer avgtool"):
        migrate_configured(config_of(ledger), tmp_path / "b.db", {})
    with pytest.raises(StoreError, match="a ledger already"):
        init_ledger(ledger_url, key_place=ledger.key_place)
    assert not (tmp_path / "b.db").exists()


def test_a_database_without_a_ledger_is_refused(ledger_url: str, tmp_path: Path):
    """With what to do about it."""
    open_database(ledger_url, create=True).close()
    with pytest.raises(StoreError, match="no ledger in this database") as refused:
        open_ledger(ledger_url)
    assert "avgtool ledger init" in str(refused.value.hint)
    with pytest.raises(StoreError, match="no ledger in this database"):
        migrate_configured(Config(ledger=ledger_url), tmp_path / "b.db", {})


def test_a_database_that_holds_something_else_is_left_alone(ledger_url: str, tmp_path: Path):
    """A ledger has a database of its own: what else is there is not ours."""
    database = open_database(ledger_url, create=True)
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE subject (id int)")
    with pytest.raises(StoreError, match="other tables"):
        init_ledger(ledger_url, key_place=str(tmp_path / "k.key"))
    assert not (tmp_path / "k.key").exists()
    database.close()
