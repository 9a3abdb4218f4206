"""``avgtool request task``: work in a source that was done by hand, or found not to be needed."""

from __future__ import annotations

import sys

import click

from avgtool.cli.commands import command
from avgtool.cli.consent.options import by_option, format_option
from avgtool.cli.requests.options import RIGHTS, reason_option, reference_argument
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.i18n import msg

_STATES = ("open", "klaar", "bewaard", "vervallen")


@command(
    "task",
    text=msg(
        "Record how the work in one source stands, where it is done by hand: to be done, done, or not needed. A "
        "request is not closed while some is open."
    ),
    examples=('avgtool request task 2026-0007 "papieren archief" --for wissing --state klaar --reason "Versnipperd."',),
)
@reference_argument
@click.argument("source", metavar="SOURCE")
@option("--for", "right", type=click.Choice(RIGHTS), required=True, text=msg("For which right."))
@option("--state", type=click.Choice(_STATES), default="klaar", show_default=True, text=msg("How it stands."))
@reason_option
@by_option
@format_option
def task(*, reference: str, source: str, right: str, state: str, words: str | None, by: str | None, form: str) -> None:
    """Record how work stands."""
    from avgtool.cli.requests.view import request_json, sentence
    from avgtool.workflows.requests import configured_requests

    with configured_requests(current_session().config, by=by) as session:
        session.set_task(reference, source, right, state, words=words)
        request = session.get(reference)
        standing = session.standing(request)
    if form == "json":
        sys.stdout.write(request_json(request, standing) + "\n")
    else:
        current_session().note(sentence(request, standing))
