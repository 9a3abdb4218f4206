"""``avgtool consent record`` and ``withdraw``: giving and taking back are as easy as each other (art. 7(3) AVG)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.consent.options import (
    at_option,
    by_option,
    channel_option,
    method_option,
    named,
    person_argument,
    purpose_option,
    said_at,
)
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.cli.times import Day
from avgtool.i18n import msg

if TYPE_CHECKING:
    from datetime import date, datetime

_TYPES = ("requested", "given", "refused", "confirmed", "withdrawn", "expired", "invalidated")
_NOES = ("refused", "withdrawn")


@command(
    "record",
    text=msg("Record what happened to a consent, with the words that were shown at that moment."),
    examples=(
        "avgtool consent record K-1001 --purpose nieuwsbrief --method webform",
        "avgtool consent record - --kind email --purpose nieuwsbrief --at 2026-11-22T10:15:00+01:00",
    ),
)
@person_argument
@purpose_option
@option("--type", "type_", type=click.Choice(_TYPES), default="given", show_default=True, text=msg("What happened."))
@at_option
@channel_option
@option(
    "--notice",
    "notice",
    metavar="VERSION",
    text=msg("Version of the notice that was shown; for a yes by default the one in force then."),
)
@option("--notice-language", metavar="LANGUAGE", text=msg("Language of that notice, where it has several."))
@method_option
@option("--explicit", is_flag=True, text=msg("Said in so many words, as special categories need (GDPR 9(2)(a))."))
@option("--by-guardian", is_flag=True, text=msg("Given by who holds parental responsibility (GDPR 8)."))
@option("--guardian", metavar="REFERENCE", text=msg("A pseudonymous reference to that parent."))
@option("--guardian-check", metavar="TEXT", text=msg("How it was checked; kept encrypted."))
@option("--of-age-on", type=Day(), metavar="DATE", text=msg("When the person turns 16, where that matters."))
@option("--evidence", metavar="TEXT", text=msg("Where the proof lies; kept encrypted."))
@option("--note", metavar="TEXT", text=msg("Anything else; kept encrypted."))
@by_option
def record(  # noqa: PLR0913 - each is an option
    *,
    subject: str,
    kind: str,
    purpose: str,
    type_: str,
    at: date | datetime | None,
    channel: str | None,
    notice: str | None,
    notice_language: str | None,
    method: str | None,
    explicit: bool,
    by_guardian: bool,
    guardian: str | None,
    guardian_check: str | None,
    of_age_on: date | None,
    evidence: str | None,
    note: str | None,
    by: str | None,
) -> None:
    """Record one event."""
    from avgtool.consent.store.writing import Words
    from avgtool.workflows.consents import configured_session

    person, moment = named(subject, kind), said_at(at, no=type_ in _NOES)
    with configured_session(current_session().config, by=by) as session:
        number = session.notice_number(purpose, notice, notice_language, moment) if notice or notice_language else None
        made = session.record(
            person,
            purpose,
            type_,
            at=moment,
            channel=channel,
            notice=number,
            method=method,
            explicit=explicit,
            by_guardian=by_guardian,
            of_age_on=of_age_on,
            guardian=guardian,
            words=Words(evidence, guardian_check, note),
        )
    current_session().out.print(made)


@command(
    "withdraw",
    text=msg("Record that a person withdraws a consent; it holds from that moment on."),
    examples=("avgtool consent withdraw K-1001 --purpose nieuwsbrief",),
)
@person_argument
@purpose_option
@at_option
@channel_option
@method_option
@by_option
def withdraw(
    *,
    subject: str,
    kind: str,
    purpose: str,
    at: date | datetime | None,
    channel: str | None,
    method: str | None,
    by: str | None,
) -> None:
    """Record a withdrawal."""
    from avgtool.workflows.consents import configured_session

    person, moment = named(subject, kind), said_at(at, no=True)
    with configured_session(current_session().config, by=by) as session:
        made = session.withdraw(person, purpose, at=moment, channel=channel, method=method)
    current_session().out.print(made)
