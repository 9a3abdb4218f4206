"""From steps to ladders and back: how far each column may be generalized, and the step at the level that was chosen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

import polars as pl

from avgtool.model.ladder import ColumnLadder
from avgtool.model.treatment import Effect
from avgtool.operators.base import VALUE, OperatorContext
from avgtool.policy.treatments import operator_of, treatment_of
from avgtool.sources.values import as_written
from avgtool.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Self

    from avgtool.model.plan import Plan, Step
    from avgtool.operators.base import Operator, Statistics
    from avgtool.policy.treatments import Operators


@runtime_checkable
class Climbing(Protocol):
    """An operator with levels above the one that the policy chose."""

    @property
    def chosen(self) -> Any:
        """The level, as it stands in a policy."""
        ...

    def levels(self) -> tuple[Any, ...]:
        """The chosen level and those above it, the finest first; each contains the one before."""
        ...

    def at(self, level: Any) -> Self:
        """The same operator at another of these levels."""
        ...


EMPTYING = "redact"
"""The operator above every other level, where columns may be emptied."""


def ladder_of(
    step: Step, frame: pl.LazyFrame, operators: Operators, statistics: Statistics, *, may_empty: bool = False
) -> ColumnLadder:
    """How far a step may generalize its column: from what the policy says upwards; what is kept, not at all.

    With ``may_empty`` the last level holds nothing, of what is kept too.
    """
    dtype = frame.collect_schema()[step.column]
    values = frame.select(as_written(pl.col(step.column), dtype).alias(VALUE))
    here = OperatorContext(step.kind, step.entity, numeric=dtype.is_numeric())
    levels = []
    at_each = _at_each_level(step, operators)
    for one in at_each:
        ready = one.fitted(values, statistics) if one.learns else one
        levels.append(partial(_treated, ready, dtype, here))
    names = tuple(listed(", ", one.details()) for one in at_each)
    least = min(1, len(at_each))
    if may_empty:
        levels, names = [*levels, partial(_emptied, dtype)], (*names, operators[EMPTYING].title)
    return ColumnLadder(step.column, tuple(levels), least=least, names=names)


def climbed(plan: Plan, levels: Mapping[str, int], operators: Operators) -> Plan:
    """The plan with each column at the level of its ladder that was chosen; above all others it is emptied."""
    emptied: list[str] = []

    def raised(step: Step) -> Step:
        level = levels.get(step.column, 0)
        if not level:
            return step
        at_each = _at_each_level(step, operators)
        if level <= len(at_each):
            return replace(step, treatment=treatment_of(at_each[level - 1]))
        emptied.append(step.column)
        return replace(step, treatment=treatment_of(operators[EMPTYING]()))

    steps = tuple(map(raised, plan.steps))
    if not emptied or plan.privacy is None:
        return replace(plan, steps=steps)
    left = tuple(name for name in plan.privacy.quasi_identifiers if name not in emptied)
    demand = replace(plan.privacy, quasi_identifiers=left, emptied=(*plan.privacy.emptied, *emptied))
    return replace(plan, steps=steps, privacy=demand)


def _at_each_level(step: Step, operators: Operators) -> tuple[Operator, ...]:
    if step.effect is Effect.KEEPS:
        return ()
    chosen = operator_of(step.treatment.operator, step.treatment.parameters, operators)
    if not isinstance(chosen, Climbing):
        return (chosen,)
    return tuple(cast("Operator", chosen.at(level)) for level in chosen.levels())


def _emptied(dtype: pl.DataType, column: pl.Expr) -> pl.Expr:
    """The same in every row, so that one group is left of it."""
    return pl.when(pl.lit(value=False)).then(as_written(column, dtype))


def _treated(operator: Operator, dtype: pl.DataType, here: OperatorContext, column: pl.Expr) -> pl.Expr:
    return operator.column(as_written(column, dtype), here)
