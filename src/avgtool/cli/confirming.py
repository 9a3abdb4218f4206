"""Asking before something that cannot be undone, in the reader's language: *j* and *ja* are a yes in Dutch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from avgtool.i18n import msg

if TYPE_CHECKING:
    from avgtool.i18n import Message

_YES = frozenset({"j", "ja", "y", "yes"})
_NO = frozenset({"", "n", "nee", "no"})


def confirm(question: Message) -> None:
    """Ask, and go on with a yes.

    Raises:
        click.Abort: It was no, or nobody is there to answer.
    """
    if not agreed(question):
        raise click.Abort


def agreed(question: Message) -> bool:
    """Whether the answer is yes; no is the default.

    Raises:
        click.Abort: Nobody is there to answer.
    """
    choice = msg("y/N")
    while True:
        given = click.prompt(f"{question} [{choice}]", default="", show_default=False, err=True).strip().casefold()
        if given in _YES | _NO:
            return given in _YES
