"""``avgtool consent purpose``: why persons are approached, on what basis, by which channels."""

from __future__ import annotations

import sys
from typing import Any

import click

from avgtool import wording
from avgtool.cli.commands import command
from avgtool.cli.consent.options import CHANNELS, by_option, format_option
from avgtool.cli.session import current_session
from avgtool.cli.speaking import SpeakingGroup, option
from avgtool.i18n import msg, nmsg


@click.group(
    "purpose",
    cls=SpeakingGroup,
    text=msg("The purposes for which persons are approached or their data processed."),
    examples=("avgtool consent purpose list",),
)
def purpose() -> None:
    """Group the commands."""


@command(
    "add",
    text=msg("Add a purpose; of one that is there, say what it is from now on."),
    examples=(
        "avgtool consent purpose add nieuwsbrief --title Nieuwsbrief --basis a --channel email --direct-marketing",
    ),
)
@click.argument("code", metavar="CODE")
@option("--title", "title_nl", required=True, metavar="TEXT", text=msg("What it is called, in Dutch."))
@option("--title-en", metavar="TEXT", text=msg("What it is called, in English."))
@option("--basis", type=click.Choice(list("abcdef")), required=True, text=msg("Letter of GDPR 6(1); a is consent."))
@option("--special-ground", type=click.Choice(list("abcdefghij")), text=msg("Letter of GDPR 9(2), where needed."))
@option("--category", "categories", multiple=True, metavar="TEXT", text=msg("A kind of data; may be repeated."))
@option("--recipient", "recipients", multiple=True, metavar="TEXT", text=msg("Who gets data; may be repeated."))
@option("--retention", metavar="TEXT", text=msg("How long data is kept, such as P2Y."))
@option("--channel", "channels", multiple=True, type=click.Choice(CHANNELS), text=msg("A channel; may be repeated."))
@option(
    "--direct-marketing/--no-direct-marketing",
    required=True,
    text=msg("Whether it is direct marketing: then an objection stops it at once, and Tw 11.7 counts."),
)
@option("--soft-opt-in", is_flag=True, text=msg("Own similar products, with an opt-out in each message (Tw 11.7(3))."))
@option(
    "--valid-months", type=click.IntRange(1, 1200), text=msg("After how many months a consent ends; never by default.")
)
@option(
    "--review-months",
    type=click.IntRange(1, 1200),
    default=24,
    show_default=True,
    text=msg("After how many months to ask again."),
)
@by_option
def add(*, by: str | None, **fields: Any) -> None:
    """Add a purpose."""
    from avgtool.workflows.consents import configured_session

    with configured_session(current_session().config, by=by) as session:
        session.add_purpose(**fields)
        stale = session.agreed_to_less(fields["code"])
        answers = session.answered_before(fields["code"])
    current_session().note(msg("Recorded: {code}", code=fields["code"]))
    if answers is not None:
        current_session().warn(
            msg(
                "Persons were asked consent for this purpose: {yes} said yes, {no} said no. Who said no stays left "
                "out. Another basis cannot take the place of consent afterwards (EDPB 05/2020, 121-123): for another "
                "reason to approach persons, add a purpose of its own.",
                yes=wording.number(answers.yes),
                no=wording.number(answers.no),
            )
        )
    if stale:
        current_session().warn(
            nmsg(
                "{shown} person said yes to an earlier description. That yes does not count for what it did not say: "
                "a channel, data, a recipient, another title or basis. Ask anew; or describe the purpose as it was, "
                "and the yes counts again.",
                "{shown} persons said yes to an earlier description. That yes does not count for what it did not say: "
                "a channel, data, a recipient, another title or basis. Ask anew; or describe the purpose as it was, "
                "and the yes counts again.",
                stale,
                shown=wording.number(stale),
            )
        )


@command("list", text=msg("Show the purposes as they stand now."), examples=("avgtool consent purpose list",))
@format_option
def list_(form: str) -> None:
    """Show the purposes."""
    from avgtool.cli.consent.view import purposes_json, show_purposes
    from avgtool.workflows.consents import configured_session

    with configured_session(current_session().config, readonly=True) as session:
        known = session.purposes()
    if form == "json":
        sys.stdout.write(purposes_json(known) + "\n")
    else:
        show_purposes(current_session().out, known)


purpose.add_command(add)
purpose.add_command(list_)
