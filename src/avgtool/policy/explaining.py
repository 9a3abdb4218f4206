"""Why a policy does what it does to each column: the rule that decides, and those that fit as well and came later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.policy.planning import step_for
from avgtool.policy.schema import called, matches

if TYPE_CHECKING:
    from avgtool.model.findings import ColumnFinding, DatasetFindings
    from avgtool.model.plan import Step
    from avgtool.policy.schema import Policy, Rule


@dataclass(frozen=True, slots=True)
class ExplainedColumn:
    """One column: what happens to it, and what would have without the rule that decides."""

    finding: ColumnFinding
    step: Step | None
    """None where the policy does not decide."""
    lost: tuple[Rule, ...]
    """Rules that fit too, in the order in which they would have been asked."""


@dataclass(frozen=True, slots=True)
class ExplainedDataset:
    """All columns of one data set, and the rules that none of them needed."""

    findings: DatasetFindings
    columns: tuple[ExplainedColumn, ...]
    idle: tuple[Rule, ...]
    """Rules that decide about no column here."""
    missing: tuple[tuple[Rule, str], ...]
    """Columns that a rule names and that are not there, though it does not say ``optional: true``."""

    @property
    def undecided(self) -> tuple[str, ...]:
        """Columns that the policy does not decide about."""
        return tuple(one.finding.name for one in self.columns if one.step is None)


def explain(findings: DatasetFindings, policy: Policy) -> ExplainedDataset:
    """Which rule decides about each column of a data set, and which others fit."""
    tables = called(findings)
    columns = tuple(_column(column, policy, tables) for column in findings.columns)
    deciding = {one.step.rule for one in columns if one.step is not None}
    present = {column.name.casefold() for column in findings.columns}
    return ExplainedDataset(
        findings=findings,
        columns=columns,
        idle=tuple(rule for rule in policy.rules if rule.reference not in deciding),
        missing=tuple(
            (rule, name)
            for rule in policy.rules
            if not rule.optional and rule.match.is_for(tables)
            for name in rule.match.names
            if name.casefold() not in present
        ),
    )


def fitting(rule: Rule, column: ColumnFinding, tables: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
    """By what a rule that fits a column fits it: of each key in ``match`` the one thing in its list that does."""
    match = rule.match
    exact: tuple[tuple[str, object, str], ...] = (
        ("kind", match.kind, column.kind.value),
        ("entity", match.entity, column.entity or ""),
        ("category", match.category, column.category.value),
        ("role", match.role, column.role.value),
    )
    named = (("table", match.table, tables), ("column", match.column, (column.name,)))
    patterns = [
        (key, next(one for one in wanted if any(matches(one, name) for name in names)))
        for key, wanted, names in named
        if wanted is not None
    ]
    return (*patterns, *((key, value) for key, wanted, value in exact if wanted is not None))


def _column(column: ColumnFinding, policy: Policy, tables: tuple[str, ...]) -> ExplainedColumn:
    fitting = [rule for rule in policy.rules if rule.match.fits(column, tables)]
    return ExplainedColumn(column, step_for(column, policy, tables), tuple(fitting[1:]))
