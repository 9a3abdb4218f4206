"""Click commands and options whose help is in the reader's language, also when ``--lang`` decides it."""

from __future__ import annotations

import gettext
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from avgtool import i18n
from avgtool.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from avgtool.i18n import Message

_CLICK_DOMAIN = "click"
"""The catalogue with Click's own words (Usage, Options, Missing argument, …)."""


def speak(language: str) -> None:
    """Let avgtool and Click speak ``language`` in this process."""
    i18n.speak(language)
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(_CLICK_DOMAIN, str(Path(i18n.__file__).parent / "locale"))
    gettext.textdomain(_CLICK_DOMAIN)


METAVARS: dict[str, Message] = {
    "OPTIONS": msg("OPTIONS"),
    "COMMAND": msg("COMMAND"),
    "ARGS": msg("ARGS"),
    "SOURCE": msg("SOURCE"),
    "FILE": msg("FILE"),
    "DIR": msg("DIR"),
    "TEXT": msg("TEXT"),
    "PATH": msg("PATH"),
    "COLUMN": msg("COLUMN"),
    "KIND": msg("KIND"),
    "CATEGORY": msg("CATEGORY"),
    "EARLIER": msg("EARLIER"),
    "ENCODING": msg("ENCODING"),
    "FIELD": msg("FIELD"),
    "ZONE": msg("ZONE"),
    "SUBJECT": msg("SUBJECT"),
    "CODE": msg("CODE"),
    "MOMENT": msg("MOMENT"),
    "DATE": msg("DATE"),
    "VERSION": msg("VERSION"),
    "LANGUAGE": msg("LANGUAGE"),
    "REFERENCE": msg("REFERENCE"),
    "NAME": msg("NAME"),
    "RIGHT": msg("RIGHT"),
    "DAYS": msg("DAYS"),
    "YEAR": msg("YEAR"),
}
"""What stands in usage lines for what a user fills in."""


def spoken_metavar(metavar: str) -> str:
    """``FILE|DIR`` in the reader's language."""
    return re.sub(r"[A-Z]{3,}", lambda found: str(METAVARS.get(found[0], found[0])), metavar)


def _forms(command: click.Command) -> tuple[str, ...]:
    """What ``--format`` of a command takes."""
    choices = (one.type for one in command.params if "--format" in one.opts)
    return tuple(form for one in choices if isinstance(one, click.Choice) for form in one.choices)


class SpeakingOption(click.Option):
    """An option whose help is a Message."""

    def __init__(self, *args: Any, text: Message, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Translate when asked, not when declared."""
        self.help = str(self.text)
        return super().get_help_record(ctx)

    def make_metavar(self, ctx: click.Context) -> str:
        """What the option takes, in the reader's language."""
        return spoken_metavar(super().make_metavar(ctx))


class SpeakingCommand(click.Command):
    """A command whose help is a Message, followed by an example to copy."""

    def __init__(self, *args: Any, text: Message, examples: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text
        self.examples = examples

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What the command takes, in the reader's language."""
        return [spoken_metavar(piece) for piece in super().collect_usage_pieces(ctx)]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Say of ``--json`` that it is ``--format json``, and name a missing argument as the usage does."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            form = error.option_name.lstrip("-")
            if form not in _forms(self):
                raise
            what = msg("There is no option {name}. Did you mean --format {form}?", name=error.option_name, form=form)
            raise click.UsageError(str(what), ctx) from None
        except click.MissingParameter as error:
            if error.param is not None:
                error.param_hint = spoken_metavar(error.param.get_error_hint(ctx))
            raise

    def get_short_help_str(self, limit: int = 90) -> str:
        """The first sentence, up to its colon."""
        self.short_help = re.split(r"[.:] ", str(self.text))[0].removesuffix(".")
        return super().get_short_help_str(limit)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does."""
        self.help = str(self.text)
        super().format_help_text(ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The examples, unwrapped, so that they can be copied."""
        if self.examples:
            with formatter.section(str(msg("Example"))):
                for example in self.examples:
                    formatter.write(f"{'':>{formatter.current_indent}}{example}\n")
        super().format_epilog(ctx, formatter)


class SpeakingGroup(SpeakingCommand, click.Group):
    """A group of commands that are imported when they are needed."""

    def __init__(self, *args: Any, members: dict[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = members or {}
        """``module:attribute`` of each command, by name, in the order of the help page."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the work, not of the alphabet."""
        return [*self.members, *super().list_commands(ctx)]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command by its name; of a misspelled one, the nearest is named."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.list_commands(ctx), n=1)
            if not near:
                raise
            what = msg("There is no command {name}. Did you mean {near}?", name=args[0], near=near[0])
            raise click.UsageError(str(what), error.ctx) from None

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module at the first use."""
        if cmd_name not in self.members:
            return super().get_command(ctx, cmd_name)
        from importlib import import_module

        module, _, attribute = self.members[cmd_name].partition(":")
        found = getattr(import_module(module), attribute)
        assert isinstance(found, click.Command)
        return found


class SpeakingChoice(click.Choice[str]):
    """A choice out of many: a wrong one is answered by the nearest, then by all of them in columns."""

    def __init__(self, choices: Sequence[str], said: Mapping[str, Message]) -> None:
        super().__init__(choices)
        self.said = said
        """What readers call a choice; what they say is understood, but not accepted: scripts need one word."""

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:  # noqa: ARG002 - as Click calls it
        """What is wrong, what may have been meant, and what there is."""
        lines = [str(msg("{value} is not one of the choices.", value=value))]
        near = self._near(str(value).casefold())
        if near:
            lines.append(str(msg("Did you mean {names}?", names=", ".join(near))))
        return "\n".join([*lines, *in_columns(self.choices)])

    def _near(self, value: str) -> list[str]:
        from difflib import get_close_matches

        by_word = {str(self.said[name]).casefold(): name for name in self.choices if name in self.said}
        words = get_close_matches(value, [*by_word, *self.choices], n=3, cutoff=0.7)
        return list(dict.fromkeys(by_word.get(word, word) for word in words))


def in_columns(names: Sequence[str], width: int = 76) -> list[str]:
    """Names beside each other, in as many columns as fit."""
    wide = max(map(len, names)) + 2
    many = max(width // wide, 1)
    rows = [names[start : start + many] for start in range(0, len(names), many)]
    return ["  " + "".join(name.ljust(wide) for name in row).rstrip() for row in rows]


def option(*declarations: str, text: Message, **kwargs: Any) -> Callable[[Any], Any]:
    """``click.option`` with a Message for help."""
    return click.option(*declarations, cls=SpeakingOption, text=text, **kwargs)
