"""What commands about requests take, and what they answer: a request, a day or moment, letters, the result."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.cli.times import Day, When
from avgtool.i18n import msg

if TYPE_CHECKING:
    from datetime import date, datetime

    from avgtool.model.requests import Step

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
on_option = option("--on", "on", type=Day(), metavar="DATE", text=msg("As it stands on this day; today by default."))


def take(reference: str, step: Step, *, at: date | datetime | None, by: str | None, form: str, **fields: Any) -> None:
    """Take a step, and tell how the request stands then."""
    from avgtool.cli.requests.view import request_json, sentence
    from avgtool.workflows.requests import configured_requests

    with configured_requests(current_session().config, by=by) as session:
        session.take(reference, step, at=at, **fields)
        taken = session.get(reference)
        stands = session.standing(taken)
    if form == "json":
        sys.stdout.write(request_json(taken, stands) + "\n")
    else:
        current_session().note(sentence(taken, stands))


def letters(paths: tuple[Path, ...]) -> dict[str, Any]:
    """The letters as a step takes them."""
    from avgtool.workflows.requests import letter

    return {"documents": tuple(letter(path) for path in paths)}
