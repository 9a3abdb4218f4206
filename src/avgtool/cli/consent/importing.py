"""``avgtool consent import``: an export of consents, objections and preferences into the ledger."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.consent.options import by_option, format_option
from avgtool.cli.session import current_session
from avgtool.cli.speaking import option
from avgtool.cli.times import Moment
from avgtool.errors import RefusedError
from avgtool.i18n import msg

if TYPE_CHECKING:
    from datetime import datetime

    from avgtool.workflows.consent_import import ConsentImport, ImportRequest


class Mapped(click.ParamType[tuple[str, str]]):
    """``COLUMN=FIELD``; the name of a column may hold a sign of equality itself."""

    name = "mapping"

    def convert(
        self, value: str | tuple[str, str], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Take it apart at the last sign."""
        if isinstance(value, tuple):
            return value
        column, sign, field = value.rpartition("=")
        if not sign or not column:
            self.fail(str(msg("write COLUMN=FIELD, such as klant=customer")), param, ctx)
        return column, field.strip()


@command(
    "import",
    text=msg(
        "Record consents, withdrawals, objections and preferences of a table: every row that is right and not in the "
        "ledger yet, in one transaction. Faulty rows are told by number and reason in a file beside it: 1 where there "
        "is one. The same file can be imported again, and one that overlaps."
    ),
    examples=(
        "avgtool consent import toestemmingen.csv",
        "avgtool consent import export.xlsx --purpose nieuwsbrief --map Aangemaakt=at --timezone Europe/Amsterdam",
        "avgtool consent import blokkeerlijst.csv --type bezwaar",
        "avgtool consent import toestemmingen.csv --all-or-nothing",
    ),
)
@click.argument("source", metavar="SOURCE")
@option("--purpose", metavar="CODE", text=msg("Purpose of rows that name none."))
@option(
    "--map",
    "columns",
    type=Mapped(),
    multiple=True,
    metavar="COLUMN=FIELD",
    text=msg(
        "What a column holds, where its header does not tell: customer, email, phone, purpose, type, at, channel, "
        "notice_version, notice_language, notice_sha256, method, explicit, by_guardian, born, turns_16_on, guardian, "
        "guardian_check, evidence, note; nothing: leave it aside."
    ),
)
@option(
    "--type",
    "type_",
    metavar="WORD",
    text=msg(
        "What rows say that do not say it, such as bezwaar for a list of those who objected; needs no moment where it "
        "is a no."
    ),
)
@option("--at", type=Moment(), metavar="MOMENT", text=msg("When it happened, of rows that do not say it."))
@option(
    "--timezone",
    metavar="ZONE",
    text=msg("By whose clock moments without an offset are read, such as Europe/Amsterdam; otherwise they are faulty."),
)
@option("--table", metavar="T", text=msg("Which table or sheet, where there are several."))
@option("--all-or-nothing", is_flag=True, text=msg("Record nothing where a row is faulty."))
@option(
    "--rejected",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    text=msg("Where faulty rows are told; by default beside the file. An earlier one is replaced."),
)
@option(
    "--batch", metavar="NAME", text=msg("Name of the import, kept with each row; by default of the file's SHA-256.")
)
@by_option
@format_option
def import_(  # noqa: PLR0913 - each is an option
    *,
    source: str,
    purpose: str | None,
    columns: tuple[tuple[str, str], ...],
    type_: str | None,
    at: datetime | None,
    timezone: str | None,
    table: str | None,
    all_or_nothing: bool,
    rejected: Path | None,
    batch: str | None,
    by: str | None,
    form: str,
) -> int:
    """Import, and say what came of it."""
    from avgtool.workflows.consent_import import ImportRequest

    request = ImportRequest(
        source=source,
        purpose=purpose,
        columns=dict(columns),
        type=type_,
        at=at,
        timezone=timezone,
        table=table,
        all_or_nothing=all_or_nothing,
        rejected=rejected or _beside(source),
        batch=batch,
    )
    done = _imported(request, by)
    _show(done, form)
    return RefusedError.exit_code if done.done.faulty else 0


def _imported(request: ImportRequest, by: str | None) -> ConsentImport:
    from avgtool.workflows.consent_import import import_consents
    from avgtool.workflows.ledger import open_configured

    session = current_session()
    ledger = open_configured(session.config)
    try:
        return import_consents(ledger, session.config, request, by=by, progress=session.progress())
    finally:
        session.stop_progress()
        ledger.close()


def _show(done: ConsentImport, form: str) -> None:
    from avgtool.cli.consent.import_view import import_json, import_notes, show_import

    session = current_session()
    if form == "json":
        sys.stdout.write(import_json(done) + "\n")
    else:
        show_import(session.out, done)
    for each in import_notes(done):
        session.note(each)


def _beside(source: str) -> Path:
    """Where faulty rows are told: beside a file, and here for what is none."""
    path = Path(source)
    name = f"{path.stem if path.is_file() else 'import'}.rejected.csv"
    return path.with_name(name) if path.is_file() else Path(name)
