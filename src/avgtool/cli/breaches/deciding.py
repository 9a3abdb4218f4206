"""``avgtool breach decide``: whether the authority is notified, and whether the persons are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from avgtool.cli.breaches.options import (
    at_option,
    names_nobody_option,
    reason_option,
    record,
    reference_argument,
)
from avgtool.cli.commands import command
from avgtool.cli.consent.options import by_option, format_option
from avgtool.cli.speaking import option
from avgtool.i18n import msg
from avgtool.model.breaches import Step

if TYPE_CHECKING:
    from datetime import datetime

    from avgtool.breaches.store.session import BreachSession
    from avgtool.model.breaches import Breach

GROUNDS = ("geen-hoog-risico", "avg-34-3-a", "avg-34-3-b", "avg-34-3-c", "uavg-42")
"""catalog.breach_law; a test holds both against each other."""


@command(
    "decide",
    text=msg(
        "Record a decision: whether to notify the authority (GDPR 33(1): unless a risk to persons is unlikely), and "
        "whether to tell the persons (GDPR 34: where a high risk is likely). Not to do so needs a reason."
    ),
    examples=(
        'avgtool breach decide DL-2026-0001 --no-notify --reason "Ontvanger heeft het ongelezen gewist."',
        'avgtool breach decide DL-2026-0001 --notify --no-tell --ground avg-34-3-a --reason "Schijf is versleuteld."',
    ),
)
@reference_argument
@option("--notify/--no-notify", "notify", default=None, text=msg("Whether the authority is notified."))
@option("--tell/--no-tell", "tell", default=None, text=msg("Whether the persons are told."))
@option(
    "--ground",
    type=click.Choice(GROUNDS),
    text=msg("Why the persons are not told: no high risk, an exception of GDPR 34(3), or UAVG 42."),
)
@reason_option
@at_option
@names_nobody_option
@by_option
@format_option
def decide(  # noqa: PLR0913 - each is an option
    *,
    reference: str,
    notify: bool | None,
    tell: bool | None,
    ground: str | None,
    words: str | None,
    at: datetime | None,
    names_nobody: bool,
    by: str | None,
    form: str,
) -> None:
    """Record decisions."""
    if notify is None and tell is None:
        raise click.UsageError(str(msg("Say what is decided: --notify or --no-notify, --tell or --no-tell.")))
    if ground and tell is not False:
        raise click.UsageError(str(msg("A ground goes with --no-tell.")))

    def do(session: BreachSession) -> Breach:
        if notify is not None:
            step = Step.DECIDE_NOTIFY if notify else Step.DECIDE_NOT_NOTIFY
            session.take(reference, step, at=at, words=words)
        if tell is not None:
            step = Step.DECIDE_TELL if tell else Step.DECIDE_NOT_TELL
            session.take(reference, step, at=at, words=words, ground=ground)
        return session.get(reference)

    record(do, by=by, form=form, said=() if names_nobody else (words,))
