"""``avgtool anonymize``: a safe copy, by policy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from avgtool.cli.commands import command
from avgtool.cli.key_option import key_file_option
from avgtool.cli.rendering import REPORT_FORMS, form_of, require_documents, write_anonymization_reports
from avgtool.cli.session import archive_option, current_session, text_language_option
from avgtool.cli.speaking import option
from avgtool.i18n import msg

if TYPE_CHECKING:
    from avgtool.cli.session import Session
    from avgtool.model.outcome import Outcome
    from avgtool.workflows.anonymizing.previewing import Preview


@command(
    "anonymize",
    text=msg(
        "Write a copy by policy, and verify it before it is published. "
        "SOURCE is never changed; what the policy does not decide about is refused."
    ),
    examples=(
        "avgtool anonymize klanten.csv --policy klantsegmentatie --key-file sleutel.key --output veilig.csv",
        "avgtool anonymize klanten.csv --policy klantsegmentatie --dry-run",
    ),
)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@option("--policy", metavar="P", text=msg("Name of a shipped policy, or a path."))
@option("--output", type=click.Path(path_type=Path), metavar="FILE|DIR", text=msg("Where the copy goes."))
@key_file_option()
@option("--table", metavar="T", text=msg("Only this table or sheet."))
@option("--all-tables", is_flag=True, text=msg("Every table of a database."))
@option("--header/--no-header", default=None, text=msg("Whether the first row names the columns; otherwise judged."))
@option("--dry-run", is_flag=True, text=msg("Show the plan and write nothing."))
@option(
    "--plan",
    "plan_file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    text=msg(
        "With --dry-run and --policy: save the plan here. With --dry-run alone: show this saved plan. Without: carry "
        "it out, for this very file."
    ),
)
@option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.pdf",
    text=msg("Write the anonymization report (.pdf or .html)."),
)
@option("--output-encoding", metavar="ENCODING", text=msg("Encoding of the copy; otherwise that of the source."))
@option("--force", is_flag=True, text=msg("Replace an existing output, whatever it is; a key and a source never."))
@text_language_option
@option("--engine", type=click.Choice(["local"]), default="local", show_default=True, text=msg("Where the work runs."))
@archive_option
def anonymize(  # noqa: PLR0913 - one parameter an option
    *,
    sources: tuple[str, ...],
    policy: str | None,
    output: Path | None,
    key_file: str | None,
    table: str | None,
    all_tables: bool,
    header: bool | None,
    dry_run: bool,
    plan_file: Path | None,
    report: Path | None,
    output_encoding: str | None,
    force: bool,
    engine: Literal["local"],
) -> int:
    """Plan, or anonymize and verify."""
    from avgtool.sources.limits import TableChoice
    from avgtool.workflows.anonymize_sources import AnonymizeRequest, anonymize_sources, preview_sources
    from avgtool.workflows.scan_sources import refuse_outputs, told_before

    session = current_session()
    _require(policy=policy, output=output, dry_run=dry_run, plan_file=plan_file)
    require_documents(session, form_of(report, REPORT_FORMS) if report else None)
    refuse_outputs(sources, evidence=(report,) if report and not dry_run else (), force=force)
    for text in told_before(sources):
        session.note(text)
    request = AnonymizeRequest(
        sources,
        policy=policy,
        output=output,
        key_file=key_file,
        plan_file=plan_file,
        report=report,
        tables=TableChoice(table, all=all_tables, header=header),
        output_encoding=output_encoding,
        force=force,
        engine=engine,
    )
    if dry_run:
        code = _show_previews(session, preview_sources(request, session.config, session.progress()))
        if plan_file and policy is not None:
            session.note(msg("Plan saved in {path}.", path=plan_file))
        return code
    outcomes = anonymize_sources(request, session.config, session.progress())
    return _show_outcomes(session, outcomes, report, force=force)


def _require(*, policy: str | None, output: Path | None, dry_run: bool, plan_file: Path | None) -> None:
    if policy is None and plan_file is None:
        raise click.UsageError(str(msg("Say which policy: --policy P (or --plan FILE, for a saved plan).")))
    if output is None and not dry_run:
        raise click.UsageError(str(msg("Say where the copy goes: --output FILE (or --dry-run).")))
    if str(output) == "-":
        what = msg("The copy is read back and verified before it is published, so it goes to a file: --output FILE.")
        raise click.UsageError(str(what))


def _show_previews(session: Session, previews: tuple[Preview, ...]) -> int:
    from avgtool.cli.plan_view import show_plan
    from avgtool.cli.preview_view import show_preview

    for one in previews:
        show_plan(session.out, one.plan)
        show_preview(session.out, one)
    return 1 if any(one.plan.undecided for one in previews) else 0


def _show_outcomes(session: Session, outcomes: tuple[Outcome, ...], report: Path | None, *, force: bool) -> int:
    from avgtool.cli.outcome_view import show_outcome

    if report:  # first: who reads along may stop reading
        write_anonymization_reports(session, outcomes, report, force=force)
    for outcome in outcomes:
        show_outcome(session.out, outcome)
    return 0 if all(outcome.verified for outcome in outcomes) else 1
