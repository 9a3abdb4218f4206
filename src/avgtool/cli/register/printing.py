"""``avgtool register pdf``: the register on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.rendering import REPORT_FORMS, form_of, now, require_documents, require_reports, write
from avgtool.cli.requests.options import on_option
from avgtool.cli.session import archive_option, current_session
from avgtool.cli.speaking import option
from avgtool.i18n import language, msg

if TYPE_CHECKING:
    from datetime import date

    from avgtool.workflows.reports import Form


@command(
    "pdf",
    text=msg(
        "Write the register as a document: the controller's and the processor's part, and the points of attention that "
        "a check finds. PDF or HTML, by the file's ending."
    ),
    examples=(
        "avgtool register pdf",
        "avgtool register pdf --without-points --output voor-de-ap.pdf",
    ),
)
@option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("verwerkingsregister.pdf"),
    show_default=True,
    metavar="FILE",
    text=msg("File to write, ending in .pdf or .html."),
)
@option("--activity", "codes", multiple=True, metavar="CODE", text=msg("Only this activity; may be repeated."))
@option("--without-points", is_flag=True, text=msg("Leave out the points of attention, for who is not your own."))
@option("--force", is_flag=True, text=msg("Replace a file that is there."))
@on_option
@archive_option
def pdf(*, output: Path, codes: tuple[str, ...], without_points: bool, force: bool, on: date | None) -> None:
    """Write it."""
    from avgtool.workflows.register import activity_of
    from avgtool.workflows.register_pdf import register_file

    session = current_session()
    form: Form = "html" if form_of(output, REPORT_FORMS) == "html" else "pdf"
    require_documents(session, form)
    require_reports([output], force=force)
    config = session.config
    for code in codes:
        activity_of(config, code)
    created = now()
    content = register_file(
        config,
        form,
        on=on or created.date(),
        created=created,
        language=language(),
        codes=codes,
        with_points=not without_points,
    )
    write(output, content, force=force)
    session.note(msg("Written: {path}", path=output))
