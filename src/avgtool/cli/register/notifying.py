"""``avgtool register privacy-notice``: the register told to the persons concerned (art. 13 and 14 AVG)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.rendering import REPORT_FORMS, form_of, now, require_documents, require_reports, write
from avgtool.cli.session import archive_option, current_session
from avgtool.cli.speaking import option
from avgtool.errors import RefusedError
from avgtool.i18n import Message, language, msg

if TYPE_CHECKING:
    from avgtool.register.notice.gaps import Gap
    from avgtool.workflows.reports import Form


@command(
    "privacy-notice",
    text=msg(
        "Write the privacy notice (GDPR 13 and 14) from the register, in plain words: what for, why that is allowed, "
        "which data, who gets them, how long, and which rights there are. Tells what is still missing."
    ),
    examples=(
        "avgtool register privacy-notice --output privacyverklaring.html",
        "avgtool register privacy-notice --subjects medewerkers --output privacy-medewerkers.html",
        "avgtool --lang en register privacy-notice --output privacy.pdf --check",
    ),
)
@option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("privacyverklaring.html"),
    show_default=True,
    metavar="FILE",
    text=msg("File to write, ending in .pdf or .html."),
)
@option("--activity", "codes", multiple=True, metavar="CODE", text=msg("Only this activity; may be repeated."))
@option(
    "--subjects",
    "groups",
    multiple=True,
    metavar="TEXT",
    text=msg("Only activities about this group of persons, such as medewerkers; may be repeated."),
)
@option("--check", "checks", is_flag=True, text=msg("Exit with 1 when something is missing in it."))
@option("--force", is_flag=True, text=msg("Replace a file that is there."))
@archive_option
def privacy_notice(*, output: Path, codes: tuple[str, ...], groups: tuple[str, ...], checks: bool, force: bool) -> int:
    """Write it."""
    from avgtool.workflows.privacy_notice import privacy_notice as make
    from avgtool.workflows.register import activity_of

    session = current_session()
    form: Form = "html" if form_of(output, REPORT_FORMS) == "html" else "pdf"
    require_documents(session, form)
    require_reports([output], force=force)
    config = session.config
    for code in codes:
        activity_of(config, code)
    notice = make(config, form, created=now(), language=language(), codes=codes, groups=groups)
    write(output, notice.content, force=force)
    for gap in notice.gaps:
        session.warn(_told(gap))
    if notice.groups:
        session.warn(
            msg(
                "This notice is for several groups at once: {groups}. One for a group is written with --subjects.",
                groups="; ".join(notice.groups),
            )
        )
    session.note(msg("Written: {path}", path=output))
    return RefusedError.exit_code if checks and notice.gaps else 0


def _told(gap: Gap) -> Message:
    return msg(
        "Missing in {where}: {what} (GDPR {article}; {field}).",
        where=gap.activity or "avgtool.yaml",
        what=gap.what,
        article=gap.article,
        field=gap.field,
    )
