"""``avgtool ledger``: the database of consents, its chains, its versions and its backups."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from avgtool.cli.commands import command
from avgtool.cli.session import current_session
from avgtool.cli.speaking import SpeakingGroup, option
from avgtool.errors import RefusedError
from avgtool.i18n import msg, nmsg

if TYPE_CHECKING:
    from avgtool.workflows.ledger import Verification

_FORMAT: dict[str, Any] = {
    "type": click.Choice(["text", "json"]),
    "default": "text",
    "show_default": True,
    "text": msg("Form of the result."),
}


@click.group(
    "ledger",
    cls=SpeakingGroup,
    text=msg(
        "The ledger: what was recorded is never changed or removed, and each row carries the hash of the one before. "
        "avgtool.yaml (ledger) or AVGTOOL_LEDGER_URL says where it is."
    ),
    examples=("avgtool ledger init", "avgtool ledger verify"),
)
def ledger() -> None:
    """Group the commands."""


@command(
    "init",
    text=msg("Make a new ledger, and its key where there is none."),
    examples=("avgtool ledger init",),
)
def init() -> None:
    """Make a ledger; an existing one is never touched."""
    from avgtool.workflows.ledger import init_configured

    session = current_session()
    made = init_configured(session.config)
    session.note(msg("Made a ledger: {where}", where=made.database.shown))
    session.note(
        msg(
            "Its key: {place}. Keep a copy apart from the ledger: without it nobody is found again by e-mail address "
            "or telephone number, and no objection is recognized.",
            place=made.key_place,
        )
    )
    made.close()


@command(
    "migrate",
    text=msg("Bring a ledger of an earlier avgtool up to date; a backup is made first."),
    examples=("avgtool ledger migrate",),
)
@option(
    "--backup",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    text=msg("Where the backup goes; by default beside the file of the ledger."),
)
def migrate(backup: Path | None) -> None:
    """Migrate, and say what was done."""
    from avgtool.workflows.ledger import migrate_configured

    session = current_session()
    done = migrate_configured(session.config, backup)
    if done.backup is None:
        session.note(msg("The ledger is up to date (version {version}).", version=done.before))
        return
    session.note(msg("Backup: {path}", path=done.backup))
    session.note(msg("Now of version {version}.", version=done.applied[-1]))


@command(
    "verify",
    text=msg(
        "Walk every chain once and name the first row of each that does not fit: 1 where there is one. Against a "
        "checkpoint that was kept elsewhere it also finds that the end was cut off, or all was rewritten."
    ),
    examples=(
        "avgtool ledger verify",
        "avgtool ledger verify --write-checkpoint 2026-11.json",
        "avgtool ledger verify --checkpoint 2026-11.json",
    ),
)
@option(
    "--checkpoint",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    text=msg("Hold the ledger against this checkpoint."),
)
@option(
    "--write-checkpoint",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    text=msg("Write a checkpoint to this new file, once all fits: per chain the number of rows and the last hash."),
)
@option(
    "--thorough",
    is_flag=True,
    text=msg("On SQLite: hold every entry of every index against its row, too. Takes some three times as long."),
)
@option("--format", "form", **_FORMAT)
def verify(*, checkpoint: Path | None, target: Path | None, thorough: bool, form: str) -> int:
    """Verify, show, and write the checkpoint that was asked for."""
    from avgtool.cli.ledger_view import show_verification, verification_json
    from avgtool.ledger.checkpoint import read_checkpoint
    from avgtool.workflows.ledger import open_configured
    from avgtool.workflows.ledger import verify as verify_ledger

    session = current_session()
    known = read_checkpoint(checkpoint) if checkpoint else None
    with closing(open_configured(session.config)) as opened:
        verification = verify_ledger(opened, known, thorough=thorough)
    if form == "json":
        sys.stdout.write(verification_json(verification) + "\n")
    else:
        show_verification(session.out, verification)
    if verification.whole and target:
        _write_checkpoint(target, verification)
    return 0 if verification.whole else RefusedError.exit_code


def _write_checkpoint(target: Path, verification: Verification) -> None:
    from avgtool.ledger.checkpoint import to_json, write_checkpoint
    from avgtool.workflows.ledger import checkpoint_of

    write_checkpoint(target, to_json(checkpoint_of(verification)))
    current_session().note(msg("Checkpoint: {path}. Keep it where nobody who can write the ledger can.", path=target))


@command(
    "backup",
    text=msg("Copy the ledger, as it is now, to a new file: a ledger in SQLite, which can be verified as it lies."),
    examples=("avgtool ledger backup ledger-2026-11.db",),
)
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
def backup(target: Path) -> None:
    """Make a backup; no file is replaced."""
    from avgtool.ledger.backup import back_up
    from avgtool.workflows.ledger import open_configured

    session = current_session()
    with closing(open_configured(session.config)) as opened:
        back_up(opened.database, target)
    session.note(msg("Backup: {path}", path=target))
    session.note(
        msg("The key of the ledger is not in it. Persons who are erased later are in it still: throw it away in time.")
    )


@command(
    "status",
    text=msg(
        "What the ledger holds, in counts; which triggers are missing, altered or not of avgtool: 1 where any is."
    ),
    examples=("avgtool ledger status",),
)
@option("--format", "form", **_FORMAT)
def status(form: str) -> int:
    """Show the counts."""
    from avgtool.cli.ledger_view import show_status, status_json
    from avgtool.workflows.ledger import open_configured
    from avgtool.workflows.ledger import status as status_of

    session = current_session()
    with closing(open_configured(session.config)) as opened:
        found = status_of(opened)
    if form == "json":
        sys.stdout.write(status_json(found) + "\n")
    else:
        show_status(session.out, found)
    if found.unprotected:
        session.warn(
            nmsg(
                "{n} trigger is missing, was altered or is not of avgtool: {names}",
                "{n} triggers are missing, were altered or are not of avgtool: {names}",
                len(found.unprotected),
                names=", ".join(found.unprotected),
            )
        )
    return RefusedError.exit_code if found.unprotected else 0


@command(
    "grants",
    text=msg(
        "Show the SQL by which an administrator of PostgreSQL gives the least rights: one role that records, one that "
        "reads. Neither owns the tables, so neither can drop their triggers."
    ),
    examples=("avgtool ledger grants --writer webshop --reader audit | psql LEDGER",),
)
@option("--writer", default="avgtool_writer", show_default=True, text=msg("Role that records."))
@option("--reader", default="avgtool_reader", show_default=True, text=msg("Role that reads and verifies."))
@option("--schema", default="public", show_default=True, text=msg("Schema in which the tables are."))
def grants(*, writer: str, reader: str, schema: str) -> None:
    """Show the statements; opens nothing."""
    from avgtool.catalog import ledger_chains
    from avgtool.ledger.grants import grants as statements

    for statement in statements(ledger_chains(), writer=writer, reader=reader, schema=schema):
        click.echo(statement)


for each in (init, migrate, verify, backup, status, grants):
    ledger.add_command(each)
