"""``avgtool dpia pdf``: an assessment on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.rendering import REPORT_FORMS, form_of, now, require_documents, require_reports, write
from avgtool.cli.session import archive_option, current_session
from avgtool.cli.speaking import option
from avgtool.i18n import language, msg

if TYPE_CHECKING:
    from avgtool.workflows.reports import Form


@command(
    "pdf",
    text=msg(
        "Write an assessment as a document: the result with its reasons, description, necessity, questions, risks on a "
        "map, measures, advice and decision. PDF or HTML, by the file's ending."
    ),
    examples=("avgtool dpia pdf klantsegmentatie", "avgtool dpia pdf dpias/klantsegmentatie.yaml --output dpia.html"),
)
@click.argument("assessment", metavar="CODE|FILE")
@option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    text=msg("File to write; by default dpia-CODE.pdf."),
)
@option("--force", is_flag=True, text=msg("Replace a file that is there."))
@archive_option
def pdf(*, assessment: str, output: Path | None, force: bool) -> None:
    """Write it."""
    from avgtool.workflows.dpia import dpia_file, path_of

    session = current_session()
    source = path_of(session.config, assessment)
    path = output or Path(f"dpia-{source.stem}.pdf")
    form: Form = "html" if form_of(path, REPORT_FORMS) == "html" else "pdf"
    require_documents(session, form)
    require_reports([path], force=force)
    write(path, dpia_file(session.config, source, form, created=now(), language=language()), force=force)
    session.note(msg("Written: {path}", path=path))
