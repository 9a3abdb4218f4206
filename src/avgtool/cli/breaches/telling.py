"""``avgtool breach notify``, ``tell`` and ``inform``: who was told what, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from avgtool.cli.breaches.options import (
    at_option,
    digests,
    documents_option,
    names_nobody_option,
    reason_option,
    reference_argument,
    take,
    words_option,
)
from avgtool.cli.commands import command
from avgtool.cli.consent.options import by_option, format_option
from avgtool.cli.speaking import option
from avgtool.i18n import msg

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@command(
    "notify",
    text=msg(
        "Record that the authority was notified. A complete notification says all that GDPR 33(3) asks; --partly is "
        "for the first part, where not everything is known yet (GDPR 33(4)). After the term it needs the reason for "
        "the delay. avgtool sends nothing itself."
    ),
    examples=(
        "avgtool breach notify DL-2026-0001 --partly --at 2026-11-22T21:30 --case z2026-01234",
        "avgtool breach notify DL-2026-0001 --document melding.pdf",
    ),
)
@reference_argument
@option("--partly", is_flag=True, text=msg("The rest follows."))
@option("--case", metavar="TEXT", text=msg("The number that the authority gave."))
@reason_option
@documents_option
@at_option
@names_nobody_option
@by_option
@format_option
def notify(  # noqa: PLR0913 - each is an option
    *,
    reference: str,
    partly: bool,
    case: str | None,
    words: str | None,
    paths: tuple[Path, ...],
    at: datetime | None,
    names_nobody: bool,
    by: str | None,
    form: str,
) -> None:
    """Record a notification."""
    from avgtool.model.breaches import Step

    step = Step.NOTIFY_PARTLY if partly else Step.NOTIFY
    fields = {"at": at, "case": case, "words": words, "documents": digests(paths)}
    take(reference, step, by=by, form=form, names_nobody=names_nobody, **fields)


@command(
    "tell",
    text=msg(
        "Record that the persons concerned were told, in plain language: what happened, whom to ask, the likely "
        "consequences, the measures, and what they can do themselves (GDPR 34(2))."
    ),
    examples=('avgtool breach tell DL-2026-0001 --persons 412 --channel e-mail --words "Uitleg, en let op phishing."',),
)
@reference_argument
@words_option
@option("--persons", type=click.IntRange(0, 10_000_000_000), text=msg("How many were told."))
@option("--channel", metavar="TEXT", text=msg("How they were told: by e-mail, by post, on the website."))
@documents_option
@at_option
@names_nobody_option
@by_option
@format_option
def tell(  # noqa: PLR0913 - each is an option
    *,
    reference: str,
    words: str,
    persons: int | None,
    channel: str | None,
    paths: tuple[Path, ...],
    at: datetime | None,
    names_nobody: bool,
    by: str | None,
    form: str,
) -> None:
    """Record that persons were told."""
    from avgtool.model.breaches import Step

    fields = {"at": at, "words": words, "persons": persons, "channel": channel, "documents": digests(paths)}
    take(reference, Step.TELL, by=by, form=form, names_nobody=names_nobody, **fields)


@command(
    "inform",
    text=msg(
        "Record that another organisation was told: the police, an insurer, a processor. A processor records with "
        "--controller that it told whoever it works for, without undue delay (GDPR 33(2))."
    ),
    examples=(
        'avgtool breach inform DL-2026-0001 --to Politie --words "Aangifte van diefstal."',
        'avgtool breach inform DL-2026-0002 --controller --to "Voorbeeld BV" --words "Alles wat bekend is."',
    ),
)
@reference_argument
@option("--to", "recipient", metavar="NAME", required=True, text=msg("Which organisation."))
@option("--controller", is_flag=True, text=msg("It is the controller for whom you process."))
@words_option
@documents_option
@at_option
@names_nobody_option
@by_option
@format_option
def inform(  # noqa: PLR0913 - each is an option
    *,
    reference: str,
    recipient: str,
    controller: bool,
    words: str,
    paths: tuple[Path, ...],
    at: datetime | None,
    names_nobody: bool,
    by: str | None,
    form: str,
) -> None:
    """Record that others were told."""
    from avgtool.model.breaches import Step

    step = Step.TELL_CONTROLLER if controller else Step.INFORM
    fields = {"at": at, "recipient": recipient, "words": words, "documents": digests(paths)}
    take(reference, step, by=by, form=form, names_nobody=names_nobody, **fields)
