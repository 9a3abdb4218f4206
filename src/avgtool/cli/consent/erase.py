"""``avgtool consent erase``: what says who a person is goes, the proof stays (art. 17 AVG)."""

from __future__ import annotations

import click

from avgtool.cli.commands import command
from avgtool.cli.consent.options import named, person_argument
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.errors import InputError
from avgtool.i18n import msg


@command(
    "erase",
    text=msg(
        "Remove from the ledger who a person is. What was recorded stays, of nobody, and the chain stays whole; an "
        "objection stays, so that the person is not approached again. This cannot be undone."
    ),
    examples=("avgtool consent erase K-1001",),
)
@person_argument
@option("--yes", is_flag=True, text=msg("Do not ask; for scripts."))
def erase(*, subject: str, kind: str, yes: bool) -> None:
    """Erase a person."""
    from avgtool.workflows.consents import erase_person

    session = current_session()
    if not yes and not click.confirm(str(msg("Erase this person from the ledger, for good?")), err=True):
        raise click.Abort
    done = erase_person(session.config, named(subject, kind))
    if not done.erased:
        raise InputError(msg("The ledger does not know this person."))
    session.note(msg("Erased. Backups hold the person still, until they are thrown away."))
    if done.elsewhere:
        session.warn(msg("The server keeps logs of what was written (WAL); they end by themselves."))
    if not done.gone:
        session.warn(msg("Somebody was reading: the bytes are not gone from the file yet. Run this command again."))
