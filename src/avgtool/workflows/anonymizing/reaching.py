"""Reaching what a policy demands of a copy as a whole: levels raised, and rows suppressed, as little as can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.errors import PrivacyNotReachedError
from avgtool.i18n import msg
from avgtool.model.outcome import Selection
from avgtool.policy.climbing import climbed, ladder_of
from avgtool.privacy.ladders import general
from avgtool.privacy.proving import unmet
from avgtool.privacy.solving import solve
from avgtool.wording import listed

if TYPE_CHECKING:
    import polars as pl

    from avgtool.engines.base import Engine
    from avgtool.model.outcome import Outcome
    from avgtool.model.plan import Plan
    from avgtool.policy.treatments import Operators
    from avgtool.sources.base import Dataset


def reached(plan: Plan, dataset: Dataset, operators: Operators, engine: Engine) -> tuple[Plan, Selection | None]:
    """The plan with its columns general enough for its demand, and the rows that are in the copy; all where None.

    What is demanded of sensitive columns must hold for their values as the copy has them.

    The same rows and plan give the same levels, so a plan whose levels were raised before stays as it is.

    Raises:
        PrivacyNotReachedError: No combination of levels and suppressed rows satisfies the demand.
    """
    demand = plan.privacy
    if demand is None or not demand.quasi_identifiers:
        return plan, None
    ladders = tuple(ladder_of(plan.step(name), dataset.frame, operators, engine) for name in demand.quasi_identifiers)
    found = solve(engine, _told(plan, dataset.frame, operators, engine), ladders, demand.models)
    raised = climbed(plan, found.levels, operators)
    if not found.suppressed_rows:
        return raised, None
    chosen = ~found.is_suppressed(found.general())
    kept = found.rows - found.suppressed_rows
    return raised, Selection(chosen, rows=kept, suppressed=found.suppressed_rows)


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
            where=outcome.plan.source,
            hint=msg("Nothing was written. Generalize further, let more rows be left out, or ask for less."),
        )


def _told(plan: Plan, frame: pl.LazyFrame, operators: Operators, engine: Engine) -> pl.LazyFrame:
    """The rows, with sensitive columns as the plan leaves them: bands of incomes are fewer than incomes."""
    assert plan.privacy is not None
    ladders = [ladder_of(plan.step(name), frame, operators, engine) for name in plan.privacy.models.sensitive]
    return frame.with_columns(general(one, one.least).alias(one.column) for one in ladders)
