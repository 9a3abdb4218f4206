"""``avgtool consent export``: what the ledger knows of consents, as a table."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from avgtool.cli.commands import command
from avgtool.cli.rendering import form_of
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.i18n import msg, nmsg

_FORMS = {".csv": "csv", ".xlsx": "xlsx"}


@command(
    "export",
    text=msg(
        "Write everything that was recorded of consents and preferences as a table, in the columns that avgtool "
        "consent import reads: CSV or a workbook. Holds personal data: customer ids. Objections, notes and persons who "
        "are known by a digest alone stay in the ledger."
    ),
    examples=("avgtool consent export --output toestemmingen.xlsx",),
)
@option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    text=msg("File to write, ending in .csv or .xlsx; else CSV on stdout."),
)
@option("--force", is_flag=True, text=msg("Replace a file that is there."))
def export(*, output: Path | None, force: bool) -> None:
    """Write it."""
    from avgtool.sources.staging import require_free, write_whole
    from avgtool.workflows.consent_export import export_consents

    session = current_session()
    form = form_of(output, _FORMS) if output else "csv"
    if output is not None:
        require_free(output, force=force)
    done = export_consents(session.config, workbook=form == "xlsx")
    if output is None:
        sys.stdout.buffer.write(done.content)
        sys.stdout.buffer.flush()
    else:
        write_whole(output, done.content, force=force)
        session.note(msg("Written: {path}", path=output))
    session.note(nmsg("{n} row. It holds personal data.", "{n} rows. They hold personal data.", done.rows))
    if done.nameless:
        session.warn(
            nmsg(
                "{n} person is known by a digest alone and is not in it.",
                "{n} persons are known by a digest alone and are not in it.",
                done.nameless,
            )
        )
