"""What commands about requests take, and what they answer: a request, a day or moment, letters, the result."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from avgtool import wording
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.cli.times import Day, When
from avgtool.i18n import msg

if TYPE_CHECKING:
    from datetime import date, datetime

    from avgtool.model.requests import Request, Step
    from avgtool.subject_requests.standing import Standing
    from avgtool.workflows.request_letters import LetterOrder

RIGHTS = (
    "inzage",
    "rectificatie",
    "wissing",
    "beperking",
    "overdraagbaarheid",
    "bezwaar",
    "bezwaar-direct-marketing",
    "geautomatiseerde-besluitvorming",
    "toestemming-intrekken",
)
CAME_BY = ("email", "post", "phone", "webform", "portal", "in_person", "chat", "other")
LETTER_FORMS = {".pdf": "pdf", ".docx": "docx"}
"""What the ending of a letter asks for."""
MEANS = ("inloggen", "e-mailcontrole", "terugbellen", "klantgegevens", "aan-de-balie", "afgeschermde-kopie")


reference_argument = click.argument("reference", metavar="REFERENCE")
at_option = option(
    "--at", type=When(), metavar="DATE", text=msg("When it was done: a date, or a moment; now by default.")
)
reason_option = option("--reason", "words", metavar="TEXT", text=msg("Why, in words; kept encrypted."))
needed_reason_option = option(
    "--reason", "words", metavar="TEXT", required=True, text=msg("Why, in words; kept encrypted.")
)
means_option = option(
    "--means",
    type=click.Choice(MEANS),
    required=True,
    text=msg("By what means it is made sure who asks: the lightest that will do. They are listed from light to heavy."),
)
ground_option = option(
    "--ground",
    "grounds",
    multiple=True,
    metavar="CODE",
    text=msg("Ground of refusal, by its code: see avgtool request rights."),
)
remedies_option = option(
    "--remedies-told",
    is_flag=True,
    text=msg("The letter names the supervisory authority and the court (GDPR 12(4))."),
)
documents_option = option(
    "--document",
    "paths",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    metavar="FILE",
    text=msg("A letter that belongs to it; the ledger keeps its SHA-256, and its name encrypted."),
)
letter_option = option(
    "--letter",
    "letter",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    text=msg("Write the letter of this step, as .pdf or .docx, and record its SHA-256; both, or neither."),
)
details_option = option(
    "--details",
    "details",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    multiple=True,
    text=msg("YAML file with what the letter tells of what was done or found (docs/letters.md); may be repeated."),
)
force_option = option("--force", is_flag=True, text=msg("Replace a letter that is there."))
on_option = option("--on", "on", type=Day(), metavar="DATE", text=msg("As it stands on this day; today by default."))


def take(
    reference: str,
    step: Step,
    *,
    at: date | datetime | None,
    by: str | None,
    form: str,
    order: LetterOrder | None = None,
    **fields: Any,
) -> None:
    """Take a step, with its letter where one was ordered, and tell how the request stands then."""
    from avgtool.cli.requests.view import request_json, sentence
    from avgtool.workflows.requests import configured_requests

    config = current_session().config
    if order is not None:
        from avgtool.workflows.ledger import open_configured
        from avgtool.workflows.request_letters import take_with_letter

        with closing(open_configured(config)) as ledger:
            taken, stands = take_with_letter(ledger, config, reference, step, order, by=by, at=at, **fields)
    else:
        with configured_requests(config, by=by) as session:
            session.take(reference, step, at=at, **fields)
            taken = session.get(reference)
            stands = session.standing(taken)
    if form == "json":
        sys.stdout.write(request_json(taken, stands) + "\n")
    else:
        current_session().note(sentence(taken, stands))
    if stands.term.deadline.waiting and stands.term.deadline.asked_late:
        _warn_of_lateness(stands)
    if order is not None:
        current_session().note(msg("Written: {path}", path=order.path))
        warn_of_gaps(taken, by)


def ordered(path: Path | None, details: tuple[Path, ...] = (), *, force: bool = False) -> LetterOrder | None:
    """The letter that options ask for; none without ``--letter``.

    Raises:
        click.UsageError: The file ends in neither .pdf nor .docx, or an option goes with a letter and there is none.
    """
    from avgtool.cli.rendering import form_of, now
    from avgtool.workflows.request_letters import LetterOrder

    if path is None:
        if details or force:
            raise click.UsageError(str(msg("--details and --force go with --letter.")))
        return None
    form: Literal["pdf", "docx"] = "docx" if form_of(path, LETTER_FORMS) == "docx" else "pdf"
    return LetterOrder(path, form, now(), details, force)


def warn_of_gaps(request: Request, by: str | None) -> None:
    """Say that a letter has no sender, no address or no name under it, where avgtool.yaml or the request has none."""
    warn_of_no_signer(by)
    if not current_session().config.organisation.name:
        current_session().warn(msg("The letter has no sender: avgtool.yaml does not say organisation.name."))
    if request.contact is None:
        current_session().warn(
            msg("The request has no contact, so the letter has no address: avgtool request correct --contact …")
        )


def warn_of_no_signer(by: str | None) -> None:
    """Say that no name stands under a letter: that of the user of the system is never shown to a person."""
    from avgtool.workflows.who_acts import who_is_named

    config = current_session().config
    if not who_is_named(by, config) and not config.letters.signer:
        current_session().warn(
            msg("No name stands under the letter: say whose with --by, AVGTOOL_BY, or by in avgtool.yaml.")
        )


def letters(paths: tuple[Path, ...]) -> dict[str, Any]:
    """The letters as a step takes them."""
    from avgtool.workflows.requests import letter

    return {"documents": tuple(letter(path) for path in paths)}


def _warn_of_lateness(stands: Standing) -> None:
    told = msg(
        "This was asked more than five working days after receipt: the clock may not stand still. "
        "Without a pause the answer is due on {due}.",
        due=wording.day(stands.term.unpaused),
    )
    current_session().warn(told)
