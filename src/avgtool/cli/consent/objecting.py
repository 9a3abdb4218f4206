"""``avgtool consent object``, ``prefer`` and ``customer``: what else decides whether a person may be approached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.consent.options import (
    CHANNELS,
    at_option,
    by_option,
    channel_option,
    method_option,
    named,
    person_argument,
    said_at,
)
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.cli.times import Moment
from avgtool.i18n import msg

if TYPE_CHECKING:
    from datetime import date, datetime


@command(
    "object",
    text=msg(
        "Put a person on the suppression list (GDPR 21): from then on nothing is sent, also once the person is erased. "
        "Needs no consents and no purposes in the ledger."
    ),
    examples=(
        "avgtool consent object K-1001",
        "avgtool consent object - --kind email --channel email",
        "avgtool consent object K-1001 --lift",
    ),
)
@person_argument
@option("--purpose", metavar="CODE", text=msg("Only to this purpose; to all direct marketing by default."))
@channel_option
@at_option
@option("--lift", is_flag=True, text=msg("The person takes such an objection back."))
@method_option
@by_option
def object_(  # noqa: PLR0913 - each is an option
    *,
    subject: str,
    kind: str,
    purpose: str | None,
    channel: str | None,
    at: date | datetime | None,
    lift: bool,
    method: str | None,
    by: str | None,
) -> None:
    """Record an objection, or the end of one."""
    from avgtool.cli.consent.filter_view import lookalike_words
    from avgtool.workflows.consents import configured_session

    person, moment = named(subject, kind), said_at(at, no=not lift)
    with configured_session(current_session().config, by=by) as session:
        session.object(person, purpose, channel=channel, at=moment, lifted=lift, method=method)
        known = session.purposes()
        alike = session.lookalikes(person)
    if alike:
        current_session().warn(lookalike_words(1))
    if purpose is not None and purpose not in known:
        current_session().warn(
            msg("The ledger knows no purpose {code}: this counts for a purpose of exactly this code.", code=purpose)
        )
    current_session().note(
        msg("Recorded: the objection was taken back.")
        if lift
        else msg("Recorded: this person is on the suppression list.")
    )


@command(
    "prefer",
    text=msg("Record by which channel a person does or does not want to be approached."),
    examples=("avgtool consent prefer K-1001 --channel phone --unwanted",),
)
@person_argument
@option("--channel", type=click.Choice(CHANNELS), required=True, text=msg("Which channel."))
@option("--wanted/--unwanted", required=True, text=msg("Whether it is wanted."))
@at_option
@by_option
def prefer(*, subject: str, kind: str, channel: str, wanted: bool, at: date | datetime | None, by: str | None) -> None:
    """Record a preference."""
    from avgtool.workflows.consents import configured_session

    person, moment = named(subject, kind), said_at(at, no=not wanted)
    with configured_session(current_session().config, by=by) as session:
        session.prefer(person, channel, wanted=wanted, at=moment)
    current_session().note(msg("Recorded."))


@command(
    "customer",
    text=msg("Record since when and how a person is a customer: what the exception for own customers rests on."),
    examples=("avgtool consent customer K-1001 --since 2026-05-01T12:00:00+02:00 --in-sale --objection-offered",),
)
@person_argument
@option("--since", type=Moment(), metavar="MOMENT", required=True, text=msg("Since when."))
@option("--in-sale", is_flag=True, text=msg("The address was obtained in a sale."))
@option("--objection-offered", is_flag=True, text=msg("The customer could object then, at no cost and with ease."))
@by_option
def customer(
    *, subject: str, kind: str, since: datetime, in_sale: bool, objection_offered: bool, by: str | None
) -> None:
    """Record a customer relation."""
    from avgtool.model.consents import CustomerRelation
    from avgtool.workflows.consents import configured_session

    person = named(subject, kind)
    with configured_session(current_session().config, by=by) as session:
        session.relate(person, CustomerRelation(since, in_sale, objection_offered))
    current_session().note(msg("Recorded."))
