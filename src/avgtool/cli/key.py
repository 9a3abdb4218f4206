"""``avgtool key``: the files that pseudonyms depend on."""

from __future__ import annotations

from pathlib import Path

import click

from avgtool.cli.commands import command
from avgtool.cli.session import current_session
from avgtool.cli.speaking import SpeakingGroup, option
from avgtool.i18n import msg


@click.group(
    "key",
    cls=SpeakingGroup,
    text=msg("Make and show key files. Who holds the key can link pseudonyms to persons: keep it apart from the data."),
    examples=("avgtool key new sleutel.key",),
)
def key() -> None:
    """Group the commands."""


@command("new", text=msg("Make a new key file."), examples=("avgtool key new sleutel.key",))
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
def new(path: Path) -> None:
    """Make a key file; an existing one is never overwritten."""
    from avgtool.keys import new_key

    made = new_key(path)
    session = current_session()
    session.out.print(made.id)
    session.note(
        msg("Keep {path} apart from the data, and make a copy: without it nothing can be linked again.", path=path)
    )


@command("show", text=msg("Show the id of a key, never the key."), examples=("avgtool key show sleutel.key",))
@option("--key-file", "option_path", type=click.Path(path_type=Path), hidden=True, text=msg("The key file."))
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", required=False)
def show(path: Path | None, option_path: Path | None) -> None:
    """Show the id of the key."""
    from avgtool.keys import load_key

    chosen = path or option_path
    if chosen is None:
        raise click.UsageError(str(msg("Name the key file.")))
    current_session().out.print(load_key(chosen).id)


key.add_command(new)
key.add_command(show)
