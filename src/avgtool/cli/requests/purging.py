"""``avgtool request purge``: what is said in files past their term is destroyed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.confirming import confirm
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.cli.times import Day
from avgtool.errors import RefusedError
from avgtool.i18n import msg, nmsg

if TYPE_CHECKING:
    from datetime import date


@command(
    "purge",
    text=msg(
        "Destroy what is said in words in the files of requests that were closed long enough ago: by default longer "
        "than requests.keep_years in avgtool.yaml. That they came in, and when and how they were answered, stays. This "
        "cannot be undone."
    ),
    examples=("avgtool request purge --dry-run", "avgtool request purge --closed-before 2021-01-01"),
)
@option("--closed-before", "before", type=Day(), metavar="DATE", text=msg("Only files that were closed before this."))
@option("--dry-run", is_flag=True, text=msg("Only list the files."))
@option("--yes", is_flag=True, text=msg("Do not ask; for scripts."))
def purge(*, before: date | None, dry_run: bool, yes: bool) -> int:
    """Destroy the words of old files."""
    from avgtool.workflows.purging import configured_past_term, configured_purge

    session = current_session()
    found = configured_past_term(session.config, before)
    for reference in found.references:
        click.echo(reference)
    count = len(found.references)
    session.note(nmsg("{n} file is past its term.", "{n} files are past their term.", count))
    if dry_run:
        return 0
    if count and not yes:
        confirm(msg("Destroy what is said in them, for good?"))
    done = configured_purge(session.config, found)  # also without files: what a run before could not wipe goes now
    if count:
        session.note(msg("Destroyed. Backups hold it still, until they are thrown away."))
    if done.gone:
        return 0
    session.warn(msg("Somebody was reading: the bytes are not gone from the file yet. Run this command again."))
    return RefusedError.exit_code
