"""``avgtool reveal``: encrypted values readable again, and a record of it."""

from __future__ import annotations

from pathlib import Path

import click

from avgtool.cli.commands import command
from avgtool.cli.key_option import key_file_option
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.i18n import msg, nmsg


@command(
    "reveal",
    text=msg(
        "Write a copy in which values that the operator encrypt made are readable again. "
        "Every time is recorded in the log of the key: who, when, why, which columns and how many values."
    ),
    examples=(
        'avgtool reveal veilig.csv --key-file sleutel.key --reason "inzageverzoek 2026-014" --output leesbaar.csv',
    ),
)
@click.argument("source", metavar="SOURCE")
@key_file_option(msg("Key that the values were encrypted with: a file, or keyring:NAME."), required=True)
@option("--reason", metavar="TEXT", required=True, text=msg("Why; it is recorded in the log of the key."))
@option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    required=True,
    text=msg("Where the copy goes."),
)
@option("--table", metavar="T", text=msg("Only this table or sheet."))
@option("--all-tables", is_flag=True, text=msg("Every table of a database."))
@option("--header/--no-header", default=None, text=msg("Whether the first row names the columns; otherwise judged."))
@option("--force", is_flag=True, text=msg("Replace an existing output, whatever it is; a key and a source never."))
def reveal(  # noqa: PLR0913 - one parameter an option
    *,
    source: str,
    key_file: str,
    reason: str,
    output: Path,
    table: str | None,
    all_tables: bool,
    header: bool | None,
    force: bool,
) -> None:
    """Reveal, record, and tell how much."""
    from avgtool import wording
    from avgtool.sources.limits import TableChoice
    from avgtool.workflows.reveal import RevealRequest, reveal

    if not reason.strip():
        raise click.UsageError(str(msg("Say why: --reason TEXT.")))
    session = current_session()
    tables = TableChoice(table, all=all_tables, header=header)
    done = reveal(RevealRequest(source, key_file, reason.strip(), output, tables, force), session.config)
    columns = ", ".join(dict.fromkeys(name for one in done.tables for name in one.columns))
    session.note(
        nmsg(
            "{shown} value is readable again in {path}, from: {columns}.",
            "{shown} values are readable again in {path}, from: {columns}.",
            done.values,
            shown=wording.number(done.values),
            path=output,
            columns=columns,
        )
    )
    if done.neutralized:
        session.note(
            nmsg(
                "{shown} cell got an apostrophe in front: a spreadsheet program would carry it out.",
                "{shown} cells got an apostrophe in front: a spreadsheet program would carry them out.",
                done.neutralized,
                shown=wording.number(done.neutralized),
            )
        )
    session.note(
        msg("Recorded in {path}. The copy holds personal data again: remove it when it has served.", path=done.key.log)
    )
