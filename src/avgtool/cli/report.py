"""``avgtool report``: documents over what the ledger holds."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from avgtool.cli.annual import annual
from avgtool.cli.commands import command
from avgtool.cli.rendering import form_of, now, require_documents, require_reports, write
from avgtool.cli.session import archive_option, current_session
from avgtool.cli.speaking import SpeakingGroup, option
from avgtool.cli.times import Day
from avgtool.i18n import language, msg

if TYPE_CHECKING:
    from datetime import date

    from avgtool.workflows.consent_report import Form

_FORMS = {".pdf": "pdf", ".html": "html", ".htm": "html", ".csv": "csv", ".json": "json"}
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group(
    "report",
    cls=SpeakingGroup,
    text=msg("Reports over what the ledger holds."),
    examples=(
        "avgtool report annual --year 2026 --output jaarverslag.pdf",
        "avgtool report consents --output toestemmingen.pdf",
        "avgtool report requests --output verzoeken.pdf",
    ),
)
def report() -> None:
    """Group the commands."""


@command(
    "consents",
    text=msg(
        "Report on consents: per purpose what was given, withdrawn and expired by month, who may be approached, how "
        "old the consents are, who must be asked again, and the objections. Counts alone; nothing about one person."
    ),
    examples=(
        "avgtool report consents --output toestemmingen.pdf",
        "avgtool report consents --from 2026-01-01 --to 2026-06-30 --format csv",
        "avgtool report consents --output toestemmingen.pdf --list opnieuw-vragen.csv",
    ),
)
@option("--from", "first", type=Day(), metavar="DATE", text=msg("First day; by default a year up to the last day."))
@option("--to", "last", type=Day(), metavar="DATE", text=msg("Last day; today by default."))
@option(
    "--format",
    "form",
    type=click.Choice(sorted(set(_FORMS.values()))),
    text=msg("Form of the report; by default that of the file's ending, and json."),
)
@option("--output", type=_FILE, metavar="FILE", text=msg("File to write; else stdout."))
@option(
    "--list",
    "listed",
    type=_FILE,
    metavar="FILE",
    text=msg("Write apart who must be asked again (CSV). Holds personal data: throw it away after use."),
)
@option("--force", is_flag=True, text=msg("Replace a file that is there."))
@archive_option
def consents(
    *, first: date | None, last: date | None, form: str | None, output: Path | None, listed: Path | None, force: bool
) -> None:
    """Report on consents."""
    from avgtool.workflows.consent_report import count_consents, list_content, report_content

    session = current_session()
    chosen: Form = _chosen(form_of(output, _FORMS, asked=form) if output else form)
    require_documents(session, chosen)
    config = session.config
    require_reports([one for one in (output, listed) if one is not None], force=force)
    counted = count_consents(config, first, last, now=now())
    content = report_content(counted, config, chosen, created=now(), language=language())
    if listed is not None:
        write(listed, list_content(counted), force=force)
        session.note(msg("Written: {path}", path=listed))
    _deliver(content, output, force=force)


@command(
    "requests",
    text=msg(
        "Report on requests of data subjects: how many came in, which rights, how many were answered in time, median "
        "days, grounds of refusal, and what is overdue. Counts alone; nothing about one person."
    ),
    examples=(
        "avgtool report requests --output verzoeken.pdf",
        "avgtool report requests --from 2026-01-01 --to 2026-06-30 --format csv",
    ),
)
@option("--from", "first", type=Day(), metavar="DATE", text=msg("First day; by default a year up to the last day."))
@option("--to", "last", type=Day(), metavar="DATE", text=msg("Last day; today by default."))
@option(
    "--format",
    "form",
    type=click.Choice(sorted(set(_FORMS.values()))),
    text=msg("Form of the report; by default that of the file's ending, and json."),
)
@option("--output", type=_FILE, metavar="FILE", text=msg("File to write; else stdout."))
@option("--force", is_flag=True, text=msg("Replace a file that is there."))
@archive_option
def requests(*, first: date | None, last: date | None, form: str | None, output: Path | None, force: bool) -> None:
    """Report on requests."""
    from avgtool.workflows.requests_report import count_requests, requests_content

    session = current_session()
    chosen = _chosen(form_of(output, _FORMS, asked=form) if output else form)
    require_documents(session, chosen)
    require_reports([output] if output else [], force=force)
    figures = count_requests(session.config, first, last, now=now)
    _deliver(requests_content(figures, session.config, chosen, created=now(), language=language()), output, force=force)


def _deliver(content: bytes, output: Path | None, *, force: bool) -> None:
    """Write a report to a file, or to stdout."""
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        write(output, content, force=force)
        current_session().note(msg("Written: {path}", path=output))


def _chosen(form: str | None) -> Form:
    known: dict[str, Form] = {"pdf": "pdf", "html": "html", "csv": "csv", "json": "json"}
    return known[form or "json"]


report.add_command(annual)
report.add_command(consents)
report.add_command(requests)
