"""A plan's steps as Polars expressions: one select over the columns, streaming, for files and frames alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl

from avgtool.errors import PolicyError
from avgtool.i18n import msg
from avgtool.model.treatment import Effect
from avgtool.operators.base import VALUE, OperatorContext
from avgtool.policy.treatments import operator_of
from avgtool.sources.values import as_written

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from typing import TypeAlias

    from avgtool.model.plan import Plan, Step
    from avgtool.model.ports import TextReplacer
    from avgtool.model.purpose import Derive
    from avgtool.operators.base import Operator, Statistics
    from avgtool.policy.treatments import Operators

    ReplacerFor: TypeAlias = Callable[[Step], TextReplacer]

_STAND_INS = frozenset({Effect.STANDS_IN, Effect.CONSTANT})
"""Effects after which a column holds what can stand in a text in the place of its value."""


def apply_plan(
    frame: pl.LazyFrame,
    plan: Plan,
    operators: Operators,
    *,
    statistics: Statistics | None = None,
    derive: Derive | None = None,
    replacer_for: ReplacerFor | None = None,
    labels: Mapping[str, str] | None = None,
) -> pl.LazyFrame:
    """The treated rows, lazily: columns in order, those that the plan drops left out.

    Args:
        frame: The rows; it has every column the plan names.
        plan: What to do.
        operators: The operators that it may name.
        statistics: Answers what an operator asks of all values; needed where one learns.
        derive: The key of a purpose in a domain (``Key.derive``).
        replacer_for: What replaces personal data in the prose of a step.
        labels: What stands for each entity where a rule names no other text.

    Raises:
        KeyFileError: A step needs a key and there is none.
        PolicyError: The plan names an operator or parameters that do not exist, or a column to look at that is not
            there.
    """
    made = treated_columns(
        frame, plan, operators, statistics=statistics, derive=derive, replacer_for=replacer_for, labels=labels
    )
    return frame.select(made[step.column] for step in plan.steps if step.column in made)


def treated_columns(  # noqa: PLR0913 - keywords, those of apply_plan
    frame: pl.LazyFrame,
    plan: Plan,
    operators: Operators,
    *,
    wanted: Collection[str] | None = None,
    statistics: Statistics | None = None,
    derive: Derive | None = None,
    replacer_for: ReplacerFor | None = None,
    labels: Mapping[str, str] | None = None,
) -> dict[str, pl.Expr]:
    """Each column as the plan leaves it, as an expression over the rows; those that it drops left out.

    Args and errors are those of :func:`apply_plan`; ``wanted`` names the columns that are asked for, by default all.
    """
    schema = frame.collect_schema()
    needed = _needed(plan, wanted, operators)
    ready = {
        step.column: _ready(step, frame, operators, statistics)
        for step in plan.steps
        if step.effect is not Effect.DROPS and step.column in needed
    }
    steps = [step for step in plan.steps if step.column in ready]
    alone: dict[str, pl.Expr] = {}
    looking: dict[str, pl.Expr] = {}
    for step in sorted(steps, key=lambda one: bool(ready[one.column].inputs())):
        operator = ready[step.column]
        inputs = operator.inputs()
        here = OperatorContext(
            step.kind,
            step.entity,
            derive=derive,
            replacer=replacer_for(step) if step.text and replacer_for else None,
            label=(labels or {}).get(step.entity or ""),
            inputs={part: _input(step, name, schema) for part, name in inputs.items()},
            treated={part: alone[name].cast(pl.String) for part, name in inputs.items() if name in alone},
        )
        made = _column(step, operator, schema[step.column], here)
        if step.effect in _STAND_INS and not inputs and not isinstance(schema[step.column], pl.List):
            alone[step.column] = made
        looking[step.column] = made
    return {name: made for name, made in looking.items() if wanted is None or name in wanted}


def _needed(plan: Plan, wanted: Collection[str] | None, operators: Operators) -> set[str]:
    """The columns that are asked for, and those that their operators look at."""
    asked = [step for step in plan.steps if wanted is None or step.column in wanted]
    built = [operator_of(step.treatment.operator, step.treatment.parameters, operators) for step in asked]
    return {step.column for step in asked}.union(*(one.inputs().values() for one in built))


def _ready(step: Step, frame: pl.LazyFrame, operators: Operators, statistics: Statistics | None) -> Operator:
    """The operator of a step, having learned what it must of all values."""
    operator = operator_of(step.treatment.operator, step.treatment.parameters, operators)
    if not operator.learns:
        return operator
    if statistics is None:
        raise ValueError("an operator that learns needs somebody who counts")
    dtype, column = frame.collect_schema()[step.column], pl.col(step.column)
    if isinstance(dtype, pl.List):
        dtype, column = _inner(dtype), column.explode()
    values = frame.select(as_written(column, dtype).alias(VALUE))
    return operator.fitted(values, statistics, numeric=dtype.is_numeric())


def _inner(dtype: pl.List) -> pl.DataType:
    """The type of the items of a list."""
    return dtype.inner if isinstance(dtype.inner, pl.DataType) else dtype.inner()


def _input(step: Step, name: str, schema: pl.Schema) -> pl.Expr:
    """Another column that a step looks at, as text."""
    if name not in schema:
        what = msg(
            "The treatment of {column} looks at the column {name}, which is not there.", column=step.column, name=name
        )
        raise PolicyError(what, hint=msg("Name a column of the data in its parameters."))
    return as_written(pl.col(name), schema[name])


def _column(step: Step, operator: Operator, dtype: pl.DataType, here: OperatorContext) -> pl.Expr:
    """One column, treated; a column of lists is treated item by item."""
    column = pl.col(step.column)
    if operator.effect is Effect.KEEPS:
        return column.cast(pl.Categorical) if isinstance(dtype, pl.Enum) else column  # an Enum tells unused words too
    if isinstance(dtype, pl.List):
        here = replace(here, inputs={}, treated={})  # inside a list there are no other columns
        return column.list.eval(_treated(pl.element(), _inner(dtype), operator, here))
    return _treated(column, dtype, operator, here).alias(step.column)


def _treated(expr: pl.Expr, dtype: pl.DataType, operator: Operator, here: OperatorContext) -> pl.Expr:
    if operator.effect is Effect.EMPTIES and not isinstance(dtype, pl.String | pl.Enum | pl.Categorical):
        return pl.when(expr.is_null()).then(expr)  # an emptied column of numbers or dates stays one
    return operator.column(as_written(expr, dtype), replace(here, numeric=dtype.is_numeric()))
