"""A BSN or another national number in data that are to leave, though the policy leaves it in. Pure.

Only a law allows the use of such a number (AVG 87, UAVG 46), and a policy is none. So what a scan finds by the values
themselves is told whatever the policy says, and stops the data unless the rule's reason names a law.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.checking.findings import CheckFinding, Code
from avgtool.i18n import nmsg
from avgtool.model.treatment import Effect
from avgtool.policy.linting.grounds import names_law
from avgtool.policy.verification import direct_identifiers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from avgtool.i18n import Message
    from avgtool.model.findings import ColumnFinding
    from avgtool.model.plan import Step
    from avgtool.model.treatment import Treatment
    from avgtool.policy.schema import Policy


def national_numbers(
    column: ColumnFinding,
    step: Step,
    policy: Policy,
    is_national: Callable[[str], bool],
    titles: Mapping[str, Message],
) -> Iterator[CheckFinding]:
    """What of them stands in a column, by its values.

    Args:
        column: The scan of it.
        step: What the policy does to it.
        policy: The policy.
        is_national: Whether an entity is a number by which a state knows a person.
        titles: What readers call each entity.
    """
    for entity, rows in direct_identifiers(column, is_national):
        treatment = step.text.of(entity) if step.text is not None else step.treatment
        strange = step.text is None and treatment.effect is Effect.STANDS_IN and entity != column.entity
        if is_national(entity) and not strange and not _may_be_made_up(treatment):
            by_law = step.text is None and treatment.effect is Effect.KEEPS and _names_law(step, policy)
            code = Code.NATIONAL_ID_BY_LAW if by_law else Code.NATIONAL_ID_FOUND
            what = _by_law if by_law else _found
            yield CheckFinding(code, column.name, what(rows, titles.get(entity, entity)), rows, entity, step.rule)


def _may_be_made_up(treatment: Treatment) -> bool:
    """Whether numbers that pass their check may be the policy's own: tokens, or stand-ins of a block that nobody has.

    Other stand-ins fail the check of what they stand for, so what a scan finds is none of them. (One in eleven made-up
    customer numbers of nine digits passes the check of a BSN: among stand-ins of something else these do not count.)
    """
    if treatment.effect is not Effect.STANDS_IN:
        return treatment.effect in {Effect.CONSTANT, Effect.PERTURBS}
    return treatment.token_form is not None or treatment.parameters.get("test_range") is not None


def _names_law(step: Step, policy: Policy) -> bool:
    rule = next((rule for rule in policy.rules if rule.reference == step.rule), None)
    return rule is not None and names_law(rule.because)


def _found(rows: int, entity: str | Message) -> Message:
    return nmsg(
        "{n} row holds {entity}; only a law allows its use (AVG 87, UAVG 46), and the policy names none.",
        "{n} rows hold {entity}; only a law allows its use (AVG 87, UAVG 46), and the policy names none.",
        rows,
        entity=entity,
    )


def _by_law(rows: int, entity: str | Message) -> Message:
    return nmsg(
        "{n} row holds {entity}; the policy names a law that allows its use.",
        "{n} rows hold {entity}; the policy names a law that allows its use.",
        rows,
        entity=entity,
    )
