"""``avgtool breach list``, ``show`` and ``due``: how breaches stand."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from avgtool.cli.breaches.options import on_option, reference_argument
from avgtool.cli.commands import command
from avgtool.cli.consent.options import format_option
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.errors import RefusedError
from avgtool.i18n import msg

if TYPE_CHECKING:
    from datetime import datetime


@command(
    "list",
    text=msg("List the breaches: what happened, how far each has come, by when the authority must be notified."),
    examples=("avgtool breach list", "avgtool breach list --open --format json"),
)
@option("--open", "open_only", is_flag=True, text=msg("Only those that are not closed."))
@on_option
@format_option
def list_(*, open_only: bool, on: datetime | None, form: str) -> None:
    """List breaches."""
    from avgtool.breaches.serialize import outline
    from avgtool.cli.breaches.view import as_json, show_breaches
    from avgtool.workflows.breach_session import configured_breaches

    with configured_breaches(current_session().config, readonly=True) as session:
        found = [(one, session.standing(one, on)) for one in session.all()]
    chosen = [pair for pair in found if pair[1].is_open or not open_only]
    if form == "json":
        sys.stdout.write(as_json("breaches/1", breaches=[outline(*pair) for pair in chosen]) + "\n")
    else:
        show_breaches(current_session().out, chosen, session.law)


@command(
    "show",
    text=msg("Show one breach: what is known, what was decided and told, what is missing, what can be done next."),
    examples=("avgtool breach show DL-2026-0001",),
)
@reference_argument
@on_option
@format_option
def show(*, reference: str, on: datetime | None, form: str) -> None:
    """Show a breach."""
    from avgtool.breaches.serialize import whole
    from avgtool.cli.breaches.view import as_json, show_breach
    from avgtool.workflows.breach_session import configured_breaches

    with configured_breaches(current_session().config, readonly=True) as session:
        found = session.get(reference)
        now = on or session.now
        stands = session.standing(found, now)
    if form == "json":
        sys.stdout.write(as_json("breach/1", breach=whole(found, stands)) + "\n")
    else:
        show_breach(current_session().out, found, stands, session.law, now)


@command(
    "due",
    text=msg(
        "List what is to be done about breaches, the most pressing first, with the hours that are left. Exit code 1 "
        "where the term has passed without a decision or a notification."
    ),
    examples=("avgtool breach due", "avgtool breach due --format json"),
)
@on_option
@format_option
def due(*, on: datetime | None, form: str) -> int:
    """List what is due."""
    from avgtool.cli.breaches.view import as_json, due_data, show_due
    from avgtool.model.breaches import Urgency
    from avgtool.workflows.breach_session import configured_breaches

    with configured_breaches(current_session().config, readonly=True) as session:
        now = on or session.now
        found = [(one, session.standing(one, now)) for one in session.all()]
    order = list(Urgency)
    pending = sorted(
        (pair for pair in found if pair[1].todo),
        key=lambda pair: (order.index(pair[1].urgency), pair[1].due or now, pair[0].reference),
    )
    if form == "json":
        sys.stdout.write(as_json("breaches-due/1", **due_data(pending, now)) + "\n")
    else:
        show_due(current_session().out, pending, session.law, now)
    late = any(stands.urgency is Urgency.OVERDUE for _, stands in pending)
    return RefusedError.exit_code if late else 0
