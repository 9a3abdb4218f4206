"""``avgtool text``: personal data in free text."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.key_option import key_file_option
from avgtool.cli.session import current_session, text_language_option
from avgtool.cli.speaking import SpeakingGroup, option
from avgtool.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


threshold_option = option(
    "--threshold",
    type=click.FloatRange(0, 1),
    text=msg("Least score of a find; otherwise text.threshold of avgtool.yaml, and 0.4 without."),
)


@click.group(
    "text",
    cls=SpeakingGroup,
    text=msg("Find or replace personal data in free text."),
    examples=('echo "Bel Fatima el Amrani op 06-12345678" | avgtool text scan',),
)
def text() -> None:
    """Group the commands."""


@command(
    "scan",
    text=msg("Find personal data in a text: a file, or - for standard input."),
    examples=("avgtool text scan klacht.txt", "avgtool text scan berichten.ndjson --ndjson"),
)
@click.argument("file", default="-")
@option("--ndjson", is_flag=True, text=msg('JSON lines: "id" and "text" in, "id", "findings" and "hints" out.'))
@option("--explain", is_flag=True, text=msg("Tell what was considered and why; values masked."))
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    text=msg("Form of the result."),
)
@threshold_option
@text_language_option
def scan(*, file: str, ndjson: bool, explain: bool, form: str, threshold: float | None) -> None:
    """Scan one text, or one a line."""
    from avgtool.workflows.text import explain_text, find_in_lines, find_in_text, hints_in_text

    session = current_session()
    settings = session.config.with_text_threshold(threshold).text
    if ndjson:
        _write_lines(find_in_lines(read_text(file), settings))
        return
    content = read_all(file)
    if explain:
        from avgtool.cli.explain_view import show_considered

        show_considered(session.notes, explain_text(content, settings))
    from avgtool.cli.text_view import show_text_findings

    findings = find_in_text(content, settings)
    show_text_findings(session.out, content, findings, hints_in_text(content, findings, settings), form)


@command(
    "anonymize",
    text=msg("Replace personal data in a text: a file, or - for standard input."),
    examples=("avgtool text anonymize klacht.txt", "avgtool text anonymize - --policy klantsegmentatie"),
)
@click.argument("file", default="-")
@option(
    "--policy", metavar="P", text=msg("Policy whose text rules are applied; without it each find becomes its label.")
)
@key_file_option()
@option("--ndjson", is_flag=True, text=msg('JSON lines: "id" and "text", in and out.'))
@threshold_option
@text_language_option
def anonymize(*, file: str, policy: str | None, key_file: str | None, ndjson: bool, threshold: float | None) -> None:
    """Anonymize one text, or one a line."""
    from avgtool.catalog import load_policy
    from avgtool.keys import load_key
    from avgtool.workflows.text import replace_in_lines, replace_in_text, text_replacer

    session = current_session()
    chosen = load_policy(policy) if policy else None
    key = load_key(key_file) if key_file else None
    replacer = text_replacer(chosen, key, session.config.with_text_threshold(threshold).text)
    if key and chosen and any(treatment.needs_key for treatment in chosen.text.all):
        session.note(msg("Key: {key}", key=key.id))
    if ndjson:
        _write_lines(replace_in_lines(read_text(file), replacer))
    else:
        sys.stdout.write(replace_in_text(read_all(file), replacer))


def read_all(file: str) -> str:
    """The whole text of a file; of standard input where it is called ``-``.

    Raises:
        InputError: It cannot be opened, or is no text.
    """
    return "".join(read_text(file))


def read_text(file: str) -> Iterator[str]:
    """The lines of the text, as :func:`read_all` reads it."""
    from avgtool.errors import InputError, system_reason

    try:
        with click.open_file(file, encoding="utf-8-sig") as lines:
            yield from lines
    except OSError as error:
        what = msg("The text cannot be read: {reason}.", reason=system_reason(error))
        raise InputError(what, where=file, hint=msg("Check the name and the folder.")) from None
    except UnicodeDecodeError as error:
        hint = msg("Save the text as UTF-8, or scan it as a table with: avgtool scan")
        raise InputError(msg("The text is not UTF-8."), where=file, hint=hint) from error


def _write_lines(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")


text.add_command(scan)
text.add_command(anonymize)
