"""A check in the terminal: what must not leave so, table by table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.checking.findings import Level
from avgtool.cli.terminal import escape, listing_of, tell
from avgtool.documents.operator_words import describe_rule
from avgtool.i18n import msg, nmsg

if TYPE_CHECKING:
    from rich.console import Console

    from avgtool.checking.findings import CheckedDataset, CheckFinding, CheckResult


def show_check(console: Console, result: CheckResult) -> None:
    """Every data set with its findings, and the answer."""
    for dataset in result.datasets:
        _show_dataset(console, dataset, result.policy)
    failed = sum(not one.passed for one in result.datasets)
    if not failed:
        said = msg("Passed: the policy {policy} lets this leave as it is.", policy=result.policy)
        tell(console, f"[green]✓[/] {escape(str(said))}")
        return
    refused = nmsg(
        "Not passed: the policy {policy} does not let {n} data set leave as it is.",
        "Not passed: the policy {policy} does not let {n} data sets leave as they are.",
        failed,
        policy=result.policy,
    )
    tell(console, f"[bold red]{escape(str(refused))}[/]")


def _show_dataset(console: Console, dataset: CheckedDataset, policy: str) -> None:
    console.print()
    place = f"{dataset.source} › {dataset.table}" if dataset.table else dataset.source
    by = msg("policy {policy}", policy=policy)
    console.print(f"[bold]{escape(place)}[/] · {escape(str(by))}")
    if not dataset.findings:
        return
    table = listing_of(msg("Column"), map(_about, dataset.findings))
    for title in (msg("What is the matter"), msg("Rule"), msg("Code")):
        table.add_column(str(title), overflow="fold")
    for one in dataset.findings:
        rule = describe_rule(one.rule) if one.rule else msg("no rule")
        said = escape(str(one.message))
        shown = said if one.level is Level.ERROR else f"[dim]{said}[/]"
        table.add_row(escape(_about(one)), shown, escape(str(rule)), f"[dim]{one.code.value}[/]")
    console.print(table)


def _about(finding: CheckFinding) -> str:
    """The column, or those that are meant together."""
    return finding.column or ", ".join(finding.columns)
