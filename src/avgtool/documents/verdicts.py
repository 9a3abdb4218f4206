"""How anonymous an output may be called, at the cautious end: recital 26 and article 4(5) AVG.

Hashing, encrypting and tokenizing are pseudonymization (WP216), so what this module knows never leads beyond that.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from avgtool.i18n import Message, msg
from avgtool.model.kinds import Kind, Role
from avgtool.model.treatment import LEAVES_TRUTH, Effect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.model.findings import ColumnFinding, DatasetFindings
    from avgtool.model.outcome import Outcome
    from avgtool.model.plan import Step


class Verdict(StrEnum):
    """Stable words for scripts."""

    NOT_ANONYMIZED = "NIET_GEANONIMISEERD"
    PSEUDONYMIZED = "GEPSEUDONIMISEERD"
    NOTHING_FOUND = "GEEN_PERSOONSGEGEVENS_GEVONDEN"
    """There was nothing to pseudonymize, as far as a scan can see. It does not say that the data is anonymous."""


MEANINGS: Mapping[Verdict, Message] = {
    Verdict.NOT_ANONYMIZED: msg("contains direct identifiers"),
    Verdict.PSEUDONYMIZED: msg("still personal data for the sender; the AVG applies"),
    Verdict.NOTHING_FOUND: msg("neither in the original nor in the copy; not found is not the same as not present"),
}

_IMPERSONAL = frozenset({"DATE_TIME", "URL", "ORGANIZATION", "NRP", "LOCATION"})
"""Entities that by themselves do not make a column personal."""
_INDIRECT = frozenset({"NL_POSTCODE", "BE_POSTCODE", "DATE_OF_BIRTH"})
"""Entities that point to a person only together with others."""


def judge(outcome: Outcome) -> Verdict:
    """The verdict on an output."""
    if outcome.objections or identifiers_left(outcome):
        return Verdict.NOT_ANONYMIZED
    found = (*outcome.before.columns, *outcome.after.columns)
    return Verdict.PSEUDONYMIZED if outcome.key_id or any(map(_tells, found)) else Verdict.NOTHING_FOUND


def quasi_identifiers_left(outcome: Outcome) -> tuple[Step, ...]:
    """Steps after which a column can point to a person still, together with others; in the order of the plan.

    A scan of the copy does not know a band of years for a date of birth any more: the plan does.
    """
    return tuple(
        step
        for step in outcome.plan.steps
        if step.effect in LEAVES_TRUTH
        and (found := _find(outcome.before, step.column)) is not None
        and found.role is Role.QUASI
        and found.filled
    )


def identifiers_left(outcome: Outcome) -> tuple[str, ...]:
    """Columns whose direct identifiers the plan leaves in the output, in the order of the plan."""
    return tuple(
        step.column
        for step in outcome.plan.steps
        if _keeps_names_inside(step, _find(outcome.after, step.column))
        or (
            step.effect in LEAVES_TRUTH
            and any(_identifies(_find(scan, step.column)) for scan in (outcome.before, outcome.after))
        )
    )


def _keeps_names_inside(step: Step, after: ColumnFinding | None) -> bool:
    """Whether the plan keeps persons inside texts, and some are there."""
    if step.text is None or after is None:
        return False
    return any(
        rows and step.text.of(entity).effect is Effect.KEEPS
        for entity, rows in after.entities.items()
        if entity not in _IMPERSONAL | _INDIRECT
    )


def _identifies(finding: ColumnFinding | None) -> bool:
    return finding is not None and (finding.role is Role.DIRECT or finding.kind is Kind.FREE_TEXT_WITH_PII)


def _tells(finding: ColumnFinding) -> bool:
    """Whether anything that may be personal was found in a column."""
    return finding.is_personal or bool(finding.flags) or bool({*finding.entities} - _IMPERSONAL)


def _find(scan: DatasetFindings, column: str) -> ColumnFinding | None:
    return next((finding for finding in scan.columns if finding.name == column), None)
