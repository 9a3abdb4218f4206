"""``avgtool policy``: which policies there are, and whether one is valid."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from avgtool.cli.commands import command
from avgtool.cli.session import current_session
from avgtool.cli.speaking import SpeakingGroup, option
from avgtool.errors import InputError, PolicyError
from avgtool.i18n import language, msg

if TYPE_CHECKING:
    from collections.abc import Sequence

    from avgtool.cli.session import Session
    from avgtool.i18n import Message
    from avgtool.policy.linting.base import Remark
    from avgtool.workflows.policy_checks import CheckedPolicy


@click.group(
    "policy",
    cls=SpeakingGroup,
    text=msg("Show and check policies: what happens to which column, and why."),
    examples=("avgtool policy list",),
)
def policy() -> None:
    """Group the commands."""


@command("list", text=msg("List the shipped policies."), examples=("avgtool policy list",))
def show_list() -> None:
    """A line a policy: name, title and purpose; those that extend another stand below the others."""
    from rich.table import Table

    from avgtool import catalog
    from avgtool.cli.terminal import escape

    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    policies = [catalog.load_policy(name) for name in catalog.policy_names()]
    own = [one for one in policies if not one.parents]
    for one in own + [one for one in policies if one.parents]:
        table.add_row(escape(one.name), escape(one.title.text(language())), escape(one.purpose.text(language())))
    current_session().out.print(table)


@command("show", text=msg("Show a policy rule by rule."), examples=("avgtool policy show klantsegmentatie",))
@click.argument("name", metavar="P")
def show(name: str) -> None:
    """Title, purpose and rules."""
    from avgtool import catalog
    from avgtool.cli.policy_view import show_policy

    show_policy(current_session().out, catalog.load_policy(name), catalog.known_to_lints().kinds)


@command(
    "check",
    text=msg("Check policy files; what is wrong is named with its line, and what is hardly meant too."),
    examples=("avgtool policy check policies/*.yaml",),
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@option("--strict", is_flag=True, text=msg("Exit with 1 for remarks too, and not for objections alone."))
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    text=msg("Form of the result."),
)
def check(files: tuple[Path, ...], *, strict: bool, form: str) -> int:
    """Look at each; the answer is no where one is not valid, or says what must not stay so."""
    from avgtool.workflows.policy_checks import check_policies, to_json

    checked = check_policies(files)
    if form == "json":
        click.echo(to_json(checked))
        if any(one.error for one in checked):
            return PolicyError.exit_code
    else:
        _tell(current_session(), checked)
    return int(any(one.is_refused(strict=strict) for one in checked))


@command(
    "new",
    text=msg("Propose a policy: from a scan that was saved, or for all kinds of personal data; to stdout or a file."),
    examples=(
        "avgtool scan klanten.csv --output scan.json",
        "avgtool policy new --from-scan scan.json --output eigen.yaml",
    ),
)
@option(
    "--from-scan",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.json",
    text=msg("A scan, saved with avgtool scan --output FILE.json."),
)
@option("--name", metavar="NAME", text=msg("Name of the policy; otherwise that of the file it goes to."))
@option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    text=msg("Write the policy to this file, which must not exist."),
)
def new(*, from_scan: Path | None, name: str | None, output: Path | None) -> None:
    """Propose, and write."""
    from avgtool.sources.staging import write_whole
    from avgtool.workflows.policy_proposals import proposed_policy

    text = proposed_policy(from_scan, name or (output.stem if output else None))
    if output is None:
        click.echo(text, nl=False)
        return
    write_whole(output, text.encode(), force=False)
    current_session().note(msg("Written: {path}", path=output))


@command(
    "explain",
    text=msg("Tell for each column of a source which rule decides, why, which others fit, and what no rule is about."),
    examples=("avgtool policy explain klantsegmentatie klanten.csv",),
)
@click.argument("name", metavar="P")
@click.argument("source", metavar="SOURCE")
@option("--table", metavar="T", text=msg("Only this table or sheet."))
@option("--all-tables", is_flag=True, text=msg("Every table of a database."))
def explain(name: str, source: str, *, table: str | None, all_tables: bool) -> int:
    """Scan, and hold each column against each rule; 1 where something is not decided."""
    from avgtool import catalog
    from avgtool.cli.policy_explain_view import show_explanation
    from avgtool.policy.explaining import explain as explained_by
    from avgtool.workflows.scan_sources import ScanRequest, scan_sources

    session = current_session()
    chosen = catalog.load_policy(name)
    request = ScanRequest((source,), table=table, all_tables=all_tables)
    result = scan_sources(request, session.config, session.progress())
    session.stop_progress()
    told = [explained_by(findings, chosen) for findings in result.datasets]
    for one in told:
        show_explanation(session.out, one, chosen)
    for unread in result.unread:
        error = InputError(unread.what, where=unread.source, hint=unread.hint)
        session.warn(msg("Not read: {error}", error=error))
    if result.unread:
        return InputError.exit_code
    return int(any(one.undecided for one in told))


@command(
    "schema",
    text=msg("Print the JSON Schema of policy files, with which editors complete and check them."),
    examples=("avgtool policy schema > policy.schema.json",),
)
def schema() -> None:
    """On stdout, for a file or a program."""
    import json

    from avgtool import catalog

    click.echo(json.dumps(catalog.policy_schema(), ensure_ascii=False, indent=2))


def _tell(session: Session, checked: Sequence[CheckedPolicy]) -> None:
    """What was found; the errors of all files end it."""
    for one in checked:
        if one.policy is not None:
            session.note(msg("{file}: valid", file=one.file))
        for remark in one.remarks:
            session.warn(_said(remark))
    refused = [one.error for one in checked if one.error]
    if len(refused) > 1:
        told = "\n".join(map(str, refused))
        raise PolicyError(msg("{n} of these policies are not valid.", n=len(refused)), hint=msg("{told}", told=told))
    if refused:
        raise refused[0]


def _said(remark: Remark) -> Message:
    from avgtool.policy.linting.base import Gravity

    said = msg("{where}: {message} [{code}]", where=remark.where, message=remark.message, code=remark.code)
    if remark.gravity is Gravity.OBJECTION:
        return msg("Objection: {remark}", remark=said)
    return msg("Look at this: {remark}", remark=said)


for member in (show_list, show, check, new, explain, schema):
    policy.add_command(member)
