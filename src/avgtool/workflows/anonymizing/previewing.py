"""What a plan would do, before anything is written: the levels that would be chosen, and what would be reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.model.attainment import Attainment
from avgtool.privacy.assessing import measuring
from avgtool.privacy.persons import SUBJECT, tells_persons, with_subject
from avgtool.sources.failures import translated_errors
from avgtool.workflows.anonymizing.preparing import prepared
from avgtool.workflows.anonymizing.reaching import made_before, subject_of
from avgtool.workflows.anonymizing.treating import columns_left

if TYPE_CHECKING:
    from avgtool.keys import Key
    from avgtool.model.plan import Plan
    from avgtool.workflows.anonymizing.job import Job, Means


@dataclass(frozen=True, slots=True)
class Preview:
    """A plan as it would be carried out, with what its demand would come to."""

    plan: Plan
    """With the levels that would be chosen."""
    asked: Plan
    """As the policy says it."""
    attainment: Attainment | None = None
    """What would be reached of the demand; none where there is none, or a key is lacking."""
    lacks_key: bool = False
    """Whether nothing was searched, because rows or values are drawn under a key and none was given."""


def preview(job: Job, means: Means, key: Key | None) -> Preview:
    """Prepare a job as for carrying it out, and measure the rows that would be in the copy.

    Raises:
        PrivacyNotReachedError: What the policy demands of a copy cannot be reached.
        PolicyError: A hierarchy does not know every value.
    """
    plan, demand = job.plan, job.plan.privacy
    if demand is None:
        return Preview(plan, plan)
    if key is None and (plan.sample or any(plan.step(name).needs_key for name in made_before(plan))):
        return Preview(plan, plan, lacks_key=True)
    ready = prepared(job, means, key)
    with translated_errors(job.dataset.source):
        return Preview(ready.plan, plan, _attained(job, ready, means, key))


def _attained(job: Job, ready: Job, means: Means, key: Key | None) -> Attainment:
    demand, selection = ready.plan.privacy, ready.selection
    assert demand is not None
    names = demand.quasi_identifiers
    measured = measuring(means.engine, demand, demand.models.k)
    subject = subject_of(ready.plan)
    chosen = with_subject(means.engine, ready.chosen.frame, subject)
    whose = [SUBJECT] if tells_persons(chosen) else []
    made = columns_left(ready, means, key, {*names, *demand.models.sensitive})
    suppressed = selection.suppressed if selection else 0
    return Attainment(
        demand,
        reached=measured(chosen.select(*made.values(), *whose), names) if names else None,
        rows=selection.rows + suppressed if selection else (job.before.rows if job.before else 0),
        suppressed=suppressed,
        suppressed_for_values=selection.suppressed_for_values if selection else 0,
        information=ready.information,
        before=measured(with_subject(means.engine, job.dataset.frame, subject), names) if names else None,
    )
