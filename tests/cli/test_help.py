"""The help pages: every command explains itself, with an example, in Dutch and in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click
import pytest

from avgtool.cli import cli
from avgtool.cli.speaking import SpeakingOption

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGLISH_WORDS = {
    "OPTIONS",
    "COMMAND",
    "ARGS",
    "FILE",
    "TEXT",
    "SOURCE",
    "COLUMN",
    "KIND",
    "CATEGORY",
    "EARLIER",
    "PATH",
}


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            member = command.get_command(context, name)
            assert member is not None
            yield from commands(member, (*path, name))


EVERY = list(commands(cli))
PATHS = [path for path, _ in EVERY]


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_every_command_shows_an_example_to_copy(avgtool, path):
    ran = avgtool("--lang", "en", *path, "--help")
    assert ran.code == 0
    _, _, example = ran.out.partition("Example:\n")
    assert "avgtool" in example


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_help_is_dutch_unless_english_is_asked_for(avgtool, path):
    dutch = avgtool(*path, "--help").out
    assert "Gebruik:" in dutch
    assert not ENGLISH_WORDS & set(re.findall(r"[A-Z]+", dutch))
    assert "Usage:" in avgtool("--lang", "en", *path, "--help").out


@pytest.mark.parametrize(("path", "command"), EVERY, ids=[" ".join(path) for path in PATHS])
def test_every_option_has_a_text(path, command):
    options = [option for option in command.params if isinstance(option, click.Option) and option.name != "help"]
    assert all(isinstance(option, SpeakingOption) and str(option.text) for option in options), path


def test_an_unknown_command_is_wrong_usage(avgtool):
    ran = avgtool("scam")
    assert ran.code == 2
    assert "bestaat niet" in ran.err


def test_the_version_is_one_line_on_stdout(avgtool):
    ran = avgtool("--version")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("avgtool ")


@pytest.mark.parametrize(
    ("typed", "meant"), [(("scna",), "scan"), (("anonimize",), "anonymize"), (("key", "nwe"), "new")]
)
def test_a_misspelled_command_is_answered_by_the_nearest(avgtool, typed, meant):
    ran = avgtool(*typed)
    assert ran.code == 2
    assert f"Bedoelt u {meant}?" in ran.err
