"""``avgtool request extend``, ``answer`` and ``refuse``: what becomes of a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.consent.options import by_option, format_option
from avgtool.cli.requests.options import (
    at_option,
    details_option,
    documents_option,
    force_option,
    ground_option,
    letter_option,
    letters,
    needed_reason_option,
    ordered,
    reason_option,
    reference_argument,
    remedies_option,
    take,
)
from avgtool.cli.speaking import option
from avgtool.i18n import msg

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

_EXTENSIONS = ("complexiteit", "aantal-verzoeken")


@command(
    "extend",
    text=msg(
        "Record that the term was extended by two months, and that the person was told why: once, on or before the "
        "last day of the first term, and for complexity or the number of requests only (GDPR 12(3))."
    ),
    examples=('avgtool request extend 2026-0007 --because complexiteit --reason "Elf bronnen, ook op papier."',),
)
@reference_argument
@option("--because", type=click.Choice(_EXTENSIONS), required=True, text=msg("Which of the two reasons of the law."))
@needed_reason_option
@documents_option
@letter_option
@force_option
@at_option
@by_option
@format_option
def extend(  # noqa: PLR0913 - each is an option
    *,
    reference: str,
    because: str,
    words: str,
    paths: tuple[Path, ...],
    letter: Path | None,
    force: bool,
    at: date | datetime | None,
    by: str | None,
    form: str,
) -> None:
    """Record an extension."""
    from avgtool.model.requests import Step

    take(
        reference,
        Step.EXTEND,
        at=at,
        by=by,
        form=form,
        order=ordered(letter, force=force),
        reason=because,
        words=words,
        **letters(paths),
    )


@command(
    "answer",
    text=msg(
        "Record the answer that was sent. What was granted in part needs a ground for the rest, a motivation, and a "
        "letter that names the supervisory authority and the court."
    ),
    examples=(
        "avgtool request answer 2026-0007 --letter antwoord.pdf --details antwoord.yaml",
        "avgtool request answer 2026-0007 --partly --ground avg-17-3-b --document brief.pdf --remedies-told --reason …",
    ),
)
@reference_argument
@option("--partly", is_flag=True, text=msg("Not everything that was asked was granted."))
@ground_option
@reason_option
@remedies_option
@documents_option
@letter_option
@details_option
@force_option
@at_option
@by_option
@format_option
def answer(  # noqa: PLR0913 - each is an option
    *,
    reference: str,
    partly: bool,
    grounds: tuple[str, ...],
    words: str | None,
    remedies_told: bool,
    paths: tuple[Path, ...],
    letter: Path | None,
    details: tuple[Path, ...],
    force: bool,
    at: date | datetime | None,
    by: str | None,
    form: str,
) -> None:
    """Record an answer."""
    from avgtool.model.requests import Step

    if grounds and not partly:
        raise click.UsageError(str(msg("A ground goes with --partly, or with avgtool request refuse.")))
    fields = {"grounds": grounds, "words": words, "remedies_told": remedies_told, **letters(paths)}
    take(
        reference,
        Step.GRANT_PARTLY if partly else Step.GRANT,
        at=at,
        by=by,
        form=form,
        order=ordered(letter, details, force=force),
        **fields,
    )


@command(
    "refuse",
    text=msg(
        "Record a refusal: with a ground of the law, a motivation, and a letter that names the supervisory authority "
        "and the court (GDPR 12(4)), within the same term."
    ),
    examples=("avgtool request refuse 2026-0007 --letter afwijzing.pdf --ground uavg-41-1-i --reason …",),
)
@reference_argument
@ground_option
@reason_option
@remedies_option
@documents_option
@letter_option
@details_option
@force_option
@at_option
@by_option
@format_option
def refuse(  # noqa: PLR0913 - each is an option
    *,
    reference: str,
    grounds: tuple[str, ...],
    words: str | None,
    remedies_told: bool,
    paths: tuple[Path, ...],
    letter: Path | None,
    details: tuple[Path, ...],
    force: bool,
    at: date | datetime | None,
    by: str | None,
    form: str,
) -> None:
    """Record a refusal."""
    from avgtool.model.requests import Step

    fields = {"grounds": grounds, "words": words, "remedies_told": remedies_told, **letters(paths)}
    take(reference, Step.REFUSE, at=at, by=by, form=form, order=ordered(letter, details, force=force), **fields)
