"""``avgtool register``: what is done with personal data, on which basis and for how long (art. 30 AVG)."""

from __future__ import annotations

import click

from avgtool.cli.speaking import SpeakingGroup
from avgtool.i18n import msg

MEMBERS = {
    "new": "avgtool.cli.register.making:new",
    "list": "avgtool.cli.register.looking:list_",
    "show": "avgtool.cli.register.looking:show",
    "check": "avgtool.cli.register.checking:check",
    "scans": "avgtool.cli.register.looking:scans",
    "import": "avgtool.cli.register.exchanging:import_",
    "export": "avgtool.cli.register.exchanging:export",
    "pdf": "avgtool.cli.register.printing:pdf",
    "privacy-notice": "avgtool.cli.register.notifying:privacy_notice",
    "schema": "avgtool.cli.register.making:schema",
}


@click.group(
    "register",
    cls=SpeakingGroup,
    members=MEMBERS,
    text=msg(
        "Keep the register of processing activities (GDPR 30): a YAML file each, checked for what the law asks and "
        "held against what scans found."
    ),
    examples=("avgtool register new --process nieuwsbrief --sector horeca", "avgtool register check"),
)
def register() -> None:
    """Group the commands."""
