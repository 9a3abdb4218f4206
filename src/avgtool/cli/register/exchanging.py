"""``avgtool register export`` and ``import``: the register as a table, for and from spreadsheets."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.consent.importing import Mapped
from avgtool.cli.consent.options import format_option
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.errors import RefusedError
from avgtool.i18n import msg, nmsg

if TYPE_CHECKING:
    from avgtool.cli.session import Session
    from avgtool.workflows.register_exchange import RegisterImport

_FORMS = {".csv": "csv", ".xlsx": "xlsx"}


@command(
    "export",
    text=msg(
        "Write the register as a table, a row an activity: CSV (with semicolons, as Excel opens it here) or a workbook."
    ),
    examples=("avgtool register export --output verwerkingen.xlsx", "avgtool register export > verwerkingen.csv"),
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
    from avgtool.cli.rendering import form_of
    from avgtool.sources.staging import require_free, write_whole
    from avgtool.workflows.register_exchange import export_register

    session = current_session()
    form = form_of(output, _FORMS) if output else "csv"
    if output is not None:
        require_free(output, force=force)
    content = export_register(session.config, workbook=form == "xlsx")
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    write_whole(output, content, force=force)
    session.note(msg("Written: {path}", path=output))


@command(
    "import",
    text=msg(
        "Take over a register that was kept in a spreadsheet: a file for each row, and none in the place of another. "
        "Columns are known by the headers of common Dutch templates; what is not understood stays in words. Exit code "
        "1 where something is left out: a column that is not known, or a row of which no activity can be made."
    ),
    examples=(
        "avgtool register import verwerkingsregister.xlsx --dry-run",
        "avgtool register import verwerkingsregister.xlsx --map Proces=name --map Afdeling=owner",
    ),
)
@click.argument("source", metavar="SOURCE")
@option(
    "--map",
    "columns",
    type=Mapped(),
    multiple=True,
    metavar="COLUMN=FIELD",
    text=msg("What a column holds, where its header does not tell; nothing: leave it aside. Fields: docs/register.md."),
)
@option("--table", metavar="T", text=msg("Which table or sheet, where there are several."))
@option("--dry-run", is_flag=True, text=msg("Only tell what would be written."))
@format_option
def import_(*, source: str, columns: tuple[tuple[str, str], ...], table: str | None, dry_run: bool, form: str) -> int:
    """Take it over, and say what came of it."""
    from avgtool.workflows.register_exchange import import_register

    session = current_session()
    done = import_register(session.config, source, dict(columns), table=table, dry_run=dry_run)
    if form == "json":
        sys.stdout.write(_as_json(done, dry_run=dry_run) + "\n")
    else:
        _show(session, done, dry_run=dry_run)
    return 0 if done.is_whole else RefusedError.exit_code


def _show(session: Session, done: RegisterImport, *, dry_run: bool) -> None:
    from avgtool.cli.terminal import escape, listing, tell

    table = listing()
    for title in (msg("Field"), msg("Columns")):
        table.add_column(str(title), overflow="fold")
    for field, named in done.columns.items():
        table.add_row(field.value, escape(", ".join(" ".join(column.split()) for column in named)))
    session.out.print(table)
    if done.left_aside:
        names = ", ".join(" ".join(column.split()) for column in done.left_aside)
        tell(session.out, escape(str(msg("Left aside: {columns}", columns=names))))
        tell(
            session.out, escape(str(msg("Say what they hold with --map COLUMN=FIELD, or COLUMN= to leave one aside.")))
        )
    for row in done.rows:
        for remark in row.remarks:
            tell(session.out, escape(str(msg("Row {number}: {remark}", number=row.number, remark=remark))))
    for code in done.present:
        tell(session.out, escape(str(msg("{code} is there already, and stays as it is.", code=code))))
    new = sum(row.activity is not None for row in done.rows) - len(done.present)
    if dry_run:
        tell(session.out, str(nmsg("{n} activity would be written.", "{n} activities would be written.", new)))
        return
    tell(session.out, str(nmsg("{n} activity written.", "{n} activities written.", new)))
    session.note(msg("Next: fill in what is missing, then avgtool register check"))


def _as_json(done: RegisterImport, *, dry_run: bool) -> str:
    from avgtool import __version__

    content = {
        "avgtool": __version__,
        "format": "register-import/1",
        "dry_run": dry_run,
        "columns": {field.value: list(named) for field, named in done.columns.items()},
        "left_aside": list(done.left_aside),
        "written": [path.stem for path in done.written],
        "present": list(done.present),
        "rows": [
            {
                "row": row.number,
                "activity": row.activity.code if row.activity else None,
                "remarks": [str(remark) for remark in row.remarks],
            }
            for row in done.rows
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)
