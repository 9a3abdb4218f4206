"""``avgtool request correct``: what was mistyped when a request was recorded."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.consent.options import by_option, format_option
from avgtool.cli.requests.options import reference_argument
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.cli.times import Day
from avgtool.i18n import msg

if TYPE_CHECKING:
    from datetime import date


@command(
    "correct",
    text=msg(
        "Put right what was mistyped when a request was recorded: how to reach the person, or the day of receipt, from "
        "which the term counts. What was recorded first stays, and the correction stands in the timeline. For another "
        "right record another request."
    ),
    examples=(
        'avgtool request correct 2026-0007 --contact "Mevrouw F. el Amrani, Dorpsstraat 1, 1234 AB Utrecht"',
        'avgtool request correct 2026-0007 --received 2026-03-03 --reason "Datum van de poststempel."',
    ),
)
@reference_argument
@option("--contact", metavar="TEXT", text=msg("How to reach the person; kept encrypted."))
@option("--received", type=Day(), metavar="DATE", text=msg("The day on which the request reached you."))
@option("--reason", "words", metavar="TEXT", text=msg("How you know the day of receipt; kept encrypted."))
@by_option
@format_option
def correct(
    *, reference: str, contact: str | None, received: date | None, words: str | None, by: str | None, form: str
) -> None:
    """Correct a request."""
    from avgtool.cli.requests.view import request_json, sentence
    from avgtool.model.requests import Correction, Step
    from avgtool.workflows.requests import configured_requests

    if contact is None and received is None:
        raise click.UsageError(str(msg("Say what is corrected: {codes}.", codes="--contact, --received")))
    with configured_requests(current_session().config, by=by) as session:
        if contact is not None:
            session.take(reference, Step.CORRECT, reason=Correction.CONTACT.value, words=contact)
        if received is not None:
            session.take(reference, Step.CORRECT, reason=Correction.RECEIVED.value, term=received, words=words)
        taken = session.get(reference)
        stands = session.standing(taken)
    if form == "json":
        sys.stdout.write(request_json(taken, stands) + "\n")
    else:
        current_session().note(sentence(taken, stands))
