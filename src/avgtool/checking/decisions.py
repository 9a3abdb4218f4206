"""Which rules of a policy can have made a column what it is.

A copy is not what its original was: in a column called *geboortedatum* stand bands of five years, which no scan takes
for dates of birth. So beside the rule for what the scan says now, those count that fit what the header says.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from avgtool.model.kinds import Evidence, Kind
from avgtool.model.treatment import Effect
from avgtool.policy.planning import step_by, step_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from avgtool.model.findings import ColumnFinding
    from avgtool.model.plan import Step
    from avgtool.policy.coverage import Facts
    from avgtool.policy.schema import Policy


_UNMISTAKABLE = frozenset({Effect.COARSENS, Effect.SHOWS_PART})


def decision(column: ColumnFinding, policy: Policy, tables: Collection[str]) -> Step | None:
    """What the policy does to a column that holds what the scan says; none where it does not decide."""
    return step_for(column, policy, tables)


def possible(
    column: ColumnFinding, policy: Policy, tables: Collection[str], facts: Mapping[str, Facts]
) -> tuple[Step, ...]:
    """What the policy may have done to a column: by what it holds, then by what its header says; each rule once."""
    found: dict[str, Step] = {}
    for reading in (column, *_by_header(column, facts)):
        step = step_for(reading, policy, tables)
        if step is not None:
            found.setdefault(f"{step.rule.policy}:{step.rule}", step)
    return tuple(found.values())


def recognizable(column: ColumnFinding, policy: Policy, decided: Step | None) -> tuple[Step, ...]:
    """What rules for other columns leave, where it is unmistakable: a copy may hold nothing else to know a column by.

    In a column called *col_a* dates of birth were found by their values, and the bands that are left tell nothing of
    that. For a column that the policy drops, tokens alone count.
    """
    if decided is not None and decided.effect is not Effect.DROPS:
        return ()
    effects = _UNMISTAKABLE if decided is None else frozenset[Effect]()
    return tuple(
        step_by(rule, column, policy)
        for rule in policy.rules
        if rule.operator.token_form() is not None or rule.operator.effect in effects
    )


def _by_header(column: ColumnFinding, facts: Mapping[str, Facts]) -> Iterator[ColumnFinding]:
    """The column as its header promises it; one that holds nothing personal also as what is not, such as a date."""
    for candidate in column.candidates:
        known = facts.get(candidate.entity or "")
        if known is not None and Evidence.HEADER in candidate.evidence:
            yield _as(column, known)
    if column.kind is Kind.NONE:
        yield from (_as(column, known) for known in facts.values() if known.kind is Kind.NONE)


def _as(column: ColumnFinding, known: Facts) -> ColumnFinding:
    return replace(column, kind=known.kind, entity=known.entity, category=known.category, role=known.role, entities={})
