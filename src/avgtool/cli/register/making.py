"""``avgtool register new`` and ``schema``: a new activity, and what an editor must know of its form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.i18n import msg

if TYPE_CHECKING:
    from avgtool.model.activities import Activity, ActivityPurpose

PROCESSES = (
    *("abonnement", "cameratoezicht", "chatgesprekken", "focusgroep", "gepersonaliseerde-marketing"),
    *("klantenservice-klachten", "klantsegmentatie", "klanttevredenheid", "kredietcheck", "loyaliteit"),
    *("nieuwsbrief", "reviews", "webanalyse", "webshop-bestellingen"),
)
SECTORS = (
    *("retail", "advocatuur", "zorg", "horeca", "bouw", "media", "vereniging", "wonen", "onderwijs", "goede-doelen"),
)


@command(
    "new",
    text=msg(
        "Write a new processing activity into the register: filled with what is usual for a process, in the words of a "
        "sector, with a line for everything that is still to be filled in. Without --process an empty one."
    ),
    examples=(
        "avgtool register new --process nieuwsbrief --sector horeca",
        "avgtool register new --code personeel --name Personeelsdossiers",
    ),
)
@option("--process", type=click.Choice(PROCESSES), text=msg("A usual process with customer data."))
@option("--sector", type=click.Choice(SECTORS), text=msg("Whose words it is written in, and what is special there."))
@option("--code", metavar="CODE", text=msg("Name of its file; that of the process by default."))
@option("--name", metavar="NAME", text=msg("What readers call it."))
@option("--processor", is_flag=True, text=msg("You do it for somebody else (GDPR 30(2))."))
def new(*, process: str | None, sector: str | None, code: str | None, name: str | None, processor: bool) -> None:
    """Write one, and say what comes next."""
    from avgtool.config.activities import is_code
    from avgtool.model.activities import Capacity
    from avgtool.workflows.register import Wanted, new_activity

    if process is None and code is None:
        raise click.UsageError(str(msg("Give --process, or --code for an empty activity.")))
    if code is not None and not is_code(code):
        raise click.UsageError(str(msg("A code has small letters, digits and hyphens: nieuwsbrief-horeca.")))
    session = current_session()
    capacity = Capacity.PROCESSOR if processor else Capacity.CONTROLLER
    path, activity = new_activity(session.config, Wanted(process, sector, code, name, capacity))
    session.note(msg("Written: {path}", path=path))
    for purpose in activity.purposes:
        if purpose.consent:
            session.note(msg("It rests on consent; record its purpose: {command}", command=_purpose(purpose, activity)))
    session.note(msg("Next: fill in what is missing, then avgtool register check"))


def _purpose(purpose: ActivityPurpose, activity: Activity) -> str:
    """What records the purpose of a consent in the ledger."""
    from avgtool import catalog

    marketing = "--direct-marketing" if catalog.is_direct_marketing(purpose.consent) else "--no-direct-marketing"
    categories = " ".join(f"--category {kind.value}" for kind in activity.kinds)
    return f'avgtool consent purpose add {purpose.consent} --title "{activity.name}" --basis a {categories} {marketing}'


@command(
    "schema",
    text=msg("Print the JSON Schema of the files of the register, with which editors complete and check them."),
    examples=("avgtool register schema > verwerking.schema.json",),
)
def schema() -> None:
    """On stdout, for a file or a program."""
    from avgtool.register.json_schema import activity_schema

    click.echo(json.dumps(activity_schema(), ensure_ascii=False, indent=2))
