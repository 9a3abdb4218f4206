"""``avgtool init``: a new avgtool.yaml, asked or by options."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from avgtool.cli.commands import command
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.i18n import LANGUAGES, Message, language, msg

QUESTIONS: dict[str, Message] = {
    "name": msg("Name of the organisation"),
    "address": msg("Address"),
    "contact": msg("Contact for privacy questions (e-mail)"),
    "fg": msg("Data protection officer (FG), if any"),
    "person": msg("Your word for the person (klant, cliënt, patiënt, gast, opdrachtgever, lid)"),
}
DEFAULTS = {"name": "", "address": "", "contact": "", "fg": "", "person": "klant"}


@command(
    "init",
    text=msg("Write a new avgtool.yaml. What is not given as an option is asked, where there is a terminal."),
    examples=(
        'avgtool init --name "Voorbeeld BV" --contact privacy@example.nl',
        "avgtool init --propose --source exports --source sqlite:///webshop.db",
    ),
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path(), metavar="[DIR]")
@option("--name", text=QUESTIONS["name"])
@option("--address", text=QUESTIONS["address"])
@option("--contact", text=QUESTIONS["contact"])
@option("--fg", text=QUESTIONS["fg"])
@option("--person", text=QUESTIONS["person"])
@option("--language", "reports", type=click.Choice(LANGUAGES), text=msg("Language of reports and terminal."))
@option(
    "--ledger",
    default="sqlite:///avgtool.db",
    show_default=True,
    text=msg("Database in which consents, requests and the register of processing are kept."),
)
@option(
    "--source", "sources", multiple=True, text=msg("A file, folder or database with customer data; may be repeated.")
)
@option(
    "--propose",
    is_flag=True,
    text=msg(
        "Look at the sources and propose how a person is found in them, which rows belong to a person and where free "
        "text is: for you to check. Where there is an avgtool.yaml already, the proposal is printed."
    ),
)
def init(  # noqa: PLR0913 - one parameter an option
    *,
    folder: Path,
    name: str | None,
    address: str | None,
    contact: str | None,
    fg: str | None,
    person: str | None,
    reports: str | None,
    ledger: str,
    sources: tuple[str, ...],
    propose: bool,
) -> None:
    """Ask what is missing, and write."""
    from avgtool.workflows.init import Answers, write_config

    spoken = reports or language()
    if propose and (folder / "avgtool.yaml").exists():
        sys.stdout.write(_proposal(sources, spoken))
        return
    given = {"name": name, "address": address, "contact": contact, "fg": fg, "person": person}
    answers = {field: _ask(field, value) for field, value in given.items()}
    proposal = _proposal(sources, spoken) if propose else ""
    path = write_config(folder, Answers(**answers, language=spoken, ledger=ledger, sources=sources, proposal=proposal))
    session = current_session()
    session.note(msg("Written: {path}", path=path))
    session.note(msg("Next: avgtool scan FILE"))


def _proposal(sources: tuple[str, ...], spoken: str) -> str:
    from avgtool.workflows.subject_data.proposing import propose_sources

    if not sources:
        raise click.UsageError(str(msg("Name the sources to look at with --source.")))
    session = current_session()
    try:
        proposal = propose_sources(sources, session.config, spoken, session.progress())
    finally:
        session.stop_progress()
    places = [
        msg(
            "{source}: {columns}",
            source=source if table == source else f"{source}, {table}",
            columns=", ".join(columns),
        )
        for source, tables in proposal.not_read.items()
        for table, columns in tables.items()
    ]
    if places:
        session.note(msg("Not looked into, for you to judge whether they speak of persons (then put them under text):"))
    for place in places:
        session.note(f"  {place}")
    return proposal.text


def _ask(field: str, value: str | None) -> str:
    if value is not None:
        return value
    if not sys.stdin.isatty():
        if field == "name":
            raise click.UsageError(str(msg("Give at least --name; there is no terminal to ask at.")))
        return DEFAULTS[field]
    usual = DEFAULTS[field]
    needed = field == "name"
    return str(click.prompt(str(QUESTIONS[field]), default=None if needed else usual, show_default=bool(usual)))
