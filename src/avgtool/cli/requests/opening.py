"""``avgtool request open`` and ``acknowledge``: a request comes in."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.consent.options import by_option, format_option, named, person_argument
from avgtool.cli.requests.options import (
    CAME_BY,
    RIGHTS,
    at_option,
    documents_option,
    force_option,
    letter_option,
    letters,
    ordered,
    reference_argument,
    take,
)
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.cli.times import When
from avgtool.i18n import LANGUAGES, msg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from pathlib import Path

    from avgtool.i18n import Message
    from avgtool.model.requests import Request


@command(
    "open",
    text=msg(
        "Record a request that came in, by whatever channel, and say by when it must be answered. It counts from the "
        "day on which it reached you, not from the day on which somebody noticed it. Prints its reference."
    ),
    examples=(
        "avgtool request open K-1001 --right inzage --received 2026-03-05",
        "avgtool request open - --kind email --right wissing --right bezwaar-direct-marketing --channel webform",
    ),
)
@person_argument
@option("--right", "rights", type=click.Choice(RIGHTS), multiple=True, required=True, text=msg("What is asked for."))
@option("--received", type=When(), metavar="DATE", text=msg("When it reached you; today by default."))
@option("--channel", type=click.Choice(CAME_BY), default="email", show_default=True, text=msg("How it came to you."))
@option("--words", metavar="TEXT", text=msg("What was asked, in words; kept encrypted."))
@option("--contact", metavar="TEXT", text=msg("How to reach the person; kept encrypted."))
@option("--representative", metavar="TEXT", text=msg("Who asks for the person, and by what mandate; kept encrypted."))
@option("--answer-in", "language", type=click.Choice(LANGUAGES), default="nl", text=msg("Language of the answer."))
@by_option
@format_option
def open_(  # noqa: PLR0913 - each is an option
    *,
    subject: str,
    kind: str,
    rights: tuple[str, ...],
    received: date | datetime | None,
    channel: str,
    words: str | None,
    contact: str | None,
    representative: str | None,
    language: str,
    by: str | None,
    form: str,
) -> None:
    """Record a request."""
    from avgtool.cli.requests.view import request_json, sentence
    from avgtool.workflows.requests import configured_requests

    person = named(subject, kind)
    with configured_requests(current_session().config, by=by) as session:
        made = session.open(
            person,
            rights,
            channel=channel,
            received=received or session.today,
            language=language,
            words=words,
            contact=contact,
            representative=representative,
        )
        stands = session.standing(made)
        others = [one for one in session.all(person) if one.reference != made.reference]
        waiting = [one for one in others if session.standing(one).is_open]
    sys.stdout.write((request_json(made, stands) if form == "json" else made.reference) + "\n")
    if form != "json":
        current_session().note(sentence(made, stands))
        _tell_of_others(made, waiting)
        for said in _at_once(rights, made.reference):
            current_session().note(said)


def _tell_of_others(made: Request, waiting: list[Request]) -> None:
    """Name the person's other requests that are open; the same one of the same day may have been recorded twice."""
    same = [one for one in waiting if (one.received, set(one.rights)) == (made.received, set(made.rights))]
    if same:
        twice = ", ".join(one.reference for one in same)
        current_session().warn(
            msg("The same was recorded of this person on this day before: {references}.", references=twice)
        )
    elif waiting:
        open_ = ", ".join(one.reference for one in waiting)
        current_session().note(msg("Of this person other requests are open: {references}.", references=open_))


def _at_once(rights: tuple[str, ...], reference: str) -> Iterator[Message]:
    """What need not wait for an answer."""
    if "bezwaar-direct-marketing" in rights:
        command = f"avgtool request object {reference}"
        yield msg("Stop direct marketing to this person at once (GDPR 21(3)): {command}", command=command)
    if "toestemming-intrekken" in rights:
        command = f"avgtool request withdraw-consent {reference}"
        yield msg("The withdrawal holds at once (GDPR 7(3)); record it: {command}", command=command)


@command(
    "acknowledge",
    text=msg("Record that receipt was acknowledged, with the day by which an answer comes: good practice, no duty."),
    examples=("avgtool request acknowledge 2026-0007 --letter ontvangstbevestiging.pdf",),
)
@reference_argument
@documents_option
@letter_option
@force_option
@at_option
@by_option
@format_option
def acknowledge(
    *,
    reference: str,
    paths: tuple[Path, ...],
    letter: Path | None,
    force: bool,
    at: date | datetime | None,
    by: str | None,
    form: str,
) -> None:
    """Record an acknowledgement."""
    from avgtool.model.requests import Step

    order = ordered(letter, force=force)
    take(reference, Step.ACKNOWLEDGE, at=at, by=by, form=form, order=order, **letters(paths))
