"""``avgtool dpia new``, ``questions`` and ``schema``: a new assessment, what it asks, and the form of its file."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.consent.options import format_option
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.i18n import msg

if TYPE_CHECKING:
    from avgtool.model.dpia import DpiaLaw, Given

ANSWERS = ("ja", "nee", "weet-niet")


@command(
    "new",
    text=msg(
        "Begin an assessment: ask in the terminal whether one is needed, and write a file with the answers and room "
        "for the rest. Without a terminal, or with --no-ask, the questions stand in the file. --activity takes what "
        "the register knows."
    ),
    examples=("avgtool dpia new --activity klantsegmentatie", "avgtool dpia new --code camera-hal --no-ask"),
)
@option("--activity", metavar="CODE", text=msg("The processing activity of the register that it is about."))
@option("--code", metavar="CODE", text=msg("Name of its file; that of the activity by default."))
@option("--name", metavar="NAME", text=msg("What readers call it."))
@option(
    "--ask/--no-ask", "ask", default=None, text=msg("Whether to ask in the terminal; by default where there is one.")
)
def new(*, activity: str | None, code: str | None, name: str | None, ask: bool | None) -> None:
    """Ask, write, and say what comes next."""
    from avgtool import catalog
    from avgtool.cli.dpia.view import sentence
    from avgtool.config.activities import is_code
    from avgtool.dpia.verdict import verdict
    from avgtool.workflows.dpia import begin, write_new

    chosen = code or activity
    if chosen is None:
        raise click.UsageError(str(msg("Give --activity, or --code.")))
    if not is_code(chosen):
        raise click.UsageError(str(msg("A code has small letters, digits and hyphens: nieuwsbrief-horeca.")))
    session = current_session()
    law = catalog.dpia_law(session.config)
    made = begin(session.config, chosen, name, activity)
    if sys.stdin.isatty() if ask is None else ask:
        made = replace(made, answers={**made.answers, **_asked(law)})
    path = write_new(session.config, made)
    session.note(msg("Written: {path}", path=path))
    session.note(sentence(verdict(made, law)))
    session.note(msg("Next: fill in what is missing, then avgtool dpia check"))


def _asked(law: DpiaLaw) -> dict[str, Given]:
    from avgtool.model.dpia import Answer, Given

    answers: dict[str, Given] = {}
    choice = click.Choice(ANSWERS)
    for number, one in enumerate(law.questions, 1):
        click.echo(f"\n{number}/{len(law.questions)} {one.title}\n{one.text}", err=True)
        given = click.prompt(str(msg("Does this hold?")), type=choice, default="weet-niet", err=True)
        answers[one.code] = Given(Answer(given))
    return answers


@command(
    "questions",
    text=msg("Show the questions by which it is judged whether an assessment is needed, with their codes."),
    examples=("avgtool dpia questions",),
)
@format_option
def questions(*, form: str) -> None:
    """Show them."""
    from avgtool import catalog
    from avgtool.cli.dpia.view import questions_json, show_questions

    session = current_session()
    law = catalog.dpia_law(session.config)
    if form == "json":
        sys.stdout.write(questions_json(law) + "\n")
    else:
        show_questions(session.out, law)


@command(
    "schema",
    text=msg("Print the JSON Schema of the files of assessments, with which editors complete and check them."),
    examples=("avgtool dpia schema > dpia.schema.json",),
)
def schema() -> None:
    """On stdout, for a file or a program."""
    from avgtool import catalog
    from avgtool.dpia.json_schema import assessment_schema

    law = catalog.dpia_law(current_session().config)
    click.echo(json.dumps(assessment_schema(law), ensure_ascii=False, indent=2))
