"""The command line: parse, call one workflow, render, exit."""

from __future__ import annotations

import errno
import os
import sys
from contextvars import copy_context
from typing import TYPE_CHECKING

import click

from avgtool import __version__
from avgtool.cli.session import Session, global_options
from avgtool.cli.speaking import SpeakingGroup, option, speak
from avgtool.cli.stopping import end_tidily_on_signals
from avgtool.errors import AvgtoolError, ConfigError, OutputError
from avgtool.i18n import LANGUAGES, ask_for_options, msg

if TYPE_CHECKING:
    from collections.abc import Sequence

EXIT_OWN_FAULT = 70
EXIT_INTERRUPTED = 130

COMMANDS = {
    "init": "avgtool.cli.init:init",
    "scan": "avgtool.cli.scan:scan",
    "text": "avgtool.cli.text:text",
    "anonymize": "avgtool.cli.anonymize:anonymize",
    "reveal": "avgtool.cli.reveal:reveal",
    "check": "avgtool.cli.check:check",
    "policy": "avgtool.cli.policy:policy",
    "key": "avgtool.cli.key:key",
    "consent": "avgtool.cli.consent:consent",
    "request": "avgtool.cli.requests:request",
    "breach": "avgtool.cli.breaches:breach",
    "dpia": "avgtool.cli.dpia:dpia",
    "register": "avgtool.cli.register:register",
    "report": "avgtool.cli.report:report",
    "ledger": "avgtool.cli.ledger:ledger",
    "doctor": "avgtool.cli.doctor:doctor",
}


def _show_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"avgtool {__version__}")
        ctx.exit()


@click.group(
    "avgtool",
    cls=SpeakingGroup,
    members=COMMANDS,
    text=msg(
        "Find personal data in customer data, anonymize it by policy, and show it on paper. "
        "Everything stays on this machine: avgtool opens no connection that you did not ask for."
    ),
    examples=("avgtool scan klanten.csv",),
)
@option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_show_version,
    text=msg("Show the version and stop."),
)
@global_options(hidden=False)
def cli() -> None:
    """Group the commands."""


def main() -> None:
    """Entry point of the ``avgtool`` program."""
    end_tidily_on_signals()
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code (docs/reference.md). The caller's language stays what it was."""
    return copy_context().run(_run, arguments)


def _run(arguments: Sequence[str]) -> int:
    language = os.environ.get("AVGTOOL_LANG") or None
    session = Session(language_chosen=language is not None)
    speak(language if language in LANGUAGES else LANGUAGES[0])
    ask_for_options()
    _tolerate_narrow_encodings()
    try:
        _require_spoken(language)
        return _main(arguments, session)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(str(msg("Interrupted.")), err=True)
        return EXIT_INTERRUPTED
    except AvgtoolError as error:
        from avgtool.wording import visible_lines

        click.echo(visible_lines(str(msg("Error: {error}", error=error))), err=True)
        return error.exit_code
    except Exception as error:  # noqa: BLE001 - the last resort: never a traceback with a value in it
        return _foreign(error, verbose=session.verbose)


def _main(arguments: Sequence[str], session: Session) -> int:
    try:
        code = int(cli.main(list(arguments), prog_name="avgtool", standalone_mode=False, obj=session) or 0)
        sys.stdout.flush()  # here a full disk can still be told
        return code
    finally:
        session.stop_progress()


def _require_spoken(language: str | None) -> None:
    """Refuse a language that avgtool does not speak, rather than answer in another one."""
    if language is not None and language not in LANGUAGES:
        what = msg("AVGTOOL_LANG is {language}, which avgtool does not speak.", language=language)
        raise ConfigError(what, hint=msg("Choose one of: {languages}.", languages=", ".join(LANGUAGES)))


def _tolerate_narrow_encodings() -> None:
    """A terminal that cannot show a character shows a substitute; it does not stop the work."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _foreign(error: Exception, *, verbose: bool) -> int:
    """An error that is not one of ours."""
    if isinstance(error, BrokenPipeError):
        return _reader_left()
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        return _output_full()
    return _own_fault(error, verbose=verbose)


def _reader_left() -> int:
    """The program that read our output closed it (``| head``): no fault, and nothing more to say."""
    _forget_output()
    return 0


def _output_full() -> int:
    """What stdout goes to has no room for the result."""
    _forget_output()
    click.echo(str(msg("Error: {error}", error=msg("the disk is full"))), err=True)
    return OutputError.exit_code


def _forget_output() -> None:
    """Whatever is still to be written goes nowhere, so that Python's own ending does not fail on it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _own_fault(error: Exception, *, verbose: bool) -> int:
    """Our own fault: what to report, and where it happened; never the error's text, which may quote the data."""
    fault = f"{type(error).__module__}.{type(error).__qualname__}"
    click.echo(str(msg("avgtool made a mistake ({fault}). No data was changed.", fault=fault)), err=True)
    hint = msg("Please report it with the output of the same command with --verbose; it holds no data.")
    click.echo(str(hint), err=True)
    if verbose:
        from traceback import extract_tb

        for frame in extract_tb(error.__traceback__):
            click.echo(f"  {frame.filename}:{frame.lineno} {frame.name}", err=True)
    return EXIT_OWN_FAULT
