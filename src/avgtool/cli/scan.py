"""``avgtool scan``: what personal data is in these files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from avgtool.cli.commands import command
from avgtool.cli.kind_choice import KindChoice
from avgtool.cli.rendering import form_of, print_scan, require_documents, write_scan
from avgtool.cli.session import archive_option, current_session, text_language_option
from avgtool.cli.speaking import option
from avgtool.documents.words import CATEGORY_TAGS, KINDS
from avgtool.errors import InputError
from avgtool.i18n import msg
from avgtool.model.kinds import Category, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

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
    type=KindChoice(FAIL_ON, SAID),
    metavar="KIND|CATEGORY",
    text=msg("Exit with 1 when this is found, or may be there; may be repeated."),
)
@option("--keep", "keeps", is_flag=True, text=msg("Keep counts and kinds in the ledger, for avgtool register check."))
@text_language_option
@option(
    "--engine",
    type=click.Choice(["local"]),
    default="local",
    show_default=True,
    text=msg("Where the work runs."),
)
@archive_option
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
    keeps: bool,
    engine: Literal["local"],
) -> int:
    """Scan, show, and answer whether something was found that must not be there."""
    from avgtool.workflows.scan_sources import ScanRequest, earlier_scan, refuse_outputs, scan_sources, told_before

    session = current_session()
    _require_output(form, outputs)
    refuse_outputs(sources, reports=outputs, force=force)
    earlier = earlier_scan(compare) if compare else None
    if keeps:
        _require_ledger(session)
    for text in told_before(sources):
        session.note(text)
    request = ScanRequest(
        sources,
        mode=mode,
        table=table,
        all_tables=all_tables,
        query=query,
        header=header,
        engine=engine,
        column=explain,
    )
    result = scan_sources(request, session.config, session.progress())
    session.stop_progress()
    answers = _answers(result, explain, earlier)
    if result.datasets:
        _show(session, result, form, outputs, answers, force=force)
    if keeps:
        _keep(session, result, sources)
    _tell_unread(session, result)
    refused = _objects(session, result, fail_on)
    return InputError.exit_code if result.unread else int(refused)


def _require_output(form: str | None, outputs: tuple[Path, ...]) -> None:
    if form == "pdf" and not outputs:
        raise click.UsageError(str(msg("A PDF needs --output FILE.")))
    require_documents(current_session(), *(form_of(output, asked=form) for output in outputs))


def _answers(result: ScanResult, explain: str | None, earlier: ScanResult | None) -> list[Callable[[Console], None]]:
    """What was asked beside the findings themselves: why a column got its verdict, what is new."""
    from avgtool.cli.scan_view import show_comparison, show_explanation
    from avgtool.scanning.compare import compare
    from avgtool.workflows.scan_sources import is_called

    asked = [(dataset, one) for dataset, one in result.columns() if explain and is_called(one.name, explain)]
    shown: list[Callable[[Console], None]] = [
        partial(show_explanation, dataset=dataset, column=column) for dataset, column in asked
    ]
    if earlier:
        shown.append(partial(show_comparison, comparison=compare(earlier, result)))
    return shown


def _show(
    session: Session,
    result: ScanResult,
    form: str | None,
    outputs: tuple[Path, ...],
    answers: list[Callable[[Console], None]],
    *,
    force: bool,
) -> None:
    """On stdout what was asked for: the answers, else the table; beside a form for programs the answers are notes."""
    from avgtool.cli.scan_view import show_scan

    for_programs = form not in {None, "text"} and not outputs
    for show in answers:
        show(session.notes if for_programs else session.out)
    if for_programs:
        print_scan(session, result, str(form))
    elif not answers and not (form and outputs):
        show_scan(session.out, result)
    for output in outputs:
        write_scan(session, result, form, output, force=force)


def _require_ledger(session: Session) -> None:
    from avgtool.workflows.kept_scans import require_ledger

    require_ledger(session.config)


def _keep(session: Session, result: ScanResult, sources: tuple[str, ...]) -> None:
    """Keep what was found, and say as what."""
    from avgtool.workflows.kept_scans import keep

    for one in keep(result, sources, session.config):
        place = f"{one.system} › {one.table}" if one.table else one.system
        session.note(msg("Kept in the ledger: {place}, {kinds} kinds of data.", place=place, kinds=len(one.found)))


def _tell_unread(session: Session, result: ScanResult) -> None:
    """Which sources could not be read, after all that could."""
    for one in result.unread:
        error = InputError(one.what, where=one.source, hint=one.hint)
        session.warn(msg("Not read: {error}", error=error))


def _objects(session: Session, result: ScanResult, fail_on: tuple[str, ...]) -> bool:
    """Whether something was found that must not be there; where, is told."""
    from avgtool.workflows.objections import objections

    found = objections(result, fail_on) if fail_on else ()
    for one in found:
        where = " › ".join(part for part in (one.dataset.source, one.dataset.table, one.column.name) if part)
        session.note(msg("{where}: holds, or may hold, {names}.", where=where, names=", ".join(one.names)))
    return bool(found)
