"""What an output may be called, at the cautious end: recital 26 and article 4(5) AVG, WP216, EDPB 01/2025.

Hashing, encrypting and tokenizing are pseudonymization (WP216): as long as the key exists, nothing more is said. Beyond
that counts what was measured, and what a named person answers; *anonymous* is never said here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.model.assessment import Verdict
from avgtool.model.kinds import Kind, Role
from avgtool.model.treatment import LEAVES_SOMETHING, LEAVES_TRUTH, Effect

if TYPE_CHECKING:
    from avgtool.model.assessment import Thresholds
    from avgtool.model.demand import Answers
    from avgtool.model.findings import ColumnFinding, DatasetFindings
    from avgtool.model.measures import PrivacyMeasures, RowMeasures
    from avgtool.model.outcome import Outcome
    from avgtool.model.plan import Step

_IMPERSONAL = frozenset({"DATE_TIME", "URL", "ORGANIZATION", "NRP", "LOCATION"})
"""Entities that by themselves do not make a column personal."""
_INDIRECT = frozenset({"NL_POSTCODE", "BE_POSTCODE", "DATE_OF_BIRTH"})
"""Entities that point to a person only together with others."""
_LEAVES_VALUES = LEAVES_TRUTH | {Effect.SHOWS_PART, Effect.INSIDE_TEXT}
"""Effects after which what stands there is true, as far as it goes."""


def judge(
    outcome: Outcome,
    measured: PrivacyMeasures | None,
    rows: RowMeasures | None,
    thresholds: Thresholds,
    answers: Answers | None = None,
) -> Verdict:
    """The verdict on an output.

    Args:
        outcome: What was done, scanned and verified.
        measured: How well persons hide among each other by the columns that can point to them together; none where no
            such column is left, or nothing was measured.
        rows: How many rows are alike in all that is left of them, those columns among it; none where that was not
            measured.
        thresholds: The k that is asked for.
        answers: What a named person answered on linkability and inference.
    """
    if outcome.objections or identifiers_left(outcome):
        return Verdict.NOT_ANONYMIZED
    hides = not quasi_identifiers_left(outcome) if measured is None else measured.k >= thresholds.reduced
    if outcome.key_id or not hides or _holds_prose(outcome):
        return Verdict.PSEUDONYMIZED
    alike = rows is not None and rows.k >= thresholds.proposed
    return Verdict.PROPOSED_ANONYMOUS if answers and alike else Verdict.REDUCED_RISK


def nothing_found(outcome: Outcome) -> bool:
    """Whether neither scan found anything that may be personal. It does not say that nothing is there."""
    return not any(map(_tells, (*outcome.before.columns, *outcome.after.columns)))


def values_left(outcome: Outcome) -> tuple[str, ...]:
    """Columns in which something of the original value stands, personal or not, in the order of the plan.

    Any combination of them can single out a row (WP216); what stands in for a value, or is the same everywhere, cannot.
    """
    return tuple(step.column for step in outcome.plan.steps if step.effect in _LEAVES_VALUES)


def quasi_identifiers_left(outcome: Outcome) -> tuple[str, ...]:
    """Columns that can point to a person still, together with others; in the order of the plan.

    A scan of the copy does not know a band of years for a date of birth any more: the plan does.
    """
    return tuple(
        step.column
        for step in outcome.plan.steps
        if (found := _find(outcome.before, step.column)) is not None
        and found.filled
        and (
            (found.role is Role.QUASI and step.effect in LEAVES_TRUTH | LEAVES_SOMETHING)
            or (found.role is Role.DIRECT and (step.effect in LEAVES_SOMETHING or _is_coarser(step, outcome)))
        )
    )


def identifiers_left(outcome: Outcome) -> tuple[str, ...]:
    """Columns whose direct identifiers the plan leaves in the output, in the order of the plan."""
    return tuple(
        step.column
        for step in outcome.plan.steps
        if _keeps_names_inside(step, _find(outcome.after, step.column))
        or (
            step.effect in LEAVES_TRUTH
            and not _is_coarser(step, outcome)
            and any(_identifies(_find(scan, step.column)) for scan in (outcome.before, outcome.after))
        )
    )


def _is_coarser(step: Step, outcome: Outcome) -> bool:
    """Whether no row of a generalized column holds its original: a network is no address of one computer any more."""
    counts = next((one for one in outcome.steps if one.column == step.column), None)
    return step.effect is Effect.COARSENS and counts is not None and not counts.same


def _keeps_names_inside(step: Step, after: ColumnFinding | None) -> bool:
    """Whether the plan keeps persons inside texts, and some are there."""
    if step.text is None or after is None:
        return False
    return any(
        rows and step.text.of(entity).effect is Effect.KEEPS
        for entity, rows in after.entities.items()
        if entity not in _IMPERSONAL | _INDIRECT
    )


def _holds_prose(outcome: Outcome) -> bool:
    """Whether texts about persons are in the output: what they tell nobody measures."""
    held = {one.name for one in outcome.before.columns if one.kind is Kind.FREE_TEXT_WITH_PII and one.filled}
    return any(step.column in held and step.text is not None for step in outcome.plan.steps)


def _identifies(finding: ColumnFinding | None) -> bool:
    return finding is not None and (finding.role is Role.DIRECT or finding.kind is Kind.FREE_TEXT_WITH_PII)


def _tells(finding: ColumnFinding) -> bool:
    """Whether anything that may be personal was found in a column."""
    return finding.is_personal or bool(finding.flags) or bool({*finding.entities} - _IMPERSONAL)


def _find(scan: DatasetFindings, column: str) -> ColumnFinding | None:
    return next((finding for finding in scan.columns if finding.name == column), None)
