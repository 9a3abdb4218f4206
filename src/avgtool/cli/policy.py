"""``avgtool policy``: which policies there are, and whether one is valid."""

from __future__ import annotations

from pathlib import Path

import click

from avgtool.cli.commands import command
from avgtool.cli.session import current_session
from avgtool.cli.speaking import SpeakingGroup
from avgtool.i18n import language, msg


@click.group(
    "policy",
    cls=SpeakingGroup,
    text=msg("Show and check policies: what happens to which column, and why."),
    examples=("avgtool policy list",),
)
def policy() -> None:
    """Group the commands."""


@command("list", text=msg("List the shipped policies."), examples=("avgtool policy list",))
def show_list() -> None:
    """A line a policy: name and title."""
    from rich.markup import escape
    from rich.table import Table

    from avgtool import catalog

    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    for name in catalog.policy_names():
        table.add_row(escape(name), escape(catalog.load_policy(name).title.text(language())))
    current_session().out.print(table)


@command("show", text=msg("Show a policy rule by rule."), examples=("avgtool policy show klantsegmentatie",))
@click.argument("name", metavar="P")
def show(name: str) -> None:
    """Title, purpose and rules."""
    from avgtool import catalog
    from avgtool.cli.policy_view import show_policy

    show_policy(current_session().out, catalog.load_policy(name))


@command(
    "check",
    text=msg("Check policy files; what is wrong is named with its line, and what is hardly meant too."),
    examples=("avgtool policy check policies/*.yaml",),
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
def check(files: tuple[Path, ...]) -> None:
    """Load each and say what is wrong or strange; the errors of all of them end it."""
    from avgtool import catalog
    from avgtool.errors import PolicyError
    from avgtool.policy.reviewing import remarks

    session = current_session()
    refused: list[PolicyError] = []
    for file in files:
        try:
            policy = catalog.load_policy(file)
        except PolicyError as error:
            refused.append(error)
            continue
        session.note(msg("{file}: valid", file=file))
        for remark in remarks(policy, catalog.kinds_of_entities()):
            session.note(msg("Look at this: {remark}", remark=remark))
    if len(refused) > 1:
        told = "\n".join(map(str, refused))
        raise PolicyError(msg("{n} of these policies are not valid.", n=len(refused)), hint=msg("{told}", told=told))
    if refused:
        raise refused[0]


for member in (show_list, show, check):
    policy.add_command(member)
