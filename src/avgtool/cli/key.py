"""``avgtool key``: the keys that pseudonyms and encrypted values depend on."""

from __future__ import annotations

import sys

import click

from avgtool.cli.commands import command
from avgtool.cli.session import current_session
from avgtool.cli.speaking import SpeakingGroup, option
from avgtool.i18n import msg


@click.group(
    "key",
    cls=SpeakingGroup,
    text=msg(
        "Make, show, replace and destroy keys. Who holds the key can link pseudonyms to persons: keep it apart from "
        "the data."
    ),
    examples=("avgtool key new sleutel.key",),
)
def key() -> None:
    """Group the commands."""


@command(
    "new",
    text=msg("Make a new key: a file, or keyring:NAME for the keyring of the system."),
    examples=("avgtool key new sleutel.key", "avgtool key new keyring:klanten"),
)
@click.argument("where", metavar="FILE")
def new(where: str) -> None:
    """Make a key; an existing one is never overwritten."""
    from avgtool.keys import new_key

    made = new_key(where)
    session = current_session()
    session.out.print(made.id)
    session.note(
        msg("Keep {path} apart from the data, and make a copy: without it nothing can be linked again.", path=where)
    )
    session.note(msg("What is done with it is recorded in {path}.", path=made.log))


@command(
    "show",
    text=msg("Show the id of a key and what was done with it, never the key. 1 where its log was changed."),
    examples=("avgtool key show sleutel.key",),
)
@option("--key-file", "chosen", hidden=True, text=msg("The key file."))
@click.argument("where", metavar="FILE", envvar="AVGTOOL_KEY_FILE", required=False)
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    text=msg("Form of the result."),
)
def show(*, where: str | None, chosen: str | None, form: str) -> int:
    """Show what is known of a key."""
    from avgtool.cli.key_view import show_status, status_json
    from avgtool.keys import key_status

    named = chosen or where
    if named is None:
        raise click.UsageError(str(msg("Name the key file.")))
    status = key_status(named)
    if form == "json":
        sys.stdout.write(status_json(status) + "\n")
    else:
        show_status(current_session().out, status)
    return 0 if status.history.broken_at is None else 1


@command(
    "rotate",
    text=msg("Make a new key that comes in the place of an old one. The old one stays: only it links what it made."),
    examples=("avgtool key rotate sleutel.key", "avgtool key rotate sleutel.key sleutel-2027.key"),
)
@click.argument("where", metavar="FILE")
@click.argument("new_where", metavar="FILE", required=False)
def rotate(where: str, new_where: str | None) -> None:
    """Make a new key beside an old one, and record how they belong together."""
    from avgtool.cli.key_view import AFTER_ROTATION
    from avgtool.keys import rotate_key

    old, made, target = rotate_key(where, new_where)
    session = current_session()
    session.out.print(made.id)
    session.note(msg("Made {path}, in the place of key {old}. Use it from now on.", path=target, old=old.id))
    for text in AFTER_ROTATION:
        session.note(text)


@command(
    "destroy",
    text=msg("Write over a key and remove it. This cannot be undone, and changes nothing about copies elsewhere."),
    examples=("avgtool key destroy sleutel.key",),
)
@click.argument("where", metavar="FILE")
@option("--yes", is_flag=True, text=msg("Do not ask; for scripts."))
@option("--reason", metavar="TEXT", text=msg("Why; it is recorded in the log of the key."))
def destroy(*, where: str, yes: bool, reason: str | None) -> None:
    """Destroy a key once it is confirmed, and tell what that changes."""
    from avgtool.cli.key_view import AFTER_DESTRUCTION
    from avgtool.keys import destroy_key, key_id

    session = current_session()
    if not yes:
        _confirm(key_id(where))
    done = destroy_key(where, reason=reason)
    session.out.print(done.id)
    session.warn(
        msg("The key was written over and removed; its log stays: {path}.", path=done.log)
        if done.written_over
        else msg("The key was removed from the keyring; its log stays: {path}.", path=done.log)
    )
    if done.other_names:
        session.warn(msg("The file had another name on this disk too; there it is empty now."))
    for text in AFTER_DESTRUCTION:
        session.warn(text)


def _confirm(known: str) -> None:
    """Ask for the id of the key: what is destroyed by mistake is gone for good."""
    if not sys.stdin.isatty():
        raise click.UsageError(str(msg("There is no terminal to ask at: confirm with --yes.")))
    asked = str(
        msg("Nothing that this key made can be linked or read afterwards. Type its id ({id}) to destroy it", id=known)
    )
    if click.prompt(asked, err=True).strip() != known:
        raise click.Abort


for each in (new, show, rotate, destroy):
    key.add_command(each)
