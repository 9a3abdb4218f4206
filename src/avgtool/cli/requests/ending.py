"""``avgtool request withdraw``, ``close`` and ``reopen``: how a request ends, and what begins it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.consent.options import by_option, format_option
from avgtool.cli.requests.options import (
    at_option,
    documents_option,
    letters,
    needed_reason_option,
    reason_option,
    reference_argument,
    take,
)
from avgtool.cli.speaking import option
from avgtool.cli.times import Day
from avgtool.i18n import msg

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

_RECIPIENTS = ("ingelicht", "geen-ontvangers", "onmogelijk")
_REOPENINGS = ("klacht", "rechter", "nieuwe-feiten")


@command(
    "withdraw",
    text=msg("Record that the person withdrew the request, in writing: the letter, or where it is."),
    examples=("avgtool request withdraw 2026-0007 --document brief.pdf",),
)
@reference_argument
@documents_option
@reason_option
@at_option
@by_option
@format_option
def withdraw(
    *,
    reference: str,
    paths: tuple[Path, ...],
    words: str | None,
    at: date | datetime | None,
    by: str | None,
    form: str,
) -> None:
    """Record that a request was withdrawn."""
    from avgtool.model.requests import Step

    take(reference, Step.WITHDRAW, at=at, by=by, form=form, words=words, **letters(paths))


@command(
    "close",
    text=msg(
        "Close a request that was decided: the work in every source is done, and those who got data that were changed "
        "or erased were told (GDPR 19)."
    ),
    examples=("avgtool request close 2026-0007 --recipients ingelicht",),
)
@reference_argument
@option("--recipients", type=click.Choice(_RECIPIENTS), text=msg("What became of the notice to recipients."))
@reason_option
@at_option
@by_option
@format_option
def close(
    *,
    reference: str,
    recipients: str | None,
    words: str | None,
    at: date | datetime | None,
    by: str | None,
    form: str,
) -> None:
    """Close a request."""
    from avgtool.model.requests import Step

    take(reference, Step.CLOSE, at=at, by=by, form=form, recipients=recipients, words=words)


@command(
    "reopen",
    text=msg(
        "Open a closed request again, for a complaint, a court or new facts. A new month begins, or the term that was "
        "set with --due."
    ),
    examples=(
        'avgtool request reopen 2026-0007 --because rechter --due 2026-09-01 --reason "Beschikking van 4 augustus."',
    ),
)
@reference_argument
@option("--because", type=click.Choice(_REOPENINGS), required=True, text=msg("Why it is opened again."))
@option("--due", "term", type=Day(), metavar="DATE", text=msg("By when a supervisor or a court wants an answer."))
@needed_reason_option
@at_option
@by_option
@format_option
def reopen(
    *,
    reference: str,
    because: str,
    term: date | None,
    words: str,
    at: date | datetime | None,
    by: str | None,
    form: str,
) -> None:
    """Open a request again."""
    from avgtool.model.requests import Step

    take(reference, Step.REOPEN, at=at, by=by, form=form, reason=because, term=term, words=words)
