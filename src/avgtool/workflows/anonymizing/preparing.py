"""Before anything is written: a plan that fits its table, a sample that is drawn, levels that are high enough."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from avgtool.errors import ConsentMissingError, InputError, PolicyError, UndecidedColumnError
from avgtool.i18n import msg, nmsg
from avgtool.policy.plan_file import require_same_file
from avgtool.policy.planning import require_decided
from avgtool.policy.sampling import select
from avgtool.sources.failures import translated_errors
from avgtool.wording import listed
from avgtool.workflows.anonymizing.holes import require_no_holes
from avgtool.workflows.anonymizing.reaching import reached

if TYPE_CHECKING:
    from avgtool.keys import Key
    from avgtool.model.plan import Plan
    from avgtool.sources.base import Dataset
    from avgtool.workflows.anonymizing.job import Job, Means


def require_fit(plan: Plan, dataset: Dataset) -> None:
    """Refuse a plan that does not decide about every column of this very table, or leaves none.

    Raises:
        UndecidedColumnError: It does not decide about a column.
        InputError: The table is another one than it was made for, or has no such column.
        PolicyError: It drops every column.
    """
    require_decided(plan)
    require_same_file(plan, dataset.source, dataset.digest())
    planned = {step.column for step in plan.steps}
    gone = sorted(planned - set(dataset.columns))
    if gone:
        what = msg("The plan names columns that are not there: {names}.", names=", ".join(gone))
        raise InputError(what, where=plan.source, hint=msg("Make a new plan for this file."))
    unknown = [name for name in dataset.columns if name not in planned]
    if unknown:
        what = msg("The plan does not decide about: {names}.", names=", ".join(unknown))
        raise UndecidedColumnError(what, where=plan.source, hint=msg("Make a new plan for this file."))
    if not plan.columns_left:
        raise PolicyError(
            msg("The policy {policy} leaves no column.", policy=plan.policy),
            where=plan.source,
            hint=msg("Keep or generalize what the purpose needs; there is nothing to write otherwise."),
        )


def prepared(job: Job, means: Means, key: Key | None) -> Job:
    """The job with its rows chosen, and its plan general enough for what it demands of the copy.

    Raises:
        PrivacyNotReachedError: What the policy demands of a copy cannot be reached.
        PolicyError: A hierarchy does not know every value.
        ConsentMissingError: Not every person may be approached, and the policy then writes nothing.
        StoreError: Consent is asked, and there is no ledger that can be used.
        KeyFileError: A sample, or what a column becomes, is drawn under a key, and there is none.
    """
    job = _sampled(_consented(job, means), means, key)
    with translated_errors(job.dataset.source):
        require_no_holes(job, means)
    return _reached(job, means, key)


def _consented(job: Job, means: Means) -> Job:
    """The job with the rows chosen whose persons may be approached, where its plan asks that.

    Raises:
        ConsentMissingError: It asks that of every row, and there are others.
    """
    demand = job.plan.consent
    if demand is None or job.selection is not None:
        return job
    if means.consenting is None:
        raise ValueError("a plan that requires consent needs somebody to ask")
    selection = means.consenting(job.dataset, demand)
    missing = sum(one.rows for one in selection.without_consent)
    if missing and demand.otherwise == "refuse":
        reasons = (msg("{reason} ({rows})", reason=one.text, rows=one.rows) for one in selection.without_consent)
        raise ConsentMissingError(
            nmsg(
                "{n} row is about a person who may not be approached for {purpose}: {told}.",
                "{n} rows are about persons who may not be approached for {purpose}: {told}.",
                missing,
                purpose=demand.purpose,
                told=listed(", ", reasons),
            ),
            where=job.plan.source,
            hint=msg("Nothing was written. Take these rows out first: avgtool consent filter"),
        )
    return replace(job, selection=selection)


def _sampled(job: Job, means: Means, key: Key | None) -> Job:
    """The job with the rows chosen that its plan asks for."""
    sample = job.plan.sample
    if sample is None or (job.selection is not None and job.plan.consent is None):
        return job
    with translated_errors(job.dataset.source):
        drawn = select(job.chosen.frame, sample, key.derive if key else None, means.engine)
    return replace(job, selection=job.selection.narrowed(drawn) if job.selection else drawn)


def _reached(job: Job, means: Means, key: Key | None) -> Job:
    """The job with its plan general enough for what it demands of the copy, and with the rows that stay in it."""
    with translated_errors(job.dataset.source):
        found = reached(job, means, key)
    selection = job.selection.narrowed(found.selection) if job.selection else found.selection
    return replace(job, plan=found.plan, selection=selection, information=found.information)
