"""Reaching what a policy demands of a copy as a whole: levels raised, and rows suppressed, as little as can be."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from avgtool.errors import PrivacyNotReachedError
from avgtool.i18n import msg
from avgtool.model.ladder import ColumnLadder
from avgtool.model.outcome import Selection
from avgtool.model.treatment import LEAVES_TRUTH, Effect
from avgtool.policy.climbing import climbed, ladder_of
from avgtool.privacy.persons import subject_column, with_subject
from avgtool.privacy.proving import unmet
from avgtool.privacy.solving import solve
from avgtool.wording import listed
from avgtool.workflows.anonymizing.holes import place
from avgtool.workflows.anonymizing.treating import columns_left

if TYPE_CHECKING:
    from collections.abc import Callable

    from avgtool.keys import Key
    from avgtool.model.measures import InformationLoss
    from avgtool.model.outcome import Outcome
    from avgtool.model.plan import Plan
    from avgtool.privacy.solving import Generalization
    from avgtool.workflows.anonymizing.job import Job, Means


@dataclass(frozen=True, slots=True)
class Reached:
    """How a demand is satisfied."""

    plan: Plan
    """With its columns general enough."""
    selection: Selection | None = None
    """The rows that are in the copy; all, without one."""
    information: InformationLoss | None = None
    """What the quasi-identifiers lost for it; none where nothing was demanded, or there are none."""


def reached(job: Job, means: Means, key: Key | None) -> Reached:
    """The plan of a job with its columns general enough for its demand, and the rows that stay.

    What is demanded must hold for the values as the copy has them. Columns that are kept or generalized climb from what
    the policy says; any other is what its rule makes of it, and stays so: last digits, noise, a token. Sensitive
    columns count as the plan leaves them, too.

    The same rows and plan give the same levels, so a plan whose levels were raised before stays as it is.

    Raises:
        PrivacyNotReachedError: No combination of levels and suppressed rows satisfies the demand.
        KeyFileError: What a column becomes needs a key, and there is none.
    """
    plan, demand = job.plan, job.plan.privacy
    if demand is None or not demand.quasi_identifiers:
        return Reached(plan)
    frame, models = with_subject(means.engine, job.chosen.frame, subject_of(plan)), demand.enforced
    made = columns_left(job, means, key, made_before(plan))
    told = frame.with_columns(one.alias(name) for name, one in made.items())

    def ladders(*, may_empty: bool) -> tuple[ColumnLadder, ...]:
        return tuple(
            ColumnLadder(name)
            if name in made
            else ladder_of(plan.step(name), frame, means.operators, means.engine, may_empty=may_empty)
            for name in demand.quasi_identifiers
        )

    found = _found(partial(solve, means.engine, told, models=models), ladders, plan)
    raised = climbed(plan, found.levels, means.operators)
    if not found.suppressed_rows:
        return Reached(raised, information=found.information)
    chosen = ~found.is_suppressed({**found.general(), **{one: made[one] for one in found.levels if one in made}})
    gone = found.suppressed_rows
    selection = Selection(chosen, found.rows - gone, gone, suppressed_for_values=gone - found.too_few)
    return Reached(raised, selection, found.information)


def subject_of(plan: Plan) -> str | None:
    """The column of the original that says whose row it is, whatever is left of it in the copy."""
    return subject_column((step.column, step.kind, step.entity) for step in plan.steps)


def _found(
    solve_with: Callable[[tuple[ColumnLadder, ...]], Generalization],
    ladders: Callable[..., tuple[ColumnLadder, ...]],
    plan: Plan,
) -> Generalization:
    """The levels; columns are emptied only where that is allowed and no levels do without.

    Raises:
        PrivacyNotReachedError: Nothing reaches it.
    """
    try:
        return solve_with(ladders(may_empty=False))
    except PrivacyNotReachedError as error:  # the search knows no files
        refused = PrivacyNotReachedError(error.what, where=place(plan), hint=error.hint)
    if plan.privacy is None or not plan.privacy.may_empty:
        raise refused
    try:
        return solve_with(ladders(may_empty=True))
    except PrivacyNotReachedError:
        raise refused from None


def made_before(plan: Plan) -> frozenset[str]:
    """Columns whose values in the copy must be known before levels are chosen: what does not climb."""
    if plan.privacy is None:
        return frozenset()
    quasi = {name for name in plan.privacy.quasi_identifiers if plan.step(name).effect not in LEAVES_TRUTH}
    sensitive = {name for name in plan.privacy.enforced.sensitive if plan.step(name).effect is not Effect.KEEPS}
    return frozenset(quasi | sensitive)


def require_reached(outcome: Outcome) -> None:
    """Refuse a copy that does not satisfy its demand, measured as it lies there.

    Raises:
        PrivacyNotReachedError: It says which measure falls short.
    """
    demand = outcome.plan.privacy
    measured = outcome.assessment.demanded
    short = unmet(measured, demand.models) if demand and measured else ()
    if short:
        raise PrivacyNotReachedError(
            msg("The copy does not satisfy what its policy asks for: {short}.", short=listed("; ", short)),
            where=place(outcome.plan),
            hint=msg("Nothing was written. Generalize further, let more rows be left out, or ask for less."),
        )
