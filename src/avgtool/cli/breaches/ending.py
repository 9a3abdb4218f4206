"""``avgtool breach withdraw``, ``close`` and ``reopen``: how a breach ends, and what begins it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.cli.breaches.options import (
    at_option,
    names_nobody_option,
    needed_reason_option,
    reason_option,
    reference_argument,
    take,
)
from avgtool.cli.commands import command
from avgtool.cli.consent.options import by_option, format_option
from avgtool.i18n import msg

if TYPE_CHECKING:
    from datetime import datetime


@command(
    "withdraw",
    text=msg("Record that a notification was withdrawn, for it was no breach of personal data, or no risk after all."),
    examples=('avgtool breach withdraw DL-2026-0001 --reason "De schijf was leeg."',),
)
@reference_argument
@needed_reason_option
@at_option
@names_nobody_option
@by_option
@format_option
def withdraw(*, reference: str, words: str, at: datetime | None, names_nobody: bool, by: str | None, form: str) -> None:
    """Record that a notification was withdrawn."""
    from avgtool.model.breaches import Step

    take(reference, Step.WITHDRAW, by=by, form=form, names_nobody=names_nobody, at=at, words=words)


@command(
    "close",
    text=msg(
        "Close a breach: everything was decided, who had to be told was told, and the register holds the facts, the "
        "effects and the measures (GDPR 33(5))."
    ),
    examples=('avgtool breach close DL-2026-0001 --reason "Maatregelen zijn doorgevoerd."',),
)
@reference_argument
@reason_option
@at_option
@names_nobody_option
@by_option
@format_option
def close(
    *, reference: str, words: str | None, at: datetime | None, names_nobody: bool, by: str | None, form: str
) -> None:
    """Close a breach."""
    from avgtool.model.breaches import Step

    take(reference, Step.CLOSE, by=by, form=form, names_nobody=names_nobody, at=at, words=words)


@command(
    "reopen",
    text=msg("Open a closed breach again, for something became known or the authority asks."),
    examples=('avgtool breach reopen DL-2026-0001 --reason "Bestand dook elders op."',),
)
@reference_argument
@needed_reason_option
@at_option
@names_nobody_option
@by_option
@format_option
def reopen(*, reference: str, words: str, at: datetime | None, names_nobody: bool, by: str | None, form: str) -> None:
    """Open a breach again."""
    from avgtool.model.breaches import Step

    take(reference, Step.REOPEN, by=by, form=form, names_nobody=names_nobody, at=at, words=words)
