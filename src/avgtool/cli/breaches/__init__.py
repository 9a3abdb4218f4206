"""``avgtool breach``: personal data breaches, from the moment they are known until they are closed (art. 33 and 34)."""

from __future__ import annotations

import click

from avgtool.cli.speaking import SpeakingGroup
from avgtool.i18n import msg

MEMBERS = {
    "open": "avgtool.cli.breaches.describing:open_",
    "add": "avgtool.cli.breaches.describing:add",
    "measure": "avgtool.cli.breaches.describing:measure",
    "list": "avgtool.cli.breaches.looking:list_",
    "show": "avgtool.cli.breaches.looking:show",
    "due": "avgtool.cli.breaches.looking:due",
    "decide": "avgtool.cli.breaches.deciding:decide",
    "notify": "avgtool.cli.breaches.telling:notify",
    "tell": "avgtool.cli.breaches.telling:tell",
    "inform": "avgtool.cli.breaches.telling:inform",
    "withdraw": "avgtool.cli.breaches.ending:withdraw",
    "close": "avgtool.cli.breaches.ending:close",
    "reopen": "avgtool.cli.breaches.ending:reopen",
    "pdf": "avgtool.cli.breaches.printing:pdf",
    "letter": "avgtool.cli.breaches.printing:letter",
}


@click.group(
    "breach",
    cls=SpeakingGroup,
    members=MEMBERS,
    text=msg(
        "Keep the register of personal data breaches (GDPR 33(5)): what happened, the 72 hours, whom you notified or "
        "not and why, who was told what and when. Name no persons, neither whose data it is about nor who made a "
        "mistake: what is recorded is never changed."
    ),
    examples=(
        'avgtool breach open "Mailing met adressen in cc" --aware 2026-11-20T16:40 --from-scan klanten.csv',
        "avgtool breach due",
    ),
)
def breach() -> None:
    """Group the commands."""
