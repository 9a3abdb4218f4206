"""From an outcome to its assessment: measured before and after, and judged."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from avgtool.model.assessment import LEAST_FOR_INTERNAL_USE, Assessment, Standing, Thresholds
from avgtool.privacy.answering import answered_until, standing
from avgtool.privacy.measuring import measure
from avgtool.privacy.satisfying import whole_l
from avgtool.privacy.utility import column_uses
from avgtool.privacy.verdict import identifiers_left, judge, nothing_found, quasi_identifiers_left, values_left
from avgtool.privacy.whole_rows import measure_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from avgtool.engines.base import Engine
    from avgtool.model.assessment import Standards
    from avgtool.model.demand import PrivacyDemand
    from avgtool.model.measures import InformationLoss, PrivacyMeasures
    from avgtool.model.outcome import Outcome


_READ_AS_NUMBERS = 0.95


def assess(  # noqa: PLR0913 - each about another side of the copy
    outcome: Outcome,
    engine: Engine,
    original: pl.LazyFrame,
    copy: pl.LazyFrame,
    standards: Standards,
    today: date,
    information: InformationLoss | None = None,
    *,
    whose: tuple[pl.LazyFrame, pl.LazyFrame] | None = None,
) -> Assessment:
    """How well persons hide in a copy, and what it may be called.

    Measured by the columns that can point to a person together: those that the policy's demand names, and those that
    scan and plan know to be left, for a policy must not make a copy safer by naming fewer; and over all columns whose
    values are left.

    Args:
        outcome: What was done, scanned and verified.
        engine: Where the rows are counted.
        original: All rows as they were.
        copy: The rows as they lie in the copy, under the same names of columns.
        standards: What the organization asks.
        today: The day the copy is made.
        information: What the columns of the policy's demand lost for it.
        whose: ``original`` and ``copy`` with whose rows they are (:mod:`avgtool.privacy.persons`), where that is known.
    """
    demand = outcome.plan.privacy
    there = copy.collect_schema().names()
    named, known, left = _quasi_identifiers(outcome, there)
    asked_k = demand.models.k if demand and demand.models.k > 1 else None
    thresholds = _thresholds(asked_k, standards)
    measured = measuring(engine, demand, thresholds.reduced)
    rows_before, rows_after = whose or (original, copy)
    before, after = (measured(rows_before, left), measured(rows_after, left)) if left else (None, None)
    demanded = after if set(named) == set(left) else measured(rows_after, named) if named else None
    rows = measure_rows(engine, rows_after, [name for name in there if name in {*values_left(outcome), *left}])
    target = demand.target if demand else None
    uses = partial(column_uses, engine, columns=there if demand else (), target=target)
    answers = demand.answers if demand else None
    stands = standing(answers, today, standards.answers_months) if answers else None
    counting = answers if stands is Standing.COUNT else None
    verdict = partial(judge, measured=after, rows=rows, thresholds=thresholds, answers=counting)
    return Assessment(
        verdict=verdict(outcome),
        identifiers_left=identifiers_left(outcome),
        quasi_identifiers_left=left,
        named_by_policy=named,
        known_by_scan=known,
        is_keyed=outcome.key_id is not None,
        nothing_found=nothing_found(outcome),
        before=before,
        after=after,
        demanded=demanded,
        asked_k=asked_k,
        rows=rows,
        uses_before=uses(_with_numbers(engine, original, target)),
        uses_after=uses(_with_numbers(engine, copy, target)),
        thresholds=thresholds,
        answers=answers,
        standing=stands,
        answered_until=answered_until(answers, standards.answers_months) if answers else None,
        demand=demand,
        information=information,
        without_key=verdict(replace(outcome, key_id=None)) if outcome.key_id else None,
    )


def _quasi_identifiers(
    outcome: Outcome, there: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The columns of the copy that point to persons together: by the policy, by scan and plan, and by either."""
    demand = outcome.plan.privacy
    named = [name for name in (demand.quasi_identifiers if demand else ()) if name in there]
    known = [name for name in quasi_identifiers_left(outcome) if name in there]
    either = (step.column for step in outcome.plan.steps if step.column in {*named, *known})
    return tuple(named), tuple(known), tuple(either)


def _thresholds(asked_k: int | None, standards: Standards) -> Thresholds:
    """What a policy asks for, where that is more than is common."""
    if asked_k is None:
        return Thresholds(standards.publication_k, standards.publication_k)
    return Thresholds(max(asked_k, LEAST_FOR_INTERNAL_USE), max(asked_k, standards.publication_k))


def measuring(
    engine: Engine, demand: PrivacyDemand | None, asked_k: int
) -> Callable[[pl.LazyFrame, Sequence[str]], PrivacyMeasures]:
    """How rows are measured by some columns, with what the demand says of sensitive ones; ``asked_k`` is too few."""
    sensitive = demand.models.sensitive if demand else ()
    about_l = whole_l(demand.models) if demand and demand.models.l > 1 else None

    def measured(frame: pl.LazyFrame, columns: Sequence[str]) -> PrivacyMeasures:
        told = [name for name in sensitive if name not in columns]
        return measure(engine, frame, columns, sensitive=told, asked_k=asked_k, recursive_l=about_l)

    return measured


def _with_numbers(engine: Engine, frame: pl.LazyFrame, target: str | None) -> pl.LazyFrame:
    """The rows with a target that was written as amounts (``1.516,18``) read as numbers: so it is explained."""
    if target is None or frame.collect_schema()[target] != pl.String:
        return frame
    written = pl.col(target).str.strip_chars()
    plain = written.str.replace_all(r"\.([0-9]{3})", "${1}").str.replace(",", ".", literal=True)
    number = plain.cast(pl.Float64, strict=False)
    filled, read = engine.aggregate(frame, [(written.str.len_bytes() > 0).sum(), number.count().alias("read")]).row(0)
    return frame.with_columns(number.alias(target)) if filled and read >= _READ_AS_NUMBERS * filled else frame
