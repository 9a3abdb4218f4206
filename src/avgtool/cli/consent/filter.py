"""``avgtool consent filter``: who of an export may be approached."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.consent.options import CHANNELS, format_option
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.cli.times import Moment
from avgtool.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from avgtool.ledger.keyed import Identifier

_KINDS = ("customer", "email", "phone", "post")
_FILE = click.Path(path_type=Path, dir_okay=False)


@command(
    "filter",
    text=msg(
        "Keep the rows of an export whose persons may be approached, and count the others by reason. The export itself "
        "is never changed."
    ),
    examples=(
        (
            "avgtool consent filter klanten.csv --purpose nieuwsbrief --channel email --subject-column klantnr "
            "--email-column e-mail --output mag.csv"
        ),
        (
            "avgtool consent filter leden.xlsx --objections-only --channel email --subject-column mail "
            "--subject-kind email --output mag.xlsx"
        ),
    ),
)
@click.argument("export", metavar="EXPORT")
@option("--purpose", metavar="CODE", text=msg("Code of the purpose. Needed, unless only objections count."))
@option("--channel", type=click.Choice(CHANNELS), text=msg("By which channel the persons are to be approached."))
@option(
    "--subject-column",
    metavar="COLUMN",
    text=msg("The column that says whose row it is; by default the first of customer id, e-mail and telephone below."),
)
@option(
    "--subject-kind",
    type=click.Choice(_KINDS),
    default="customer",
    show_default=True,
    text=msg("What that column holds: what the persons are known by in the ledger."),
)
@option(
    "--email-column", metavar="COLUMN", text=msg("E-mail addresses, by which objections and other noes are found too.")
)
@option(
    "--phone-column", metavar="COLUMN", text=msg("Telephone numbers, by which objections and other noes are found too.")
)
@option(
    "--customer-column", metavar="COLUMN", text=msg("Customer ids, by which objections and other noes are found too.")
)
@option(
    "--post-column",
    metavar="COLUMN",
    text=msg("Postal addresses in one line, by which objections and other noes are found too."),
)
@option("--at", type=Moment(), metavar="MOMENT", text=msg("When they are to be approached; now by default."))
@option(
    "--objections-only",
    is_flag=True,
    text=msg("Leave out only who objected, for those who keep no consents; the ledger need not know the purpose."),
)
@option("--table", metavar="T", text=msg("This table or sheet."))
@option("--output", required=True, type=_FILE, metavar="FILE", text=msg("Where the rows go that are kept."))
@option(
    "--dropped",
    type=_FILE,
    metavar="FILE",
    text=msg("Where a list goes of the rows that are not kept: row, person, reason, article."),
)
@option("--force", is_flag=True, text=msg("Replace existing outputs; a key and a source never."))
@format_option
def filter_(  # noqa: PLR0913 - a command's options
    *,
    export: str,
    purpose: str | None,
    channel: str | None,
    subject_column: str | None,
    subject_kind: str,
    email_column: str | None,
    phone_column: str | None,
    customer_column: str | None,
    post_column: str | None,
    at: datetime | None,
    objections_only: bool,
    table: str | None,
    output: Path,
    dropped: Path | None,
    force: bool,
    form: str,
) -> None:
    """Filter, and tell how many rows were kept and why others were not."""
    from avgtool import catalog
    from avgtool.cli.consent.filter_view import filtered_json, show_filtered
    from avgtool.consent.approaching import PersonColumns
    from avgtool.keys.log import utc_now
    from avgtool.ledger.keyed import Identifier
    from avgtool.model.consents import Channel
    from avgtool.sources.limits import TableChoice
    from avgtool.workflows.consent_filtering import FilterRequest, filter_export

    others = {
        Identifier.CUSTOMER: customer_column,
        Identifier.EMAIL: email_column,
        Identifier.PHONE: phone_column,
        Identifier.POST: post_column,
    }
    subject, kind = _subject(subject_column, Identifier(subject_kind), others)
    _require(purpose=purpose, channel=channel, objections_only=objections_only, output=output)
    session = current_session()
    now = utc_now()
    request = FilterRequest(
        source=export,
        columns=PersonColumns(subject, kind, email_column, phone_column, customer_column, post_column),
        output=output,
        purpose=purpose,
        channel=Channel(channel) if channel else None,
        at=at or now,
        objections_only=objections_only,
        dropped=dropped,
        tables=TableChoice(table),
        force=force,
        now=now,
    )
    done = filter_export(request, session.config)
    law = catalog.consent_law(session.config)
    if form == "json":
        sys.stdout.write(filtered_json(done, law) + "\n")
    else:
        show_filtered(session, done, law)


def _subject(column: str | None, kind: Identifier, others: Mapping[Identifier, str | None]) -> tuple[str, Identifier]:
    """The column that says whose row it is, and what it holds; one of the others where none is named."""
    named = (column, kind) if column else next(((other, one) for one, other in others.items() if other), None)
    if named is None:
        raise click.UsageError(str(msg("Say which column says whose row it is: --subject-column, or --email-column.")))
    return named


def _require(*, purpose: str | None, channel: str | None, objections_only: bool, output: Path) -> None:
    if purpose is None and not objections_only:
        what = msg("Say for which purpose: --purpose CODE; or --objections-only, where you keep no consents.")
        raise click.UsageError(str(what))
    if channel is None and objections_only:
        raise click.UsageError(str(msg("Say by which channel: --channel email.")))
    if str(output) == "-":
        raise click.UsageError(str(msg("The rows that are kept go to a file: --output FILE.")))
