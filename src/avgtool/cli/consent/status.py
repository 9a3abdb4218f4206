"""``avgtool consent status`` and ``history``: how a person stands, and how that came about."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from avgtool import wording
from avgtool.cli.commands import command
from avgtool.cli.consent.options import CHANNELS, also_options, format_option, named, person_argument
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.cli.times import Moment
from avgtool.errors import RefusedError
from avgtool.i18n import msg, nmsg

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from avgtool.consent.store.session import Missed
    from avgtool.ledger.keyed import Identifier


@command(
    "status",
    text=msg(
        "Show for each purpose and channel whether a person may be approached, and why. With --purpose the exit code "
        "says it: 0 yes, 1 no."
    ),
    examples=(
        "avgtool consent status K-1001",
        "avgtool consent status K-1001 --purpose nieuwsbrief --channel email",
        "avgtool consent status K-1001 --email jan@example.nl",
    ),
)
@person_argument
@also_options
@option("--purpose", metavar="CODE", text=msg("Only this purpose."))
@option("--channel", type=click.Choice(CHANNELS), text=msg("Only this channel."))
@option("--at", type=Moment(), metavar="MOMENT", text=msg("At an earlier moment; now by default."))
@format_option
def status(  # noqa: PLR0913 - each is an option
    *,
    subject: str,
    kind: str,
    email: str | None,
    phone: str | None,
    purpose: str | None,
    channel: str | None,
    at: datetime | None,
    form: str,
) -> int:
    """Show how a person stands."""
    from avgtool import catalog
    from avgtool.cli.consent.view import show_status, status_json
    from avgtool.workflows.consents import configured_session

    config = current_session().config
    person = named(subject, kind, email, phone)
    with configured_session(config, readonly=True) as session:
        standing = session.status(person, at=at, purpose=purpose, channel=channel)
        known = session.subject_of(person) is not None
        missed = session.not_looked_up(person)
    law = catalog.consent_law(config)
    if form == "json":
        sys.stdout.write(status_json(standing, law, missed) + "\n")
    else:
        show_status(current_session().out, standing, law, known=known)
    _warn_of(missed)
    return 0 if purpose is None or all(one.answer.allowed for one in standing) else RefusedError.exit_code


@command(
    "history",
    text=msg("Show everything that was recorded about a person, in the order in which it was recorded."),
    examples=("avgtool consent history K-1001",),
)
@person_argument
@also_options
@format_option
def history(*, subject: str, kind: str, email: str | None, phone: str | None, form: str) -> None:
    """Show what was recorded."""
    from avgtool.cli.consent.view import history_json, show_history
    from avgtool.workflows.consents import configured_session

    with configured_session(current_session().config, readonly=True) as session:
        entries = session.history(named(subject, kind, email, phone))
    if form == "json":
        sys.stdout.write(history_json(entries) + "\n")
    else:
        show_history(current_session().out, entries)


def _warn_of(missed: Mapping[Identifier, Missed]) -> None:
    """What was said by another identifier of the person is not found by this one."""
    for kind, counted in missed.items():
        if kind.value in _OPTIONS and (entries := counted.objections):
            current_session().warn(
                nmsg(
                    "Note: {shown} objection on the suppression list was made by another kind of identifier. Whether "
                    "it is of this person shows only with {option}.",
                    "Note: {shown} objections on the suppression list were made by another kind of identifier. Whether "
                    "one is of this person shows only with {option}.",
                    entries,
                    shown=wording.number(entries),
                    option=_OPTIONS[kind.value],
                )
            )
        if kind.value in _OPTIONS and (noes := counted.noes):
            current_session().warn(
                nmsg(
                    "Note: {shown} person known by another kind of identifier refused, withdrew or does not want a "
                    "channel. Whether it is this person shows only with {option}.",
                    "Note: {shown} persons known by another kind of identifier refused, withdrew or do not want a "
                    "channel. Whether one is this person shows only with {option}.",
                    noes,
                    shown=wording.number(noes),
                    option=_OPTIONS[kind.value],
                )
            )


_OPTIONS = {"email": "--email", "phone": "--phone"}
"""What looks each kind up."""
