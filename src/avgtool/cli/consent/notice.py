"""``avgtool consent notice``: the words that persons are shown."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.consent.options import by_option, format_option
from avgtool.cli.session import current_session
from avgtool.cli.speaking import SpeakingGroup, option
from avgtool.cli.times import Moment
from avgtool.i18n import msg

if TYPE_CHECKING:
    from datetime import datetime


@click.group(
    "notice",
    cls=SpeakingGroup,
    text=msg("The words that persons are shown when they are asked. Other words are another version."),
    examples=("avgtool consent notice list",),
)
def notice() -> None:
    """Group the commands."""


@command(
    "add",
    text=msg("Add the words of a file, or of stdin (-), as a notice."),
    examples=("avgtool consent notice add tekst.txt --purpose nieuwsbrief --version 2026-11",),
)
@click.argument("file", metavar="FILE")
@option("--purpose", "purposes", multiple=True, required=True, metavar="CODE", text=msg("Which purposes it covers."))
@option("--version", required=True, metavar="VERSION", text=msg("Its name; other words need another one."))
@option("--language", default="nl", show_default=True, metavar="LANGUAGE", text=msg("Language of the words."))
@option("--since", type=Moment(), metavar="MOMENT", text=msg("From when it is shown; now by default."))
@option("--url", metavar="URL", text=msg("Where it stands."))
@option("--sha256", metavar="HASH", text=msg("Its SHA-256 as taken elsewhere; the words must match it."))
@by_option
def add(  # noqa: PLR0913 - each is an option
    *,
    file: str,
    purposes: tuple[str, ...],
    version: str,
    language: str,
    since: datetime | None,
    url: str | None,
    sha256: str | None,
    by: str | None,
) -> None:
    """Add a notice."""
    from avgtool.workflows.consents import configured_session, words_of

    text = sys.stdin.read() if file == "-" else words_of(Path(file))
    with configured_session(current_session().config, by=by) as session:
        session.add_notice(purposes, version, text, language=language, since=since, url=url, sha256=sha256)
    current_session().note(msg("Recorded: {code}", code=version))


@command("list", text=msg("Show the notices, with their hashes."), examples=("avgtool consent notice list",))
@format_option
def list_(form: str) -> None:
    """Show the notices."""
    from avgtool.cli.consent.view import notices_json, show_notices
    from avgtool.workflows.consents import configured_session

    with configured_session(current_session().config, readonly=True) as session:
        known = session.notices()
    if form == "json":
        sys.stdout.write(notices_json(known) + "\n")
    else:
        show_notices(current_session().out, known)


notice.add_command(add)
notice.add_command(list_)
