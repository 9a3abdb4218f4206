"""``avgtool breach pdf`` and ``letter``: the register of breaches, a notification, the letter to the persons."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from avgtool.cli.breaches.options import reference_argument
from avgtool.cli.commands import command
from avgtool.cli.consent.options import by_option
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


@command(
    "letter",
    text=msg(
        "Write the letter to the persons concerned, in plain language: what happened, which data, what it can mean, "
        "what you do, what they can do, and whom to ask (GDPR 34(2)). What is not known yet is a place to fill in. A "
        ".docx can be edited, and merged with names. Record afterwards that they were told: avgtool breach tell."
    ),
    examples=("avgtool breach letter DL-2026-0001 --output brief.docx",),
)
@reference_argument
@option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    metavar="FILE",
    text=msg("File to write: .pdf or .docx."),
)
@option("--force", is_flag=True, text=msg("Replace a file that is there."))
@by_option
@archive_option
def letter(*, reference: str, output: Path, force: bool, by: str | None) -> None:
    """Write the letter."""
    from avgtool.sources.staging import require_free
    from avgtool.workflows.breach_letter import breach_letter
    from avgtool.workflows.request_letters import form_of as form_of_letter

    session = current_session()
    form = form_of_letter(output)
    require_free(output, force=force)
    require_documents(session, form)
    written = breach_letter(session.config, reference, form, created=now(), language=language(), by=by)
    write(output, written.content, force=force)
    session.note(msg("Written: {path}", path=output))
    if written.to_fill:
        session.warn(msg("Still to be filled in: {places}.", places="; ".join(written.to_fill)))
