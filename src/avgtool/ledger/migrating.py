"""The schema of a ledger, and its versions: written by hand, applied by Alembic, all in one transaction.

A new version of avgtool may bring a new version of the schema. An older avgtool does not touch a newer ledger, and a
newer one asks before it alters an older ledger (``avgtool ledger migrate``, which makes a backup first).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError

from avgtool.errors import StoreError
from avgtool.i18n import msg

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from avgtool.ledger.database import Database

VERSION_TABLE = "ledger_version"
SHIPPED = Path(__file__).parent / "migrations"
"""The folder of the migrations of this avgtool."""


def newest(folder: Path = SHIPPED) -> str:
    """The version of the schema that this avgtool writes: ``0001``."""
    return versions(folder)[-1]


def versions(folder: Path = SHIPPED) -> tuple[str, ...]:
    """Every version that this avgtool knows, the oldest first."""
    return tuple(reversed([script.revision for script in ScriptDirectory(str(folder)).walk_revisions()]))


def version_of(connection: Connection) -> str | None:
    """The version of a ledger; none where the database holds no ledger.

    Raises:
        StoreError: It names more than one.
    """
    try:
        return _context(connection).get_current_revision()
    except CommandError:
        raise StoreError(
            msg("The ledger says that it is of more than one version."),
            where=VERSION_TABLE,
            hint=msg("Somebody altered it outside of avgtool: put back a backup."),
        ) from None


def require_current(database: Database, folder: Path = SHIPPED) -> None:
    """Refuse a database without a ledger, and a ledger of another version.

    Args:
        database: Of the ledger.
        folder: Of the migrations.

    Raises:
        StoreError: There is none, or it is older or newer than this avgtool.
    """
    with database.reading() as connection:
        found = version_of(connection)
    current = newest(folder)
    if found == current:
        return
    if found is None:
        raise StoreError(
            msg("There is no ledger in this database."),
            where=database.shown,
            hint=msg("Make one with: avgtool ledger init"),
        )
    require_known(found, database.shown, folder)
    raise StoreError(
        msg("The ledger is of version {found}, and this avgtool writes {newest}.", found=found, newest=current),
        where=database.shown,
        hint=msg("Bring it up to date, with a backup made first: avgtool ledger migrate"),
    )


def require_known(found: str, where: str, folder: Path = SHIPPED) -> None:
    """Refuse a ledger that a newer avgtool made.

    Raises:
        StoreError: This avgtool does not know its version.
    """
    if found not in versions(folder):
        raise StoreError(
            msg("The ledger was made by a newer avgtool (version {found} of the ledger).", found=found),
            where=where,
            hint=msg("Install that avgtool, or a later one; this one does not touch it."),
        )


def migrate(connection: Connection, target: str = "head", folder: Path = SHIPPED) -> tuple[str, ...]:
    """Bring the schema to a version, in a transaction that writes; on any error all of it stays as it was.

    Args:
        connection: The transaction.
        target: The version; by default the newest.
        folder: Of the migrations.

    Returns:
        The versions that were applied, in order.
    """
    scripts = ScriptDirectory(str(folder))
    applied: list[str] = []

    def steps(revision: Any, _context: MigrationContext) -> Any:
        chosen = scripts._upgrade_revs(target, revision)  # noqa: SLF001 - what alembic.command.upgrade does
        applied.extend(step.revision.revision for step in chosen)
        return chosen

    context = _context(connection, fn=steps)
    with Operations.context(context):
        context.run_migrations()
    return tuple(applied)


def _context(connection: Connection, **options: Any) -> MigrationContext:
    # SQLite's DDL is part of its transactions once these are begun by hand, as ledger/database.py does.
    chosen = {"version_table": VERSION_TABLE, "transactional_ddl": True, "transaction_per_migration": False, **options}
    return MigrationContext.configure(connection=connection, opts=chosen)
