"""``avgtool check``: whether data may leave as they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.session import current_session, text_language_option
from avgtool.cli.speaking import option
from avgtool.i18n import msg

if TYPE_CHECKING:
    from avgtool.checking.findings import CheckResult

FORMS = {".txt": "text", ".json": "json"}


@command(
    "check",
    text=msg(
        "Check whether data may leave as they are, by a policy: for pipelines. Exits with 1 when they may not. Needs "
        "no key and writes no copy."
    ),
    examples=("avgtool check export/*.csv --policy klantsegmentatie --format json",),
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@option("--policy", required=True, metavar="P", text=msg("Name of a shipped policy, or a path."))
@option("--table", metavar="T", text=msg("Only this table or sheet."))
@option("--all-tables", is_flag=True, text=msg("Every table of a database."))
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    text=msg("Form of the result; by default text, and for a file what its name ends in."),
)
@option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    text=msg("Write the result to this file."),
)
@option("--force", is_flag=True, text=msg("Replace an existing output, whatever it is; a key and a source never."))
@text_language_option
def check(
    *,
    sources: tuple[str, ...],
    policy: str,
    table: str | None,
    all_tables: bool,
    form: str | None,
    output: Path | None,
    force: bool,
) -> int:
    """Hold the sources against the policy, show what was found, and answer."""
    from avgtool.cli.check_view import show_check
    from avgtool.cli.rendering import form_of, write
    from avgtool.sources.limits import TableChoice
    from avgtool.workflows.checks import CheckRequest, check_sources
    from avgtool.workflows.scan_sources import refuse_outputs

    session = current_session()
    written_as = form_of(output, FORMS, form) if output else None
    refuse_outputs(sources, reports=[output] if output else (), force=force)
    request = CheckRequest(sources, policy, TableChoice(table, all_tables))
    result = check_sources(request, session.config, session.progress())
    session.stop_progress()
    if output:
        write(output, content(result, str(written_as)), force=force)
        session.note(msg("Written: {path}", path=output))
    elif form == "json":
        click.echo(content(result, "json").decode(), nl=False)
    else:
        show_check(session.out, result)
    return 0 if result.passed else 1


def content(result: CheckResult, form: str) -> bytes:
    """The result as the bytes of a file."""
    if form == "json":
        from avgtool.checking.serialize import to_json

        return to_json(result).encode() + b"\n"
    from avgtool.cli.check_view import show_check
    from avgtool.cli.rendering import as_text

    return as_text(lambda console: show_check(console, result), "check/1", result.tool_version)
