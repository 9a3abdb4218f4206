"""``avgtool consent``: who agreed to what, who objected, and who may be approached."""

from __future__ import annotations

import click

from avgtool.cli.speaking import SpeakingGroup
from avgtool.i18n import msg

MEMBERS = {
    "purpose": "avgtool.cli.consent.purpose:purpose",
    "notice": "avgtool.cli.consent.notice:notice",
    "record": "avgtool.cli.consent.record:record",
    "withdraw": "avgtool.cli.consent.record:withdraw",
    "object": "avgtool.cli.consent.objecting:object_",
    "prefer": "avgtool.cli.consent.objecting:prefer",
    "customer": "avgtool.cli.consent.objecting:customer",
    "import": "avgtool.cli.consent.importing:import_",
    "export": "avgtool.cli.consent.exporting:export",
    "filter": "avgtool.cli.consent.filter:filter_",
    "status": "avgtool.cli.consent.status:status",
    "history": "avgtool.cli.consent.status:history",
    "receipt": "avgtool.cli.consent.receipt:receipt",
    "erase": "avgtool.cli.consent.erase:erase",
    "verify": "avgtool.cli.ledger:verify",
}


@click.group(
    "consent",
    cls=SpeakingGroup,
    members=MEMBERS,
    text=msg(
        "Record consents and objections, and ask who may be approached. Nothing that was recorded is ever changed; the "
        "ledger shows who agreed to what, shown which words."
    ),
    examples=(
        "avgtool consent record K-1001 --purpose nieuwsbrief --method webform",
        "avgtool consent status K-1001",
    ),
)
def consent() -> None:
    """Group the commands."""
