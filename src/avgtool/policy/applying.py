"""A plan's steps as Polars expressions: one select over the columns, streaming, for files and frames alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl
from pydantic import ValidationError

from avgtool.errors import PolicyError
from avgtool.i18n import msg
from avgtool.operators import operators as built_in_operators
from avgtool.operators.base import OperatorContext
from avgtool.policy.meaning import build_operator
from avgtool.policy.planning import DEFAULT_ENTITY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeAlias

    from avgtool.model.plan import Plan, Step
    from avgtool.model.ports import TextReplacer
    from avgtool.operators.base import Operator

    Derive: TypeAlias = Callable[[str], str]
    ReplacerFor: TypeAlias = Callable[[Step], TextReplacer]
    Operators: TypeAlias = Mapping[str, type[Operator]]


def apply_plan(
    frame: pl.LazyFrame,
    plan: Plan,
    *,
    derive: Derive | None = None,
    replacer_for: ReplacerFor | None = None,
    operators: Operators | None = None,
    labels: Mapping[str, str] | None = None,
) -> pl.LazyFrame:
    """The treated rows, lazily: columns in order, those that the plan drops left out.

    Args:
        frame: The rows; it has every column the plan names.
        plan: What to do.
        derive: The key of a pseudonymization domain (``Key.derive``).
        replacer_for: What replaces personal data in the prose of a step.
        operators: The operators the plan may name; by default those that avgtool brings.
        labels: What stands for each entity where a rule names no other text.

    Raises:
        KeyFileError: A step needs a key and there is none.
        PolicyError: The plan names an operator or parameters that do not exist.
    """
    known = operators or built_in_operators()
    schema = frame.collect_schema()
    treated = []
    for step in plan.steps:
        operator = operator_of(step.operator, step.parameters, known)
        if not operator.drops_column:
            replacer = replacer_for(step) if step.entities and replacer_for else None
            label = (labels or {}).get(step.entity or "")
            here = OperatorContext(step.kind, step.entity, derive=derive, replacer=replacer, label=label)
            treated.append(_column(step, operator, schema[step.column], here))
    return frame.select(treated)


def _column(step: Step, operator: Operator, dtype: pl.DataType, here: OperatorContext) -> pl.Expr:
    """One column, treated; a column of lists is treated item by item."""
    column = pl.col(step.column)
    if not operator.changes:
        return column.cast(pl.Categorical) if isinstance(dtype, pl.Enum) else column  # an Enum tells unused words too
    if isinstance(dtype, pl.List):
        inner = dtype.inner if isinstance(dtype.inner, pl.DataType) else dtype.inner()
        return column.list.eval(_treated(pl.element(), inner, operator, here))
    return _treated(column, dtype, operator, here).alias(step.column)


def as_text(expr: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    """Values as a person would write them, so that 12.0 in one file and 12 in another are the same number."""
    if isinstance(dtype, pl.String):
        return expr
    if isinstance(dtype, pl.Float32 | pl.Float64):
        whole = expr.cast(pl.Int64, strict=False)
        return pl.when(whole == expr).then(whole.cast(pl.String)).otherwise(expr.cast(pl.String))
    if isinstance(dtype, pl.Binary):
        return expr.bin.encode("hex")
    if isinstance(dtype, pl.Duration):
        return expr.dt.to_string("iso")
    if isinstance(dtype, pl.List | pl.Array | pl.Struct):
        return pl.struct(expr.alias("v")).struct.json_encode().str.slice(5).str.head(-1)
    return expr.cast(pl.String)


def operator_of(name: str, parameters: Mapping[str, object], known: Mapping[str, type[Operator]]) -> Operator:
    """The operator of a step.

    Raises:
        PolicyError: There is no such operator, or it does not have these parameters.
    """
    try:
        return build_operator(known[name], parameters)
    except (KeyError, ValidationError):
        raise PolicyError(
            msg("The plan names an operator or parameters that do not exist: {name}.", name=name),
            hint=msg("Make the plan again, with this version of avgtool."),
        ) from None


def text_actions(
    step: Step,
    entities: Iterable[str],
    *,
    derive: Derive | None = None,
    operators: Operators | None = None,
    labels: Mapping[str, str] | None = None,
) -> tuple[dict[str, Callable[[str], str]], Callable[[str], str]]:
    """What becomes of personal data in the prose of a step: by entity, and for entities nobody knows.

    Args:
        step: A step whose operator is ``text``.
        entities: All entities that may be found.
        derive: The key of a pseudonymization domain.
        operators: The operators the step may name.
        labels: What stands for each entity where its operator names no other text.

    Raises:
        KeyFileError: An entity is pseudonymized and there is no key.
    """
    known = operators or built_in_operators()
    default = step.entities.get(DEFAULT_ENTITY, {"operator": "redact"})
    names = {*entities, *step.entities} - {DEFAULT_ENTITY}
    told = labels or {}
    actions = {
        name: _action(
            step.entities.get(name, default), OperatorContext(entity=name, derive=derive, label=told.get(name)), known
        )
        for name in sorted(names)
    }
    return actions, _action(default, OperatorContext(derive=derive), known)


def _action(treatment: Mapping[str, object], context: OperatorContext, known: Operators) -> Callable[[str], str]:
    parameters = {name: value for name, value in treatment.items() if name != "operator"}
    operator = operator_of(str(treatment["operator"]), parameters, known)
    operator.value("-", context)  # a missing key is told before the work begins

    def act(text: str) -> str:
        return operator.value(text, context) or ""

    return act


def _treated(expr: pl.Expr, dtype: pl.DataType, operator: Operator, here: OperatorContext) -> pl.Expr:
    if operator.name == "redact" and not isinstance(dtype, pl.String | pl.Enum | pl.Categorical):
        return pl.when(expr.is_null()).then(expr)  # an emptied column of numbers or dates stays one
    return operator.column(as_text(expr, dtype), replace(here, numeric=dtype.is_numeric()))
