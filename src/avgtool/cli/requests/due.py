"""``avgtool request due``: what must be answered, and by when."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.consent.options import format_option
from avgtool.cli.requests.options import on_option
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.errors import RefusedError
from avgtool.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from avgtool.cli.requests.view import Pair

_REMEMBERED = timedelta(days=366)
"""How long a calendar is told that a request was answered."""


@command(
    "due",
    text=msg(
        "List what must be answered, the most pressing first: overdue, at risk, on time. Exit code 1 where something "
        "is overdue. --ics writes the last days as a calendar for Outlook and others; it names nobody."
    ),
    examples=("avgtool request due", "avgtool request due --within 14 --ics termijnen.ics"),
)
@option("--within", type=click.IntRange(min=0), metavar="DAYS", text=msg("Only what is due within so many days."))
@option(
    "--ics", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", text=msg("Write a calendar (RFC 5545).")
)
@option("--force", is_flag=True, text=msg("Replace a file that is no calendar of avgtool."))
@on_option
@format_option
def due(*, within: int | None, ics: Path | None, force: bool, on: date | None, form: str) -> int:
    """List what is due."""
    from avgtool import catalog
    from avgtool.cli.requests.view import due_json, show_due
    from avgtool.workflows.requests import configured_requests, write_calendar

    with configured_requests(current_session().config, readonly=True) as session:
        today = on or session.today
        standing = [(one, session.standing(one, today)) for one in session.all()]
    waiting = sorted(
        (pair for pair in standing if pair[1].is_open), key=lambda pair: (pair[1].term.due, pair[0].reference)
    )
    near = today + timedelta(days=within) if within is not None else None
    chosen = [pair for pair in waiting if near is None or pair[1].term.due <= near]
    if form == "json":
        sys.stdout.write(due_json(chosen, today) + "\n")
    else:
        show_due(current_session().out, chosen, catalog.request_law(), today)
    if ics is not None:
        write_calendar(ics, [*chosen, *_answered(standing, today)], force=force)
        current_session().note(msg("Written: {path}", path=ics))
    return _exit_code(waiting)


def _answered(standing: Sequence[Pair], today: date) -> Iterator[Pair]:
    """What was answered within a year: a calendar that holds it still is told that it is over."""
    for request, stands in standing:
        decided = stands.progress.decided
        if not stands.is_open and decided is not None and decided > today - _REMEMBERED:
            yield request, stands


def _exit_code(waiting: Sequence[Pair]) -> int:
    from avgtool.model.requests import Urgency

    late = any(stands.urgency is Urgency.OVERDUE for _, stands in waiting)
    return RefusedError.exit_code if late else 0
