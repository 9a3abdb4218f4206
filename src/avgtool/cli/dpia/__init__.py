"""``avgtool dpia``: impact assessments, from the question whether one is needed to the document that is signed."""

from __future__ import annotations

import click

from avgtool.cli.speaking import SpeakingGroup
from avgtool.i18n import msg

MEMBERS = {
    "new": "avgtool.cli.dpia.making:new",
    "check": "avgtool.cli.dpia.checking:check",
    "pdf": "avgtool.cli.dpia.printing:pdf",
    "questions": "avgtool.cli.dpia.making:questions",
    "schema": "avgtool.cli.dpia.making:schema",
}


@click.group(
    "dpia",
    cls=SpeakingGroup,
    members=MEMBERS,
    text=msg(
        "Assess the impact of a processing on persons (GDPR 35): whether that is required, by the law, the list of the "
        "authority and the nine criteria; risks, measures, advice and decision. A YAML file each."
    ),
    examples=("avgtool dpia new --activity klantsegmentatie", "avgtool dpia check"),
)
def dpia() -> None:
    """Group the commands."""
