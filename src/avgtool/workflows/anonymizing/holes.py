"""Hierarchies with holes: a value that is missing from one would be emptied, and empty cells are all alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from avgtool.documents.operator_words import describe_rule
from avgtool.errors import PolicyError
from avgtool.i18n import msg, nmsg
from avgtool.model.treatment import Effect
from avgtool.operators.base import VALUE, OperatorContext
from avgtool.policy.treatments import operator_of
from avgtool.sources.values import as_written
from avgtool.wording import number

if TYPE_CHECKING:
    from avgtool.model.plan import Plan, Step
    from avgtool.workflows.anonymizing.job import Job, Means

_LACKING = "\0lacking"


def require_no_holes(job: Job, means: Means) -> None:
    """Refuse a plan whose hierarchies lack values of the rows; unless it says what stands in their place.

    Raises:
        PolicyError: It counts the values and the rows, and shows none.
    """
    for step in job.plan.steps:
        if step.effect is Effect.COARSENS:
            values, rows = _holes(step, job, means)
            if values:
                raise _missing(step, job.plan, values, rows)


def place(plan: Plan) -> str:
    """The file, and the sheet or table in it."""
    return f"{plan.source} › {plan.table}" if plan.table else plan.source


def _holes(step: Step, job: Job, means: Means) -> tuple[int, int]:
    """How many values its hierarchy lacks, and in how many rows."""
    operator = operator_of(step.treatment.operator, step.treatment.parameters, means.operators)
    frame, dtype = job.chosen.frame, job.chosen.frame.collect_schema()[step.column]
    if isinstance(dtype, pl.List):
        frame, dtype = frame.select(pl.col(step.column).explode()), dtype.inner  # type: ignore[assignment]
    context = OperatorContext(step.kind, step.entity, numeric=dtype.is_numeric())
    lacking = operator.lacks(pl.col(VALUE), context)
    if lacking is None:
        return 0, 0
    written = frame.select(as_written(pl.col(step.column), dtype).alias(VALUE))
    # As columns: a predicate would be handed down to the reader, which cannot take every expression.
    marked = written.with_columns(lacking.fill_null(value=False).alias(_LACKING))
    values, rows = pl.col(VALUE).filter(pl.col(_LACKING)).n_unique(), pl.col(_LACKING).sum()
    found = means.engine.aggregate(marked, [values.alias("values"), rows.alias("rows")]).row(0)
    return int(found[0]), int(found[1])


def _missing(step: Step, plan: Plan, values: int, rows: int) -> PolicyError:
    return PolicyError(
        nmsg(
            "{n} value of the column {column} is missing from the hierarchy of {rule}, in {rows}.",
            "{n} values of the column {column} are missing from the hierarchy of {rule}, in {rows}.",
            values,
            column=step.column,
            rule=describe_rule(step.rule),
            rows=nmsg("{shown} row", "{shown} rows", rows, shown=number(rows)),
        ),
        where=place(plan),
        hint=msg(
            "Nothing was written. Add the values to the hierarchy (avgtool shows none of them), or let the rule say "
            "what stands in their place: unreadable: overig."
        ),
    )
