"""A national number that is kept, and whose rule names no law (AVG 87, UAVG 46): a policy allows nobody its use. Pure.

As ``avgtool check`` has it of data that are to leave.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import Message, msg, nmsg
from avgtool.model.outcome import Objection
from avgtool.model.treatment import Effect
from avgtool.policy.linting.grounds import tells_law
from avgtool.policy.verification import direct_identifiers, is_kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from avgtool.model.findings import ColumnFinding, DatasetFindings
    from avgtool.model.plan import Plan, Step


def kept_without_law(
    plan: Plan, after: DatasetFindings, is_national: Callable[[str], bool], titles: Mapping[str, Message]
) -> tuple[Objection, ...]:
    """The objections to a copy in which national numbers stand that no law is named for.

    Args:
        plan: What was to be done.
        after: The full scan of the copy.
        is_national: Whether an entity is a number by which a state knows a person.
        titles: What readers call each entity.
    """
    steps = {step.column: step for step in plan.steps}
    return tuple(
        objection
        for finding in after.columns
        if finding.name in steps
        for objection in _without_law(steps[finding.name], finding, is_national, titles)
    )


def _without_law(
    step: Step, finding: ColumnFinding, is_national: Callable[[str], bool], titles: Mapping[str, Message]
) -> Iterator[Objection]:
    if step.effect is not Effect.KEEPS or tells_law(step.because):
        return
    for entity, rows in direct_identifiers(finding, is_national):
        if not is_national(entity) or not is_kept(step, finding, entity):
            continue  # what is not kept knowingly is objected to already
        what = nmsg(
            "{n} row holds {entity}; only a law allows its use (AVG 87, UAVG 46), and the policy names none.",
            "{n} rows hold {entity}; only a law allows its use (AVG 87, UAVG 46), and the policy names none.",
            rows,
            entity=titles.get(entity, entity),
        )
        way_out = msg("drop the column, or name the law that allows its use in the reason (because) of its rule.")
        yield Objection(step.column, entity, rows, what, way_out=way_out)
