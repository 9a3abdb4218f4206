"""What a policy demands of the rows together (k, l, t), of a file as it is: by which columns, and what falls short.

In a copy a band of years stands where a date of birth stood: what made a column says what it was, and a scan does not.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from avgtool.checking.findings import CheckFinding, Code
from avgtool.i18n import Message, msg, nmsg
from avgtool.model.kinds import Evidence, Role
from avgtool.model.plan import RuleReference, Step
from avgtool.model.treatment import Effect, Treatment
from avgtool.policy.demanding import demand_of
from avgtool.policy.privacy_section import FROM_SCAN
from avgtool.privacy.proving import Measure, shortfalls
from avgtool.wording import listed, number, share

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from avgtool.model.demand import PrivacyDemand
    from avgtool.model.findings import ColumnFinding, DatasetFindings
    from avgtool.model.measures import PrivacyMeasures, RowMeasures
    from avgtool.policy.coverage import Facts
    from avgtool.policy.schema import Policy

_CODES: Mapping[Measure, Code] = {
    Measure.K: Code.K_NOT_REACHED,
    Measure.L: Code.L_NOT_REACHED,
    Measure.T: Code.T_NOT_REACHED,
}

_SPOKEN = 0.2
"""Score from which a reading by the header alone is more than one word among others that change what it means."""


def demands_of(
    policy: Policy, findings: DatasetFindings, made: Mapping[str, Step], facts: Mapping[str, Facts]
) -> tuple[PrivacyDemand, PrivacyDemand] | None:
    """What the policy demands of a file as it is, and the same over every column that can point to a person too.

    Args:
        policy: The policy.
        findings: The scan of the file.
        made: For each column whose values are what a step leaves: that step. Any other column holds originals.
        facts: What is known of each entity.

    Returns:
        None where the policy demands nothing of the rows together.

    Raises:
        PolicyError: The same columns are asked to be alike and to differ.
    """
    if policy.privacy is None:
        return None
    columns = tuple(_as_it_was(column, made.get(column.name), facts) for column in findings.columns)
    gone = tuple(_gone(name, findings) for name in _named(policy) if name.casefold() not in _names(findings))
    steps = (
        *(made.get(one.name) or _as_is(one, Effect.KEEPS) for one in columns),
        *(_as_is(one, Effect.DROPS) for one in gone),
    )
    here = replace(findings, columns=(*columns, *gone))
    named = demand_of(policy, here, steps)
    by_scan = replace(
        policy, privacy=policy.privacy.model_copy(update={"quasi_identifiers": FROM_SCAN, "sensitive": ()})
    )
    known = demand_of(by_scan, here, steps)
    assert named is not None
    assert known is not None
    more = tuple(
        name for name in known.quasi_identifiers if name not in {*named.quasi_identifiers, *named.models.sensitive}
    )
    return named, replace(named, quasi_identifiers=(*named.quasi_identifiers, *more))


def judge_together(
    demand: PrivacyDemand,
    measured: PrivacyMeasures | None,
    wider: PrivacyMeasures | None,
    whole: RowMeasures | None = None,
) -> Iterator[CheckFinding]:
    """What the rows together fall short of.

    Args:
        demand: What the policy demands of the file.
        measured: Over the columns it is about; none where there are none.
        wider: Over every column that can point to a person; none where these are no others.
        whole: Over all columns of the file; needed where there is nothing else to measure by.
    """
    columns = demand.quasi_identifiers
    if measured is None or demand.lacks_sensitive:
        yield _not_measured(demand, whole)
    for one in shortfalls(measured, demand.enforced) if measured else ():
        rows = measured.rows_under if measured and one.measure is Measure.K else 0
        what = _where(one.message, columns, rows)
        yield CheckFinding(_CODES[one.measure], one.column, what, rows, columns=columns)
    if wider and wider.rows and wider.k < demand.models.k:
        yield _wider(columns, wider)


def _where(message: Message, columns: tuple[str, ...], rows: int) -> Message:
    names = listed(", ", columns)
    if not rows:
        return msg("By {columns}: {what}.", columns=names, what=message)
    return nmsg(
        "By {columns}: {what}; {shown} row stands in a group that is too small.",
        "By {columns}: {what}; {shown} rows stand in groups that are too small.",
        rows,
        columns=names,
        what=message,
        shown=number(rows),
    )


def _wider(columns: tuple[str, ...], wider: PrivacyMeasures) -> CheckFinding:
    more = tuple(name for name in wider.quasi_identifiers if name not in columns)
    what = msg(
        "The demand is not about {more}. With these k is {k}, and {unique} of the rows are unique.",
        more=listed(", ", more),
        k=number(wider.k),
        unique=share(wider.unique, wider.rows),
    )
    return CheckFinding(Code.MORE_CAN_POINT, None, what, wider.rows_under, columns=wider.quasi_identifiers)


def _not_measured(demand: PrivacyDemand, whole: RowMeasures | None) -> CheckFinding:
    if not demand.quasi_identifiers and whole is not None:
        what = msg(
            "No column is here that the policy names, or that is known to point to a person. Over all columns k is "
            "{k}, and {unique} of the rows are unique.",
            k=number(whole.k),
            unique=share(whole.unique, whole.rows),
        )
        return CheckFinding(Code.DEMAND_NOT_MEASURED, None, what)
    what = msg("No sensitive column is here: l and t were not measured.")
    return CheckFinding(Code.DEMAND_NOT_MEASURED, None, what, columns=demand.quasi_identifiers)


def _as_it_was(column: ColumnFinding, made: Step | None, facts: Mapping[str, Facts]) -> ColumnFinding:
    """The column with the role of what it was made of.

    A rule for a column by its name does not say what that is: then its header does, whatever is left of the values.
    """
    if made is None or made.effect is Effect.KEEPS:
        return column
    known = facts.get(made.entity or "") or _by_header(column, facts)
    return replace(column, role=known.role) if known else column


def _by_header(column: ColumnFinding, facts: Mapping[str, Facts]) -> Facts | None:
    """What the header says that a column is of which the scan made nothing; the strongest reading."""
    if column.role is not Role.NONE:
        return None
    said = (one for one in column.candidates if Evidence.HEADER in one.evidence and one.score >= _SPOKEN)
    read = (facts.get(one.entity or "") for one in said)
    return next((one for one in read if one is not None), None)


def _named(policy: Policy) -> tuple[str, ...]:
    assert policy.privacy is not None
    both = (policy.privacy.quasi_identifiers, policy.privacy.sensitive)
    return tuple(name for one in both if one != FROM_SCAN for name in one)


def _names(findings: DatasetFindings) -> set[str]:
    return {one.name.casefold() for one in findings.columns}


def _gone(name: str, findings: DatasetFindings) -> ColumnFinding:
    """A column that the policy names and that is not here: a copy need not have what its policy drops."""
    return replace(findings.columns[0], name=name, role=Role.NONE, filled=0)


def _as_is(column: ColumnFinding, effect: Effect) -> Step:
    return Step(
        column.name, column.kind, column.entity, Treatment(effect.value, effect), RuleReference(""), Message("")
    )
