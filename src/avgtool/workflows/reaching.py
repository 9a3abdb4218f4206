"""Reaching what a policy demands of a copy as a whole: levels raised, and rows suppressed, as little as can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.model.outcome import Selection
from avgtool.policy.climbing import climbed, ladder_of
from avgtool.privacy.solving import solve

if TYPE_CHECKING:
    from avgtool.engines.base import Engine
    from avgtool.model.plan import Plan
    from avgtool.policy.treatments import Operators
    from avgtool.sources.base import Dataset


def reached(plan: Plan, dataset: Dataset, operators: Operators, engine: Engine) -> tuple[Plan, Selection | None]:
    """The plan with its columns general enough for its demand, and the rows that are in the copy; all where None.

    The same rows and plan give the same levels, so a plan whose levels were raised before stays as it is.

    Raises:
        PrivacyNotReachedError: No combination of levels and suppressed rows satisfies the demand.
    """
    demand = plan.privacy
    if demand is None:
        return plan, None
    ladders = tuple(ladder_of(plan.step(name), dataset.frame, operators, engine) for name in demand.quasi_identifiers)
    found = solve(engine, dataset.frame, ladders, demand.models)
    raised = climbed(plan, found.levels, operators)
    if not found.suppressed_rows:
        return raised, None
    chosen = ~found.is_suppressed(found.general())
    kept = found.rows - found.suppressed_rows
    return raised, Selection(chosen, rows=kept, suppressed=found.suppressed_rows)
