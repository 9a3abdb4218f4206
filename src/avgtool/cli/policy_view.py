"""A policy in the terminal: its rules in order, for the first one that fits decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape

from avgtool.cli.scan_view import entity_name
from avgtool.cli.terminal import listing, tell
from avgtool.documents.operator_words import describe
from avgtool.i18n import language, msg
from avgtool.model.treatment import Effect
from avgtool.policy.treatments import treatment_of

if TYPE_CHECKING:
    from rich.console import Console

    from avgtool.policy.schema import Match, Policy

UNMATCHED = {
    None: msg("What no rule is about is refused: nothing is written until a rule decides."),
    Effect.DROPS: msg("What no rule is about is dropped."),
    Effect.KEEPS: msg("What no rule is about is kept."),
}


def show_policy(console: Console, policy: Policy) -> None:
    """Title, purpose, rules, and what becomes of the rest."""
    speaking = language()
    console.print(f"[bold]{escape(policy.title.text(speaking))}[/] · {escape(policy.name)} {escape(policy.version)}")
    tell(console, escape(policy.purpose.text(speaking)))
    console.print()
    table = listing()
    for title in ("#", msg("Columns"), msg("What happens"), msg("Why")):
        table.add_column(str(title), overflow="fold")
    for rule in policy.rules:
        happens = str(describe(treatment_of(rule.operator)))
        table.add_row(str(rule.position + 1), escape(describe_match(rule.match)), escape(happens), escape(rule.because))
    console.print(table)
    tell(console, str(UNMATCHED[policy.unmatched.effect if policy.unmatched else None]))
    if policy.text.by_entity:
        _show_text(console, policy)


def _show_text(console: Console, policy: Policy) -> None:
    """What happens inside texts."""
    console.print()
    table = listing()
    for title in (msg("Inside texts"), msg("What happens")):
        table.add_column(str(title), overflow="fold")
    for entity, treatment in policy.text.by_entity.items():
        table.add_row(escape(entity_name(entity)), escape(str(describe(treatment))))
    table.add_row(str(msg("anything else")), escape(str(describe(policy.text.default))))
    console.print(table)


def describe_match(match: Match) -> str:
    """Which columns a rule is about, as it is written in the policy."""
    said = match.model_dump(mode="json", exclude_none=True)
    return "; ".join(f"{key}: {', '.join(values)}" for key, values in said.items())
