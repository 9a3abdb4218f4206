"""``avgtool request list``, ``show`` and ``rights``: how requests stand, and what the law says."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.consent.options import format_option, named
from avgtool.cli.requests.options import RIGHTS, on_option, reference_argument
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.i18n import msg

if TYPE_CHECKING:
    from datetime import date

_KINDS = ("customer", "email", "phone", "post")


@command(
    "list",
    text=msg("List the requests: what was asked, how far each has come, by when an answer is due."),
    examples=("avgtool request list", "avgtool request list --person K-1001 --format json"),
)
@option("--person", "person", metavar="SUBJECT", text=msg("Only those of this person; - reads it from stdin."))
@option(
    "--kind",
    type=click.Choice(_KINDS),
    default="customer",
    show_default=True,
    text=msg("What the person is known by. Of all but a customer id only a keyed digest is kept."),
)
@option("--open", "open_only", is_flag=True, text=msg("Only those that must still be answered."))
@on_option
@format_option
def list_(*, person: str | None, kind: str, open_only: bool, on: date | None, form: str) -> None:
    """List requests."""
    from avgtool import catalog
    from avgtool.cli.requests.view import requests_json, show_requests
    from avgtool.workflows.requests import configured_requests

    with configured_requests(current_session().config, readonly=True) as session:
        found = session.all(named(person, kind) if person else None)
        standing = [(one, session.standing(one, on)) for one in found]
    chosen = [pair for pair in standing if pair[1].is_open or not open_only]
    if form == "json":
        sys.stdout.write(requests_json(chosen) + "\n")
    else:
        show_requests(current_session().out, chosen, catalog.request_law())


@command(
    "show",
    text=msg("Show one request: how it stands, everything that was done, what can be done next, what to answer."),
    examples=("avgtool request show 2026-0007",),
)
@reference_argument
@on_option
@format_option
def show(*, reference: str, on: date | None, form: str) -> None:
    """Show a request."""
    from zoneinfo import ZoneInfo

    from avgtool import catalog
    from avgtool.cli.requests.view import request_json, show_request
    from avgtool.workflows.requests import configured_requests

    with configured_requests(current_session().config, readonly=True) as session:
        found = session.get(reference)
        stands = session.standing(found, on)
        customer, zone = session.customer_id(found), ZoneInfo(session.calendar.zone)
    if form == "json":
        sys.stdout.write(request_json(found, stands, customer) + "\n")
    else:
        show_request(current_session().out, found, stands, catalog.request_law(), zone, customer)


@command(
    "rights",
    text=msg(
        "Show what the law says of the rights: when a person has one, what to answer, on which grounds to refuse."
    ),
    examples=("avgtool request rights wissing",),
)
@click.argument("right", required=False, metavar="[RIGHT]", type=click.Choice(RIGHTS))
@format_option
def rights(*, right: str | None, form: str) -> None:
    """Show the rights."""
    from avgtool import catalog
    from avgtool.cli.requests.rights_view import rights_json, show_rights

    law = catalog.request_law()
    chosen = [one for one in law.rights.values() if right in {None, one.right.value}]
    if form == "json":
        sys.stdout.write(rights_json(chosen, law) + "\n")
    else:
        show_rights(current_session().out, chosen, law)
