"""The copy as it lies on the disk: compared with its original, scanned again, and verified against the plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from avgtool.model.outcome import Outcome, StepOutcome
from avgtool.model.treatment import Effect
from avgtool.policy.comparing import compare
from avgtool.policy.kept_by_law import kept_without_law
from avgtool.policy.verification import verify
from avgtool.privacy.assessing import assess
from avgtool.privacy.persons import beside, with_subject
from avgtool.sources.failures import translated_errors
from avgtool.workflows.anonymizing.locating import rows_of, with_hidden
from avgtool.workflows.anonymizing.reaching import subject_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    import polars as pl

    from avgtool.keys import Key
    from avgtool.model.assessment import Assessment
    from avgtool.model.findings import DatasetFindings
    from avgtool.model.plan import Step
    from avgtool.policy.comparing import Comparison
    from avgtool.sources.base import Dataset
    from avgtool.workflows.anonymizing.job import Job, Means


def judged(job: Job, copy: Dataset, means: Means, key: Key | None) -> Outcome:
    """The outcome before it is published: counted, scanned and verified."""
    plan, dataset = job.plan, job.dataset
    before = job.before or means.scan(dataset)
    changing = [step.column for step in plan.steps if step.effect not in {Effect.KEEPS, Effect.DROPS}]
    masked = {step.column for step in plan.steps if step.effect is Effect.SHOWS_PART}
    with translated_errors(dataset.source):
        compared = compare(job.chosen.frame, copy.frame, [name for name in changing if name in copy.columns], masked)
    judged = with_hidden(copy, job.inserted)
    after = means.scan(judged)
    selection = job.selection
    rows = selection.rows if selection else None
    objections = verify(plan, before, after, compared, means.is_direct, means.titles, rows=rows)
    objections += kept_without_law(plan, after, means.is_national, means.titles)
    outcome = Outcome(
        plan=plan,
        output=None,
        output_sha256=None,
        rows_in=before.rows,
        rows_out=after.rows,
        steps=tuple(_counted(step, before, after, compared) for step in plan.steps),
        key_id=key.id if key and plan.needs_key else None,
        before=before,
        after=after,
        objections=tuple(replace(one, at=rows_of(one, judged, means.finder)) for one in objections),
        suppressed=selection.suppressed if selection else 0,
        suppressed_for_values=selection.suppressed_for_values if selection else 0,
        not_sampled=selection.not_sampled if selection else 0,
        without_consent=selection.without_consent if selection else (),
        not_looked_up=selection.not_looked_up if selection else {},
    )
    return replace(outcome, assessment=_assessed(outcome, job, copy, means))


def _assessed(outcome: Outcome, job: Job, copy: Dataset, means: Means) -> Assessment:
    with translated_errors(job.dataset.source):
        return assess(
            outcome,
            means.engine,
            job.dataset.frame,
            copy.frame,
            standards=means.standards,
            today=means.today(),
            information=job.information,
            whose=_by_person(job, copy, means),
        )


def _by_person(job: Job, copy: Dataset, means: Means) -> tuple[pl.LazyFrame, pl.LazyFrame]:
    """The rows of the original and of the copy, with whose they are."""
    subject = subject_of(job.plan)
    originals = with_subject(means.engine, job.dataset.frame, subject)
    return originals, beside(means.engine, copy.frame, job.chosen.frame, subject)


def _counted(
    step: Step, before: DatasetFindings, after: DatasetFindings, compared: Mapping[str, Comparison]
) -> StepOutcome:
    count = compared.get(step.column)
    if count is not None:
        return StepOutcome(step.column, count.changed, count.same, emptied=count.emptied)
    if step.effect is Effect.DROPS:
        filled = before.column(step.column).filled
        return StepOutcome(step.column, changed=filled, same=0, emptied=filled)
    kept = next((finding.filled for finding in after.columns if finding.name == step.column), 0)
    return StepOutcome(step.column, changed=0, same=kept)
