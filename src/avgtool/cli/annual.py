"""``avgtool report annual``: the year of the data protection officer."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.rendering import form_of, now, require_documents, require_reports, write
from avgtool.cli.session import archive_option, current_session
from avgtool.cli.speaking import option
from avgtool.i18n import language, msg

if TYPE_CHECKING:
    from avgtool.annual.figures import Narrative
    from avgtool.workflows.annual_report import Form

_FORMS = {".pdf": "pdf", ".html": "html", ".htm": "html", ".json": "json"}
_FILE = click.Path(path_type=Path, dir_okay=False)


@command(
    "annual",
    text=msg(
        "Annual report of the data protection officer: requests, data breaches, impact assessments, changes of the "
        "register, consents and scans, with charts over the year, and your own recommendations and outlook."
    ),
    examples=(
        "avgtool report annual --year 2026 --output jaarverslag.pdf",
        "avgtool report annual --year 2026 --texts jaar.yaml --earlier jaarverslag-2025.json --output jaarverslag.pdf",
    ),
)
@option(
    "--year",
    type=click.IntRange(2018, 9999),
    metavar="YEAR",
    text=msg("Which year; this one, up to today, by default."),
)
@option(
    "--texts",
    type=_FILE,
    metavar="FILE",
    text=msg("YAML file with what you say of the year: summary, trainings, recommendations, outlook."),
)
@option("--recommendation", "recommendations", multiple=True, metavar="TEXT", text=msg("One more recommendation."))
@option("--outlook", metavar="TEXT", text=msg("What the next year brings, in the place of what the file says."))
@option(
    "--earlier",
    type=_FILE,
    metavar="FILE.json",
    text=msg("JSON of an earlier report: tells what changed in the register since."),
)
@option(
    "--format",
    "form",
    type=click.Choice(sorted(set(_FORMS.values()))),
    text=msg("Form of the report; by default that of the file's ending, and json."),
)
@option("--output", type=_FILE, metavar="FILE", text=msg("File to write; else stdout."))
@option("--force", is_flag=True, text=msg("Replace a file that is there."))
@archive_option
def annual(  # noqa: PLR0913 - each is an option
    *,
    year: int | None,
    texts: Path | None,
    recommendations: tuple[str, ...],
    outlook: str | None,
    earlier: Path | None,
    form: str | None,
    output: Path | None,
    force: bool,
) -> None:
    """Report on a year."""
    from avgtool.workflows.annual_report import annual_content, count_year

    session = current_session()
    chosen = _chosen(form_of(output, _FORMS, asked=form) if output else form)
    require_documents(session, chosen)
    require_reports([output] if output else [], force=force)
    narrative = _narrative(texts, recommendations, outlook)
    made = now()
    config = session.config
    figures = count_year(config, year or made.year, now=made, earlier=earlier)
    content = annual_content(figures, narrative, config, chosen, created=made, language=language())
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    write(output, content, force=force)
    session.note(msg("Written: {path}", path=output))


def _narrative(texts: Path | None, recommendations: tuple[str, ...], outlook: str | None) -> Narrative:
    from avgtool.annual.figures import Narrative
    from avgtool.annual.narrative import read_narrative

    written = read_narrative(texts) if texts else Narrative()
    advice = (*written.recommendations, *recommendations)
    return replace(written, recommendations=advice, outlook=outlook or written.outlook)


def _chosen(form: str | None) -> Form:
    known: dict[str, Form] = {"pdf": "pdf", "html": "html", "json": "json"}
    return known[form or "json"]
