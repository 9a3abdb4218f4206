"""What commands about breaches take, and what they answer: a breach, a moment, words, the result."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.cli.times import Moment
from avgtool.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from avgtool.breaches.store.session import BreachSession
    from avgtool.i18n import Message
    from avgtool.model.breaches import Breach, BreachLaw, Step

reference_argument = click.argument("reference", metavar="REFERENCE")
at_option = option(
    "--at", type=Moment(), metavar="MOMENT", text=msg("When it was done, to the minute; now by default.")
)
reason_option = option("--reason", "words", metavar="TEXT", text=msg("Why, in words, without names."))
needed_reason_option = option(
    "--reason", "words", metavar="TEXT", required=True, text=msg("Why, in words, without names.")
)
words_option = option("--words", metavar="TEXT", required=True, text=msg("What was told or done, without names."))
documents_option = option(
    "--document",
    "paths",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    metavar="FILE",
    text=msg("What was sent; the register keeps its SHA-256 alone."),
)
names_nobody_option = option(
    "--names-nobody", is_flag=True, text=msg("Record it though a text seems to name a person, for it names none.")
)
on_option = option("--on", "on", type=Moment(), metavar="MOMENT", text=msg("As it stands then; now by default."))


def take(
    reference: str,
    step: Step,
    *,
    by: str | None,
    form: str,
    names_nobody: bool,
    **fields: Any,
) -> None:
    """Take one step, and tell how the breach stands then."""
    record(
        lambda session: session.take(reference, step, **fields),
        by=by,
        form=form,
        said=() if names_nobody else (fields.get("words"),),
    )


def record(
    do: Callable[[BreachSession], Breach],
    *,
    by: str | None,
    form: str,
    said: tuple[str | None, ...],
    new: bool = False,
    tell: Callable[[Breach, BreachLaw], Iterable[Message]] | None = None,
) -> None:
    """Record something in one transaction, once it names nobody, and tell what came of it and how the breach stands."""
    from avgtool.breaches.serialize import whole
    from avgtool.cli.breaches.view import as_json, sentence
    from avgtool.workflows.breach_session import configured_breaches
    from avgtool.workflows.naming_nobody import require_nobody_named

    config = current_session().config
    require_nobody_named(said, config)
    with configured_breaches(config, by=by) as session:
        taken = do(session)
        stands = session.standing(taken)
    if form == "json":
        sys.stdout.write(as_json("breach/1", breach=whole(taken, stands)) + "\n")
        return
    if new:
        sys.stdout.write(f"{taken.reference}\n")
    for line in tell(taken, session.law) if tell else ():
        current_session().note(line)
    current_session().note(sentence(taken, stands, session.law))


def digests(paths: tuple[Path, ...]) -> tuple[str, ...]:
    """The documents as a step takes them."""
    from avgtool.workflows.breaches import digest_of

    return tuple(digest_of(path) for path in paths)


def given(**fields: datetime | object | None) -> dict[str, Any]:
    """The fields that were filled in."""
    return {name: value for name, value in fields.items() if value is not None and value != ()}
