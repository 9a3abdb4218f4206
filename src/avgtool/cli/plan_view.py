"""A plan in the terminal: what will happen to every column, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.catalog import entity_words
from avgtool.cli.terminal import escape, listing_of, tell
from avgtool.documents.facts import shown_name
from avgtool.documents.gravity import short_kind
from avgtool.documents.operator_words import describe, describe_consent, describe_inside, describe_rule, describe_sample
from avgtool.i18n import msg, nmsg
from avgtool.policy.planning import rule_to_paste

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from avgtool.model.plan import Plan, RuleReference, Step


WIDE = 100
"""Below this width the kinds of the columns, which a scan shows too, make room for what happens and why."""


def show_plan(console: Console, plan: Plan) -> None:
    """Every column with its step; what is undecided, in red."""
    console.print()
    policy = msg("policy {policy}", policy=escape(plan.policy))
    console.print(f"[bold]{escape(place(plan))}[/] · {policy}")
    if plan.steps:
        console.print(_steps(plan, kinds=console.width >= WIDE))
    if plan.consent:
        tell(console, escape(str(msg("In the copy: {sample}.", sample=describe_consent(plan.consent)))))
    if plan.sample:
        tell(console, escape(str(msg("In the copy: {sample}.", sample=describe_sample(plan.sample)))))
    if plan.undecided:
        _show_undecided(console, plan)


def _steps(plan: Plan, *, kinds: bool) -> Table:
    table = listing_of(msg("Column"), (step.column for step in plan.steps))
    for title in (*((msg("Kind"),) if kinds else ()), msg("What happens"), msg("Rule"), msg("Why")):
        table.add_column(str(title), overflow="fold")
    first: dict[tuple[RuleReference, str], str] = {}
    for step in plan.steps:
        same = first.setdefault((step.rule, str(step.because)), step.column)
        table.add_row(
            escape(step.column),
            *((escape(str(short_kind(step.kind))),) if kinds else ()),
            escape(_happens(step)),
            escape(str(describe_rule(step.rule))),
            _why(step, same),
        )
    return table


def _why(step: Step, same: str) -> str:
    """The policy's own words, once for each rule."""
    if same == step.column:
        return escape(str(step.because))
    elsewhere = msg("as for {column}", column=shown_name(same))
    return f"[dim]{escape(str(elsewhere))}[/]"


def _happens(step: Step) -> str:
    """The operator; for a text, on lines of their own, also that of each entity inside it."""
    inside = describe_inside(step, entity_words())
    return "\n".join([str(describe(step.treatment)), *(f"· {one}" for one in inside)])


def place(plan: Plan) -> str:
    """The file, and the sheet or table in it."""
    return f"{plan.source} › {plan.table}" if plan.table else plan.source


def _show_undecided(console: Console, plan: Plan) -> None:
    text = nmsg(
        "{n} column is not decided: {names}. Add a rule; nothing is written until then.",
        "{n} columns are not decided: {names}. Add rules; nothing is written until then.",
        len(plan.undecided),
        names=", ".join(plan.undecided),
    )
    tell(console, f"[bold red]{escape(str(text))}[/]")
    tell(console, str(msg("A rule to paste, with drop or another operator for each:")))
    tell(console, escape(rule_to_paste(plan.undecided)), highlight=False)
