"""Why a policy does what it does, in the terminal: column by column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.cli.terminal import escape, listing_of, tell
from avgtool.documents.gravity import short_kind
from avgtool.documents.operator_words import describe, describe_consent, describe_rule
from avgtool.i18n import msg
from avgtool.policy.explaining import fitting
from avgtool.policy.planning import rule_to_paste
from avgtool.policy.schema import called
from avgtool.policy.treatments import treatment_of
from avgtool.wording import listed

if TYPE_CHECKING:
    from rich.console import Console

    from avgtool.policy.explaining import ExplainedColumn, ExplainedDataset
    from avgtool.policy.schema import Policy


def show_explanation(console: Console, explained: ExplainedDataset, policy: Policy) -> None:
    """Each column with the rule that decides, why, and what fits as well; then what is left over."""
    console.print()
    findings = explained.findings
    place = f"{findings.source} › {findings.table}" if findings.table else findings.source
    named = msg("policy {policy}", policy=policy.name)
    console.print(f"[bold]{escape(place)}[/] · {escape(str(named))}")
    table = listing_of(msg("Column"), (one.finding.name for one in explained.columns))
    titles = (msg("Kind"), msg("What happens"), msg("Decides, by"), msg("Why"), msg("Fits too, and came later"))
    for title in titles:
        table.add_column(str(title), overflow="fold")
    rules = {rule.reference: rule for rule in policy.rules}
    tables, told = called(findings), dict[str, str]()
    for one in explained.columns:
        deciding = rules.get(one.step.rule) if one.step else None
        by = fitting(deciding, one.finding, tables) if deciding else ()
        same = told.setdefault(str(one.step.rule) + one.step.rule.policy, one.finding.name) if one.step else ""
        kind = escape(str(short_kind(one.finding.kind)))
        table.add_row(escape(one.finding.name), kind, *_decided(one, by, same))
    console.print(table)
    if policy.requires_consent:
        tell(console, escape(str(msg("In the copy: {sample}.", sample=describe_consent(policy.requires_consent)))))
    _show_rest(console, explained)


def _decided(one: ExplainedColumn, by: tuple[tuple[str, str], ...], same: str) -> tuple[str, str, str, str]:
    """What happens, by which rule, why (once a rule), and what else would have."""
    if one.step is None:
        undecided = msg("not decided")
        return f"[bold red]{escape(str(undecided))}[/]", "", "", ""
    fits = "".join(f"\n{key}: {value}" for key, value in by)
    rule = escape(f"{describe_rule(one.step.rule)}{fits}")
    elsewhere = msg("as for {column}", column=same)
    why = escape(str(one.step.because)) if same == one.finding.name else f"[dim]{escape(str(elsewhere))}[/]"
    lost = "\n".join(f"{describe_rule(rule.reference)}: {describe(treatment_of(rule.operator))}" for rule in one.lost)
    return escape(str(describe(one.step.treatment))), rule, why, f"[dim]{escape(lost)}[/]"


def _show_rest(console: Console, explained: ExplainedDataset) -> None:
    """Rules without work, columns that are named and missing, and columns that nothing decides about."""
    for rule, name in explained.missing:
        said = msg(
            "{rule} names the column {name}, which is not there: that stops the work, unless it says optional: true.",
            rule=describe_rule(rule.reference),
            name=name,
        )
        tell(console, f"[bold]{escape(str(said))}[/]")
    if explained.idle:
        named = listed(", ", (describe_rule(rule.reference) for rule in explained.idle))
        tell(console, escape(str(msg("Decides about no column here: {rules}.", rules=named))))
    if explained.undecided:
        names = ", ".join(explained.undecided)
        said = msg("Not decided: {names}. A rule to paste, with drop or another operator for each:", names=names)
        tell(console, f"[bold red]{escape(str(said))}[/]")
        tell(console, escape(rule_to_paste(explained.undecided)), highlight=False)
