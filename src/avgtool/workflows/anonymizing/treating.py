"""The rows of a table treated as its plan says; nothing is computed until they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.operators.base import OperatorContext
from avgtool.policy.applying import apply_plan, treated_columns
from avgtool.policy.treatments import text_actions
from avgtool.text.hinting import taking
from avgtool.text.insertions import Insertions
from avgtool.text.replacing import Replacer

if TYPE_CHECKING:
    from collections.abc import Collection

    import polars as pl

    from avgtool.keys import Key
    from avgtool.model.plan import Step
    from avgtool.model.ports import TextReplacer
    from avgtool.workflows.anonymizing.job import Job, Means


def treated(job: Job, means: Means, key: Key | None) -> pl.LazyFrame:
    """The rows that are in the copy, as the plan leaves them.

    Raises:
        KeyFileError: A step needs a key, and there is none.
    """

    def replacing(step: Step) -> TextReplacer:
        return replacer_for(step, means, key, job.inserted.setdefault(step.column, Insertions()))

    return apply_plan(
        job.chosen.frame,
        job.plan,
        means.operators,
        statistics=means.engine,
        derive=key.derive if key else None,
        replacer_for=replacing,
        labels=means.labels,
    )


def columns_left(job: Job, means: Means, key: Key | None, names: Collection[str]) -> dict[str, pl.Expr]:
    """Some columns as the plan leaves them in the copy, as expressions over the rows as they were.

    Raises:
        KeyFileError: A step needs a key, and there is none.
    """
    return treated_columns(
        job.chosen.frame,
        job.plan,
        means.operators,
        wanted=names,
        statistics=means.engine,
        derive=key.derive if key else None,
        replacer_for=lambda step: replacer_for(step, means, key),
        labels=means.labels,
    )


def replacer_for(step: Step, means: Means, key: Key | None, inserted: Insertions | None = None) -> TextReplacer:
    """What replaces personal data in the prose of one step, each entity by its own operator.

    Raises:
        KeyFileError: An entity is pseudonymized and there is no key.
    """
    if means.finder is None:
        raise ValueError("a plan that treats prose needs a text finder")

    def context(entity: str | None) -> OperatorContext:
        return OperatorContext(entity=entity, derive=key.derive if key else None, label=means.labels.get(entity or ""))

    if step.text is None:
        raise ValueError("a step that treats prose says what to do inside it")
    actions, default = text_actions(step.text, means.entities, context, means.operators)
    return Replacer(taking(means.finder, means.hints, step.text.by_entity), actions, default, inserted, means.names)
