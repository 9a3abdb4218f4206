"""A policy in the terminal: its rules in order, for the first one that fits decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.cli.scan_view import entity_name
from avgtool.cli.terminal import escape, listing, tell
from avgtool.documents.operator_words import describe, describe_consent, describe_rule, describe_sample
from avgtool.i18n import msg
from avgtool.model.treatment import Effect
from avgtool.policy.coverage import covering, covering_partly
from avgtool.policy.treatments import treatment_of
from avgtool.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console

    from avgtool.model.kinds import Kind
    from avgtool.policy.privacy_section import PrivacySection
    from avgtool.policy.schema import Match, Policy, Rule

UNMATCHED = {
    None: msg("What no rule is about is refused: nothing is written until a rule decides."),
    Effect.DROPS: msg("What no rule is about is dropped."),
    Effect.KEEPS: msg("What no rule is about is kept."),
}


def show_policy(console: Console, policy: Policy, kinds: Mapping[str, Kind]) -> None:
    """Title, purpose, rules, what becomes of the rest, and of policies that it extends what it overrides.

    Args:
        console: Where it is shown.
        policy: The policy.
        kinds: The kind of columns that hold each entity.
    """
    title, purpose = escape(str(policy.title.said)), escape(str(policy.purpose.said))
    console.print(f"[bold]{title}[/] · {escape(policy.name)} {escape(policy.version)}")
    tell(console, purpose)
    console.print()
    table = listing()
    for heading in ("#", msg("Columns"), msg("What happens"), msg("Why")):
        table.add_column(str(heading), overflow="fold")
    for place, rule in enumerate(policy.rules):
        own = [one for one in policy.rules[:place] if one.reference.policy != rule.reference.policy]
        over = covering(rule, policy.rules[:place], kinds) if rule.reference.inherited else ()
        partly = covering_partly(rule, own, kinds) if rule.reference.inherited and not over else ()
        table.add_row(_number(rule), escape(describe_match(rule.match)), *_happens(rule, over, partly))
    console.print(table)
    tell(console, str(UNMATCHED[policy.unmatched.effect if policy.unmatched else None]))
    _show_parents(console, policy)
    if policy.privacy:
        said = msg("The copy as a whole: {demands}", demands=_demands(policy.privacy))
        tell(console, escape(str(said)))
    if policy.why_no_k:
        tell(console, escape(str(msg("Why no k is asked: {why}", why=policy.why_no_k.said))))
    if policy.requires_consent:
        tell(console, escape(str(msg("In the copy: {sample}.", sample=describe_consent(policy.requires_consent)))))
    if policy.sample:
        tell(console, escape(str(msg("In the copy: {sample}.", sample=describe_sample(policy.sample)))))
    if policy.text.by_entity:
        _show_text(console, policy)


def _number(rule: Rule) -> str:
    """Of a rule that was taken over, with the policy that it comes from."""
    number = (rule.reference.position or 0) + 1
    return escape(f"{rule.reference.policy} {number}") if rule.reference.inherited else str(number)


def _happens(rule: Rule, over: Sequence[Rule], partly: Sequence[Rule]) -> tuple[str, str]:
    """What happens and why; of a rule that never gets its turn, or not for all it fits, which ones come before it."""
    happens = escape(str(describe(treatment_of(rule.operator))))
    if partly:
        some = msg(
            "in part overridden by {rules}", rules=listed(", ", (describe_rule(one.reference) for one in partly))
        )
        return happens, f"{escape(str(rule.because.said))} [dim]({escape(str(some))})[/]"
    if not over:
        return happens, escape(str(rule.because.said))
    said = msg("overridden by {rules}", rules=listed(", ", (describe_rule(one.reference) for one in over)))
    return f"[dim strike]{happens}[/]", f"[dim]{escape(str(said))}[/]"


def _show_parents(console: Console, policy: Policy) -> None:
    for parent in policy.parents:
        said = msg(
            "Extends {policy} {version} ({file}).", policy=parent.name, version=parent.version, file=parent.source
        )
        tell(console, escape(str(said)))
        if parent.overridden:
            tell(console, escape(str(msg("Said otherwise here: {names}.", names=", ".join(parent.overridden)))))


def _demands(section: PrivacySection) -> str:
    """What is demanded, as it is written in the policy."""
    said = section.model_dump(mode="json", exclude_none=True, exclude_unset=True)
    return ", ".join(f"{key}: {_plain(value)}" for key, value in said.items())


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(f"{key} {one}" for key, one in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


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
