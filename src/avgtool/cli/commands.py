"""How a command is declared: its help, an example, and the options that every command takes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from avgtool.cli.session import global_options
from avgtool.cli.speaking import SpeakingCommand

if TYPE_CHECKING:
    from collections.abc import Callable

    from avgtool.i18n import Message


def command(name: str, *, text: Message, examples: tuple[str, ...] = (), **kwargs: Any) -> Callable[[Any], Any]:
    """``click.command`` with a Message for help, an example, and the global options."""
    make = partial(click.command, name, cls=SpeakingCommand, text=text, examples=examples, **kwargs)
    return lambda function: make()(global_options(hidden=True)(function))
