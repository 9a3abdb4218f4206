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
        "Record how the work in sources stands, where it is done by hand: to be done, done, or not needed. Without "
        "SOURCE it is recorded of every source in which work for this right is open. A request is neither granted nor "
        "closed while some is."
    ),
    examples=(
        'avgtool request task 2026-0007 "papieren archief" --for wissing --state klaar --reason "Versnipperd."',
        'avgtool request task 2026-0007 --for wissing --state vervallen --reason "Niets gevonden."',
    ),
)
@reference_argument
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@option("--for", "right", type=click.Choice(RIGHTS), required=True, text=msg("For which right."))
@option("--state", type=click.Choice(_STATES), default="klaar", show_default=True, text=msg("How it stands."))
@reason_option
@by_option
@format_option
def task(
    *, reference: str, sources: tuple[str, ...], right: str, state: str, words: str | None, by: str | None, form: str
) -> None:
    """Record how work stands."""
    from avgtool.cli.requests.view import request_json, sentence
    from avgtool.workflows.subject_work.by_hand import record_work

    request, standing = record_work(
        current_session().config, reference, sources, right=right, state=state, words=words, by=by
    )
    if form == "json":
        sys.stdout.write(request_json(request, standing) + "\n")
    else:
        current_session().note(sentence(request, standing))
