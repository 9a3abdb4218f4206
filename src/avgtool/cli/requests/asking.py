"""``avgtool request verify-identity``, ``ask`` and ``take-up``: who asks, and what about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.consent.options import by_option, format_option
from avgtool.cli.requests.options import (
    MEANS,
    at_option,
    documents_option,
    force_option,
    letter_option,
    letters,
    means_option,
    needed_reason_option,
    ordered,
    reason_option,
    reference_argument,
    take,
)
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.i18n import msg

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path


@command(
    "verify-identity",
    text=msg(
        "Record by what means it was made sure who asks; the work begins, and a clock that stood still goes on. Keep "
        "no copy of an identity document."
    ),
    examples=("avgtool request verify-identity 2026-0007 --means terugbellen",),
)
@reference_argument
@means_option
@reason_option
@letter_option
@force_option
@at_option
@by_option
@format_option
def verify_identity(  # noqa: PLR0913 - each is an option
    *,
    reference: str,
    means: str,
    words: str | None,
    letter: Path | None,
    force: bool,
    at: date | datetime | None,
    by: str | None,
    form: str,
) -> None:
    """Record who asks."""
    from avgtool.model.requests import Step

    take(
        reference,
        Step.VERIFY_IDENTITY,
        at=at,
        by=by,
        form=form,
        order=ordered(letter, force=force),
        means=means,
        words=words,
    )


@command(
    "ask",
    text=msg(
        "Record that the person was asked for proof of identity, where there is doubt (GDPR 12(6)), or what a large "
        "request is about (recital 63). The clock stands still until the answer; ask within five working days."
    ),
    examples=(
        'avgtool request ask 2026-0007 --identity --means terugbellen --reason "Onbekend e-mailadres."',
        'avgtool request ask 2026-0007 --clarification --reason "Om welk contract gaat het?"',
    ),
)
@reference_argument
@option("--identity/--clarification", "identity", required=True, text=msg("What is asked."))
@option(
    "--means", type=click.Choice(MEANS), text=msg("By what means the person can show it: the lightest that will do.")
)
@needed_reason_option
@documents_option
@letter_option
@force_option
@at_option
@by_option
@format_option
def ask(  # noqa: PLR0913 - each is an option
    *,
    reference: str,
    identity: bool,
    means: str | None,
    words: str,
    paths: tuple[Path, ...],
    letter: Path | None,
    force: bool,
    at: date | datetime | None,
    by: str | None,
    form: str,
) -> None:
    """Record a question."""
    from avgtool.model.requests import Step

    if means and not identity:
        raise click.UsageError(str(msg("--means goes with --identity.")))
    step = Step.ASK_IDENTITY if identity else Step.ASK_CLARIFICATION
    take(
        reference,
        step,
        at=at,
        by=by,
        form=form,
        order=ordered(letter, force=force),
        means=means,
        words=words,
        **letters(paths),
    )
    if means:
        _guide(means)


@command(
    "take-up",
    text=msg(
        "Record that the work goes on: the person made clear what the request is about, or a reopened request is "
        "taken up."
    ),
    examples=("avgtool request take-up 2026-0007",),
)
@reference_argument
@reason_option
@at_option
@by_option
@format_option
def take_up(*, reference: str, words: str | None, at: date | datetime | None, by: str | None, form: str) -> None:
    """Record that the work goes on."""
    from avgtool.model.requests import Step

    take(reference, Step.TAKE_UP, at=at, by=by, form=form, words=words)


def _guide(means: str) -> None:
    from avgtool import catalog
    from avgtool.model.requests import IdentityMeans

    for line in catalog.request_law().identity_guidance[IdentityMeans(means)]:
        current_session().note(f"- {line}")
