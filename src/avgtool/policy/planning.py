"""From findings and policy to a plan. Pure: no value is touched, no file is read."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from avgtool.errors import PolicyError, UndecidedColumnError
from avgtool.i18n import msg, nmsg, worded
from avgtool.model.plan import Plan, RuleReference, Step
from avgtool.model.treatment import Effect
from avgtool.policy.consent_section import consent_demand
from avgtool.policy.demanding import demand_of
from avgtool.policy.schema import called
from avgtool.policy.treatments import treatment_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from avgtool.i18n import Message
    from avgtool.model.findings import ColumnFinding, DatasetFindings
    from avgtool.policy.schema import Policy, Rule

_UNMATCHED: Mapping[Effect, Message] = {
    Effect.DROPS: msg("No rule is about this column, and the policy then drops it."),
    Effect.KEEPS: msg("No rule is about this column, and the policy then keeps it."),
}


def make_plan(findings: DatasetFindings, policy: Policy) -> Plan:
    """What ``policy`` does to each column of one data set: the first rule that fits decides.

    Columns that no rule is about are dropped or kept where the policy says so, and otherwise *undecided*.

    Raises:
        PolicyError: A rule names a column that is not there, and does not say ``optional: true``; or ``privacy`` or
            ``requires_consent`` name one.
    """
    tables = called(findings)
    require_named_columns([column.name for column in findings.columns], policy, tables)
    beside = {column.name: column.entity for column in findings.columns}
    decided = [(column, step_for(column, policy, tables, beside)) for column in findings.columns]
    steps = tuple(step for _, step in decided if step is not None)
    return Plan(
        source=findings.source,
        table=findings.table,
        sha256=findings.sha256,
        policy=policy.name,
        policy_sha256=policy.sha256,
        steps=steps,
        undecided=tuple(column.name for column, step in decided if step is None),
        purpose=policy.purpose.said,
        policy_version=policy.version,
        why_no_k=policy.why_no_k.said if policy.why_no_k else None,
        sample=policy.sample,
        consent=consent_demand(policy.requires_consent, [column.name for column in findings.columns], policy.source),
        privacy=demand_of(policy, findings, steps),
    )


def require_decided(plan: Plan) -> None:
    """Refuse a plan that leaves columns undecided.

    Raises:
        UndecidedColumnError: It names them, and a rule to paste.
    """
    if not plan.undecided:
        return
    raise UndecidedColumnError(
        nmsg(
            "The policy {policy} does not decide about one column: {names}.",
            "The policy {policy} does not decide about {n} columns: {names}.",
            len(plan.undecided),
            policy=plan.policy,
            names=", ".join(plan.undecided),
        ),
        where=plan.source,
        hint=_how_to_decide(plan.undecided),
    )


def require_all_decided(plans: Sequence[Plan]) -> None:
    """Refuse plans that leave columns undecided, all of them at once.

    Raises:
        UndecidedColumnError: It names the columns of each table, and a rule to paste.
    """
    undecided = [plan for plan in plans if plan.undecided]
    if len(undecided) == 1 == len(plans):
        require_decided(undecided[0])
    if not undecided:
        return
    told = "".join(f"\n  {_place(plan)}: {', '.join(plan.undecided)}" for plan in undecided)
    names = tuple(dict.fromkeys(name for plan in undecided for name in plan.undecided))
    raise UndecidedColumnError(
        msg("The policy {policy} does not decide about these columns:{told}", policy=undecided[0].policy, told=told),
        hint=_how_to_decide(names, ("    optional: true",)),
    )


def _place(plan: Plan) -> str:
    return f"{plan.source} › {plan.table}" if plan.table else plan.source


def _how_to_decide(columns: Sequence[str], more: Sequence[str] = ()) -> Message:
    rule = rule_to_paste(columns, more)
    return msg("Nothing was written. Add a rule, with drop or another operator for each:\n{rule}", rule=rule)


def rule_to_paste(columns: Sequence[str], more: Sequence[str] = ()) -> str:
    """A rule about these columns, as it can stand in a policy."""
    lines = ("  - match:", "      column:", *(f"        - {quoted(name)}" for name in columns), *more)
    return "\n".join((*lines, "    operator: drop", "    because: …"))


def step_for(
    column: ColumnFinding, policy: Policy, tables: Collection[str] = (), beside: Mapping[str, str | None] | None = None
) -> Step | None:
    """What ``policy`` does to one column, of a table that goes by ``tables``; none where it does not decide.

    ``beside`` are all columns of the table with their entities, where they are known.
    """
    rule = next((rule for rule in policy.rules if rule.match.fits(column, tables)), None)
    if rule is not None:
        return step_by(rule, column, policy, beside)
    if policy.unmatched is None:
        return None
    said = _UNMATCHED[policy.unmatched.effect]
    because = worded(said.render("nl"), said.render("en"))
    none = RuleReference(policy.name)
    return Step(column.name, column.kind, column.entity, treatment_of(policy.unmatched), none, because)


def step_by(rule: Rule, column: ColumnFinding, policy: Policy, beside: Mapping[str, str | None] | None = None) -> Step:
    """What one rule does to a column."""
    return Step(
        column=column.name,
        kind=column.kind,
        entity=column.entity,
        treatment=treatment_of(rule.operator if beside is None else rule.operator.among(beside)),
        rule=rule.reference,
        because=rule.because.said,
        text=policy.text if rule.operator.effect is Effect.INSIDE_TEXT else None,
    )


def require_named_columns(
    columns: Sequence[str], policy: Policy, tables: Collection[str], *, dropped_may_be_gone: bool = False
) -> None:
    """Refuse data that lack a column which a rule for this table names; unless it, or one before it, is optional.

    Args:
        columns: Those of the data.
        policy: The policy.
        tables: The names that the table goes by.
        dropped_may_be_gone: The data may be a copy that the policy made.

    Raises:
        PolicyError: It names the column and the rule.
    """
    present = {name.casefold() for name in columns}
    for rule in policy.rules:
        if rule.optional or (dropped_may_be_gone and rule.operator.effect is Effect.DROPS):
            present.update(name.casefold() for name in rule.match.names)
        missing = [name for name in rule.match.names if name.casefold() not in present and rule.match.is_for(tables)]
        if missing:
            near = difflib.get_close_matches(missing[0], columns, n=3, cutoff=0.6)
            raise PolicyError(
                msg("The policy names the column {name}, which the data does not have.", name=missing[0]),
                where=rule.where,
                hint=msg("Near it: {names}. Or write optional: true in the rule.", names=", ".join(near))
                if near
                else msg("The data has: {names}. Or write optional: true in the rule.", names=_some(columns)),
            )


def _some(columns: Sequence[str], most: int = 20) -> str:
    return ", ".join(columns[:most]) + (", …" if len(columns) > most else "")


def quoted(name: str) -> str:
    """A column's name as it can stand in YAML."""
    escaped = (
        name.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
    )
    return f'"{escaped}"'
