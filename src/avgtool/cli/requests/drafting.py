"""``avgtool request letter``: a letter to look at or to finish by hand; nothing is recorded."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from avgtool import __version__
from avgtool.cli.commands import command
from avgtool.cli.consent.options import by_option, format_option
from avgtool.cli.rendering import require_documents
from avgtool.cli.requests.options import (
    MEANS,
    at_option,
    details_option,
    ground_option,
    ordered,
    reason_option,
    reference_argument,
    warn_of_gaps,
)
from avgtool.cli.session import archive_option, current_session
from avgtool.cli.speaking import option
from avgtool.i18n import msg

if TYPE_CHECKING:
    from datetime import date, datetime

KINDS = (
    "ontvangstbevestiging",
    "identificatie",
    "identiteit-vastgesteld",
    "precisering",
    "verlenging",
    "antwoord",
    "deels",
    "afwijzing",
    "opheffing",
)


@command(
    "letter",
    text=msg(
        "Write a draft of a letter, as .pdf or as .docx to be finished in a word processor. Nothing is recorded: when "
        "you sent it, take the step with --document. What is still missing stands in it in brackets."
    ),
    examples=(
        "avgtool request letter 2026-0007 --kind antwoord --output antwoord.docx",
        "avgtool request letter 2026-0007 --kind identificatie --means terugbellen --output brief.pdf",
    ),
)
@reference_argument
@option("--kind", type=click.Choice(KINDS), required=True, text=msg("Which letter."))
@option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    metavar="FILE",
    text=msg("File to write: .pdf or .docx."),
)
@option(
    "--means", type=click.Choice(MEANS), text=msg("By what means the person can show it: the lightest that will do.")
)
@option("--because", type=click.Choice(("complexiteit", "aantal-verzoeken")), text=msg("Why the term is extended."))
@ground_option
@reason_option
@details_option
@option("--force", is_flag=True, text=msg("Replace a file that is there."))
@at_option
@by_option
@format_option
@archive_option
def letter(  # noqa: PLR0913 - each is an option
    *,
    reference: str,
    kind: str,
    output: Path,
    means: str | None,
    because: str | None,
    grounds: tuple[str, ...],
    words: str | None,
    details: tuple[Path, ...],
    force: bool,
    at: date | datetime | None,
    by: str | None,
    form: str,
) -> None:
    """Write a draft."""
    from avgtool.sources.staging import require_free, write_whole
    from avgtool.subject_requests.letters.kinds import LetterKind
    from avgtool.workflows.ledger import open_configured
    from avgtool.workflows.request_letters import draft_letter

    order = ordered(output, details, force=force)
    assert order is not None
    require_free(output, force=force)
    session = current_session()
    require_documents(session, order.form)
    fields = {"means": means, "reason": because, "grounds": grounds, "words": words}
    with closing(open_configured(session.config)) as ledger:
        made = draft_letter(ledger, session.config, reference, LetterKind(kind), order, by=by, at=at, **fields)
    write_whole(output, made.content, force=force)
    if form == "json":
        content = {"avgtool": __version__, "format": "request-letter/1", "request": made.request.reference}
        told = {**content, "kind": kind, "path": str(output), "to_fill": list(made.to_fill)}
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    session.note(msg("Written: {path}", path=output))
    if made.lacks:
        session.warn(msg("Still to be filled in: {places}.", places="; ".join(made.lacks)))
    warn_of_gaps(made.request, by)
