"""How anonymous an output may be called, at the cautious end: recital 26 and article 4(5) AVG.

Hashing, encrypting and tokenizing are pseudonymization (WP216), so what this module knows never leads beyond that.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from avgtool.i18n import Message, msg
from avgtool.model.kinds import Kind, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.model.findings import ColumnFinding, DatasetFindings
    from avgtool.model.outcome import Outcome


class Verdict(StrEnum):
    """Stable words for scripts."""

    NOT_ANONYMIZED = "NIET_GEANONIMISEERD"
    PSEUDONYMIZED = "GEPSEUDONIMISEERD"


MEANINGS: Mapping[Verdict, Message] = {
    Verdict.NOT_ANONYMIZED: msg("contains direct identifiers"),
    Verdict.PSEUDONYMIZED: msg("still personal data for the sender; the AVG applies"),
}

_LEAVES_VALUES = frozenset({"keep", "generalize"})
"""Operators after which a direct identifier is one still."""


def judge(outcome: Outcome) -> Verdict:
    """The verdict on an output."""
    return Verdict.NOT_ANONYMIZED if outcome.objections or identifiers_left(outcome) else Verdict.PSEUDONYMIZED


def identifiers_left(outcome: Outcome) -> tuple[str, ...]:
    """Columns whose direct identifiers the plan leaves in the output, in the order of the plan."""
    return tuple(
        step.column
        for step in outcome.plan.steps
        if step.operator in _LEAVES_VALUES
        and any(_identifies(_find(scan, step.column)) for scan in (outcome.before, outcome.after))
    )


def _identifies(finding: ColumnFinding | None) -> bool:
    return finding is not None and (finding.role is Role.DIRECT or finding.kind is Kind.FREE_TEXT_WITH_PII)


def _find(scan: DatasetFindings, column: str) -> ColumnFinding | None:
    return next((finding for finding in scan.columns if finding.name == column), None)
