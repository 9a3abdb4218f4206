"""``avgtool request purge``: what is said in files past their term is destroyed."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from avgtool import __version__
from avgtool.cli.commands import command
from avgtool.cli.confirming import confirm
from avgtool.cli.consent.options import format_option
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.cli.times import Day
from avgtool.errors import RefusedError
from avgtool.i18n import msg, nmsg

if TYPE_CHECKING:
    from datetime import date

    from avgtool.i18n import Message
    from avgtool.workflows.purging import Purge


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
@option(
    "--within-term",
    "within_term",
    is_flag=True,
    text=msg("Also files whose term is not over: what shows how a request was handled is gone then."),
)
@option("--dry-run", is_flag=True, text=msg("Only list the files."))
@option("--yes", is_flag=True, text=msg("Do not ask; for scripts."))
@format_option
def purge(*, before: date | None, within_term: bool, dry_run: bool, yes: bool, form: str) -> int:
    """Destroy the words of old files."""
    from avgtool.workflows.purging import configured_past_term, configured_purge

    session = current_session()
    found = configured_past_term(session.config, before)
    _list(found, form, dry_run=dry_run)
    if found.early and not (dry_run or within_term):
        raise _too_early(found)
    if dry_run:
        return 0
    count = len(found.references)
    if count and not yes:
        if not sys.stdin.isatty():
            raise click.UsageError(str(msg("There is no terminal to ask at: give --yes.")))
        confirm(msg("Destroy what is said in them, for good?"))
    done = configured_purge(session.config, found)  # also without files: what a run before could not wipe goes now
    if count:
        session.note(msg("Destroyed. Backups hold it still, until they are thrown away."))
    if done.gone:
        return 0
    session.warn(msg("Somebody was reading: the bytes are not gone from the file yet. Run this command again."))
    return RefusedError.exit_code


def _list(found: Purge, form: str, *, dry_run: bool) -> None:
    """Name the files; as data with those whose term is not over."""
    if form == "json":
        content = {
            "avgtool": __version__,
            "format": "requests-purge/1",
            "dry_run": dry_run,
            "files": list(found.references),
            "within_term": list(found.early),
        }
        sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
        return
    for reference in found.references:
        click.echo(reference)
    over, early = len(found.references) - len(found.early), len(found.early)
    current_session().note(nmsg("{n} file is past its term.", "{n} files are past their term.", over))
    if early:
        current_session().warn(_within(early, found.keep_years))


def _within(early: int, years: int) -> Message:
    return nmsg(
        "{n} file is within its term of {years} years.", "{n} files are within their term of {years} years.",
        early, years=years,
    )  # fmt: skip


def _too_early(found: Purge) -> RefusedError:
    return RefusedError(
        _within(len(found.early), found.keep_years),
        hint=msg(
            "Nothing was destroyed: until then you must be able to show how they were handled (GDPR 5(2)). Leave them, "
            "or say that you want it: {option}",
            option="--within-term",
        ),
    )
