"""``avgtool scan``: what personal data is in these files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from avgtool.cli.commands import command
from avgtool.cli.rendering import form_of, print_scan, write_scan
from avgtool.cli.session import current_session, text_language_option
from avgtool.cli.speaking import SpeakingChoice, option
from avgtool.documents.words import CATEGORY_TAGS, KINDS
from avgtool.i18n import msg
from avgtool.model.kinds import Category, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.cli.session import Session
    from avgtool.model.findings import Mode, ScanResult

SAID = {one.value: said for words in (CATEGORY_TAGS, KINDS) for one, said in words.items()}
FAIL_ON = (*(kind.value for kind in Kind), *(c.value for c in Category if c.value not in {k.value for k in Kind}))


@command(
    "scan",
    text=msg(
        "Find personal data, column by column and inside text. SOURCE is a file, a folder, a glob, - (standard input) "
        "or a database URL."
    ),
    examples=("avgtool scan klanten.csv", "avgtool scan export/ --output scanrapport.pdf"),
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@option(
    "--mode",
    type=click.Choice(["full", "sample"]),
    default="full",
    show_default=True,
    text=msg("Judge every value, or a sample with its error bound."),
)
@option("--table", metavar="T", text=msg("Only this table or sheet."))
@option("--all-tables", is_flag=True, text=msg("Every table of a database."))
@option("--header/--no-header", default=None, text=msg("Whether the first row names the columns; otherwise judged."))
@option("--query", metavar="SQL", text=msg("The rows that this query gives, of a database."))
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html", "pdf"]),
    text=msg("Form of the result; by default text, and for a file what its name ends in."),
)
@option(
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    text=msg("Write the result to this file; may be repeated, as in --output scan.pdf --output scan.json."),
)
@option("--force", is_flag=True, text=msg("Replace an existing output, whatever it is; a key and a source never."))
@option(
    "--compare",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="EARLIER.json",
    text=msg("Say what is new since an earlier scan."),
)
@option("--explain", metavar="COLUMN", text=msg("Tell why this column got its verdict."))
@option(
    "--fail-on",
    multiple=True,
    type=SpeakingChoice(FAIL_ON, SAID),
    metavar="KIND|CATEGORY",
    text=msg("Exit with 1 when this is found; may be repeated."),
)
@text_language_option
@option(
    "--engine",
    type=click.Choice(["local"]),
    default="local",
    show_default=True,
    text=msg("Where the work runs."),
)
def scan(  # noqa: PLR0913 - one parameter an option
    *,
    sources: tuple[str, ...],
    mode: Mode,
    table: str | None,
    all_tables: bool,
    query: str | None,
    header: bool | None,
    form: str | None,
    outputs: tuple[Path, ...],
    force: bool,
    compare: Path | None,
    explain: str | None,
    fail_on: tuple[str, ...],
    engine: Literal["local"],
) -> int:
    """Scan, show, and answer whether something was found that must not be there."""
    from avgtool.workflows.scan_sources import ScanRequest, refuse_outputs, scan_sources, told_before

    session = current_session()
    _require_output(form, outputs)
    refuse_outputs(sources, reports=outputs, force=force)
    for text in told_before(sources):
        session.note(text)
    request = ScanRequest(
        sources, mode=mode, table=table, all_tables=all_tables, query=query, header=header, engine=engine
    )
    result = scan_sources(request, session.config, session.progress())
    _show(session, result, form, outputs, force=force)
    if explain:
        _explain(session, result, explain)
    if compare:
        _compare(session, result, compare)
    return 1 if _found(result, fail_on) else 0


def _require_output(form: str | None, outputs: tuple[Path, ...]) -> None:
    if form == "pdf" and not outputs:
        raise click.UsageError(str(msg("A PDF needs --output FILE.")))
    for output in outputs:
        form_of(output, asked=form)


def _show(session: Session, result: ScanResult, form: str | None, outputs: tuple[Path, ...], *, force: bool) -> None:
    """The table in the terminal, unless another form was asked for; and every file."""
    from avgtool.cli.scan_view import show_scan

    if form in {None, "text"} and not (form and outputs):
        show_scan(session.out, result)
    elif not outputs:
        print_scan(session, result, str(form))
    for output in outputs:
        write_scan(session, result, form, output, force=force)


def _explain(session: Session, result: ScanResult, column: str) -> None:
    from avgtool.cli.scan_view import show_explanation
    from avgtool.errors import SettingsError

    found = [(dataset, finding) for dataset, finding in result.columns() if finding.name == column]
    if not found:
        names = ", ".join(sorted({finding.name for _, finding in result.columns()}))
        raise SettingsError(
            msg("There is no column {column}.", column=column), hint=msg("There are: {names}", names=names)
        )
    for dataset, finding in found:
        show_explanation(session.notes, dataset, finding)


def _compare(session: Session, result: ScanResult, earlier: Path) -> None:
    from avgtool.cli.scan_view import show_comparison
    from avgtool.workflows.scan_sources import compare_with

    show_comparison(session.notes, compare_with(result, earlier))


def _found(result: ScanResult, fail_on: Sequence[str]) -> bool:
    return any({column.kind.value, column.category.value} & set(fail_on) for _, column in result.columns())
