"""What commands about consents take: a person, a moment, a purpose, who records."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.cli.times import When
from avgtool.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Callable

    from avgtool.consent.store.session import Person

CHANNELS = ("email", "post", "phone", "sms", "app")
METHODS = ("webform", "phone", "paper", "email", "app", "in_person", "import")
KINDS = ("customer", "email", "phone", "post")


def person_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    """Take a person: one's own customer id, or what ``--kind`` says; ``-`` reads it from stdin."""
    kind = option(
        "--kind",
        type=click.Choice(KINDS),
        default="customer",
        show_default=True,
        text=msg("What the person is known by. Of all but a customer id only a keyed digest is kept."),
    )
    decorated: Callable[..., Any] = click.argument("subject", metavar="SUBJECT")(kind(command))
    return decorated


def also_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Take further identifiers of the same person; ``-`` reads one from stdin, a line each, after that of SUBJECT."""
    email = option("--email", metavar="ADDRESS", text=msg("The person's e-mail address: a no by it counts too."))
    phone = option("--phone", metavar="NUMBER", text=msg("The person's telephone number, likewise."))
    decorated: Callable[..., Any] = email(phone(command))
    return decorated


def named(subject: str, kind: str, email: str | None = None, phone: str | None = None) -> Person:
    """The person that a command is about; one read from stdin stays out of the list of processes."""
    from avgtool.consent.store.session import Person
    from avgtool.ledger.keyed import Identifier

    def written(value: str) -> str:
        return sys.stdin.readline().rstrip("\r\n") if value == "-" else value

    person = Person(written(subject), Identifier(kind))
    also = ((email, Identifier.EMAIL), (phone, Identifier.PHONE))
    return replace(person, also=tuple(Person(written(one), of) for one, of in also if one is not None))


def said_at(given: date | datetime | None, *, no: bool) -> datetime | None:
    """When something was said; none where that was not given."""
    if given is None or isinstance(given, datetime):
        return given
    from avgtool import catalog
    from avgtool.consent.moments import said_on
    from avgtool.keys.log import utc_now

    return said_on(given, catalog.consent_law(current_session().config).timezone, utc_now(), no=no)


purpose_option = option("--purpose", required=True, metavar="CODE", text=msg("Code of the purpose."))
channel_option = option("--channel", type=click.Choice(CHANNELS), text=msg("Only by this channel; all by default."))
method_option = option("--method", type=click.Choice(METHODS), text=msg("How it came to you."))
at_option = option(
    "--at",
    type=When(),
    metavar="MOMENT",
    text=msg(
        "When it happened; now by default. Of a day without a time a no counts from its end, a yes from its start."
    ),
)
by_option = option("--by", metavar="NAME", text=msg("Who records it; otherwise AVGTOOL_BY, or by in avgtool.yaml."))
format_option = option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    text=msg("Form of the result."),
)
