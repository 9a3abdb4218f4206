"""What the global options say, and what follows from them: language, consoles, configuration."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from avgtool.cli.speaking import option, speak
from avgtool.i18n import LANGUAGES, msg

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

    from avgtool.config import Config
    from avgtool.i18n import Message
    from avgtool.model.ports import Progress


@dataclass
class Session:
    """One run of the command line."""

    language_chosen: bool = False
    quiet: bool = False
    verbose: bool = False
    color: bool = True
    config_path: Path | None = None
    text_language: str | None = None
    """Language of the texts that are searched, where an option says it; otherwise avgtool.yaml does."""
    archive: bool = False
    """Whether an option asks for PDF for the archive; otherwise avgtool.yaml says it."""
    _shown: Progress | None = field(default=None, init=False, repr=False)

    @cached_property
    def config(self) -> Config:
        """avgtool.yaml: named, or found upwards from here, or the defaults."""
        from avgtool.config import find_config, load_config

        path = self.config_path or find_config(Path.cwd())
        config = load_config(path)
        if not self.language_chosen:
            speak(config.language)
        config = config.with_archive(self.archive)
        return config.with_text_language(self.text_language) if self.text_language else config

    @cached_property
    def out(self) -> Console:
        """Where results go."""
        return self._console(stderr=False)

    @cached_property
    def notes(self) -> Console:
        """Where everything else goes: notes, warnings, progress."""
        return self._console(stderr=True)

    def note(self, text: object) -> None:
        """Tell the user something that is not the result."""
        if not self.quiet:
            self.warn(text)

    def warn(self, text: object) -> None:
        """Tell the user something that must be known, also by who wants to hear results and errors only."""
        from avgtool.wording import visible_lines

        self.notes.print(visible_lines(str(text)), markup=False, highlight=False, soft_wrap=not self.notes.is_terminal)

    def progress(self) -> Progress:
        """A progress bar on stderr, or nothing where nobody watches."""
        from avgtool.cli.progress import TerminalProgress
        from avgtool.scanning.watching import Silent

        watched = sys.stderr.isatty() and not self.quiet
        self._shown = TerminalProgress(self.notes) if watched else Silent()
        return self._shown

    def stop_progress(self) -> None:
        """Take the bar away, so that what is told next stands on a line of its own."""
        if self._shown is not None:
            self._shown.finish()

    def _console(self, *, stderr: bool) -> Console:
        from rich.console import Console

        class Piped(Console):
            """Leaves it to the caller what a reader that stopped (``| head``) means; rich would end the program."""

            def on_broken_pipe(self) -> NoReturn:
                raise BrokenPipeError

        plain = not self.color or bool(os.environ.get("NO_COLOR"))
        width = None if (sys.stderr if stderr else sys.stdout).isatty() else _width_without_terminal()
        return Piped(stderr=stderr, no_color=plain, width=width, highlight=False, soft_wrap=False, emoji=False)


def current_session() -> Session:
    """The session of the command that is running."""
    session = click.get_current_context().find_object(Session)
    assert session is not None
    return session


def global_options(*, hidden: bool) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The options that every command takes, before or after its name; shown in the help of ``avgtool`` only."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for add in reversed(_global_options(hidden=hidden)):
            function = add(function)
        return function

    return decorate


def _global_options(*, hidden: bool) -> list[Callable[[Any], Any]]:
    common: dict[str, Any] = {"expose_value": False, "hidden": hidden}
    language = {"type": click.Choice(LANGUAGES), "callback": _set_language, "is_eager": True}
    path = {"type": click.Path(path_type=Path, dir_okay=False), "envvar": "AVGTOOL_CONFIG"}
    said: dict[str, tuple[dict[str, Any], Message]] = {
        "--lang": (language, msg("Language of everything that is shown.")),
        "--quiet": ({"is_flag": True, "callback": _set("quiet")}, msg("Show results and errors only.")),
        "--verbose": ({"is_flag": True, "callback": _set("verbose")}, msg("Show more, also of our own faults.")),
        "--no-color": ({"is_flag": True, "callback": _unset("color")}, msg("No colors (NO_COLOR does the same).")),
        "--config": (
            {**path, "callback": _set("config_path")},
            msg("The avgtool.yaml to use; otherwise the first one upwards from here."),
        ),
    }
    return [option(name, text=text, **common, **settings) for name, (settings, text) in said.items()]


def text_language_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--text-language`` for a command that searches texts."""
    add = option(
        "--text-language",
        type=click.Choice(LANGUAGES),
        expose_value=False,
        callback=_set("text_language"),
        text=msg("Language of the texts; otherwise text.language of avgtool.yaml, and nl without."),
    )
    decorated: Callable[..., Any] = add(function)
    return decorated


def archive_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--archive`` for a command that writes a PDF."""
    add = option(
        "--archive",
        is_flag=True,
        expose_value=False,
        callback=_set("archive"),
        text=msg("Write the PDF for the archive: PDF/A-3a, tagged as any PDF of avgtool (documents.archive)."),
    )
    decorated: Callable[..., Any] = add(function)
    return decorated


def _set_language(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    session = ctx.ensure_object(Session)
    if value is not None:
        session.language_chosen = True
        speak(value)


def _set(field: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def callback(ctx: click.Context, _param: click.Parameter, value: Any) -> None:
        if value:
            setattr(ctx.ensure_object(Session), field, value)

    return callback


def _unset(field: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    def callback(ctx: click.Context, _param: click.Parameter, value: Any) -> None:
        if value:
            setattr(ctx.ensure_object(Session), field, False)

    return callback


def _width_without_terminal() -> int:
    """A pipe or a CI log has no width: wide enough for a table, unless COLUMNS says otherwise."""
    columns = os.environ.get("COLUMNS", "")
    return int(columns) if columns.isdigit() and int(columns) > 0 else 140
