"""``avgtool request withdraw-consent``: a consent that is taken back stands in the ledger as such."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from avgtool.cli.commands import command
from avgtool.cli.consent.options import by_option, format_option
from avgtool.cli.requests.options import reference_argument
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.i18n import msg

if TYPE_CHECKING:
    from avgtool.ledger.persons import Person


@command(
    "withdraw-consent",
    text=msg(
        "Record in the ledger that the person takes consents back (GDPR 7(3)), at once, and that this work of the "
        "request is done: the person may not be approached on them any more. All consents that hold, or those for the "
        "purposes that you name."
    ),
    examples=(
        "avgtool request withdraw-consent 2026-0007",
        "avgtool request withdraw-consent 2026-0007 --purpose nieuwsbrief --email f.elamrani@example.nl",
    ),
)
@reference_argument
@option("--purpose", "purposes", multiple=True, metavar="CODE", text=msg("Code of a purpose; may be repeated."))
@option("--customer", "customer", multiple=True, metavar="ID", text=msg("Customer id; may be repeated."))
@option("--email", "emails", multiple=True, metavar="ADDRESS", text=msg("E-mail address, however spelled."))
@option("--phone", "phones", multiple=True, metavar="NUMBER", text=msg("Telephone number, however spelled."))
@by_option
@format_option
def withdraw_consent(
    *,
    reference: str,
    purposes: tuple[str, ...],
    customer: tuple[str, ...],
    emails: tuple[str, ...],
    phones: tuple[str, ...],
    by: str | None,
    form: str,
) -> None:
    """Record a withdrawal."""
    from avgtool.cli.requests.view import request_json, sentence
    from avgtool.model.requests import Right
    from avgtool.subject_requests.work import open_tasks
    from avgtool.workflows.subject_work.by_hand import withdraw_consents

    session = current_session()
    also = _persons(customer, emails, phones)
    request, standing, codes = withdraw_consents(session.config, reference, purposes, also=also, by=by)
    if form == "json":
        sys.stdout.write(request_json(request, standing) + "\n")
        return
    session.note(msg("Withdrawn: {purposes}.", purposes=", ".join(codes)))
    if places := [task.source for task in open_tasks(request, (Right.CONSENT_WITHDRAWAL,))]:
        session.warn(
            msg(
                "These sources are used on consent: {sources}. Take the person out of them too, and record it: "
                "{command}",
                sources=", ".join(places),
                command=f"avgtool request task {reference} {places[0]} --for {Right.CONSENT_WITHDRAWAL}",
            )
        )
    session.note(sentence(request, standing))


def _persons(customer: tuple[str, ...], emails: tuple[str, ...], phones: tuple[str, ...]) -> list[Person]:
    from avgtool.cli.consent.options import named

    given = (("customer", customer), ("email", emails), ("phone", phones))
    return [named(value, kind) for kind, values in given for value in values]
