"""``avgtool breach pdf``: the register of breaches, or the notification of one, on paper."""

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
        "Write the register of breaches as a document (GDPR 33(5)); or, of one breach, the notification filled in with "
        "all that GDPR 33(3) asks and a timeline to the minute. PDF or HTML, by the file's ending."
    ),
    examples=("avgtool breach pdf", "avgtool breach pdf DL-2026-0001 --output melding.pdf"),
)
@click.argument("reference", required=False, metavar="[REFERENCE]")
@option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    text=msg("File to write; by default datalekregister.pdf, or melding-REFERENCE.pdf."),
)
@option("--force", is_flag=True, text=msg("Replace a file that is there."))
@archive_option
def pdf(*, reference: str | None, output: Path | None, force: bool) -> None:
    """Write it."""
    from avgtool.workflows.breaches import breach_document

    session = current_session()
    path = output or Path(f"melding-{reference}.pdf" if reference else "datalekregister.pdf")
    form: Form = "html" if form_of(path, REPORT_FORMS) == "html" else "pdf"
    require_documents(session, form)
    require_reports([path], force=force)
    content = breach_document(session.config, reference, form, created=now(), language=language())
    write(path, content, force=force)
    session.note(msg("Written: {path}", path=path))
