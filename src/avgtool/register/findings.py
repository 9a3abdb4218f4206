"""What a check of the register objects to, or remarks on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from avgtool.i18n import Message


MANY = 300
"""Findings of one kind that are told one by one; of more, the first hundred are, and the others counted."""
SHOWN_OF_MANY = 100


class Gravity(StrEnum):
    """How much a finding weighs."""

    OBJECTION = "objection"
    """The law asks for it, or the register and the data contradict each other: the exit code is 1."""
    REMARK = "remark"
    """Wise to look at."""


class Concern(StrEnum):
    """What a finding is about; scripts read it."""

    NO_REGISTER = "no_register"
    INCOMPLETE = "incomplete"
    """Something that art. 30 or another article asks for is not written down."""
    PERMIT_MISSING = "permit_missing"
    """Special or criminal data or a national number, without the exception or law that allows it."""
    NOT_REVIEWED = "not_reviewed"
    DATA_NOT_NAMED = "data_not_named"
    """A scan found a kind of data that no activity of the system names."""
    SYSTEM_NOT_NAMED = "system_not_named"
    """A scan found personal data in a system that no activity names."""
    PAST_RETENTION = "past_retention"
    RETENTION_NOT_MEASURED = "retention_not_measured"
    NEVER_SCANNED = "never_scanned"
    SCAN_OUT_OF_DATE = "scan_out_of_date"
    UNKNOWN_CONSENT = "unknown_consent"
    UNKNOWN_ACTIVITY = "unknown_activity"
    UNKNOWN_SYSTEM = "unknown_system"
    UNKNOWN_POLICY = "unknown_policy"
    UNKNOWN_DPIA = "unknown_dpia"
    SAME_NAME = "same_name"
    """Documents call two activities by one name, so that nobody can tell which is meant."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at."""

    concern: Concern
    gravity: Gravity
    what: Message
    article: str = ""
    """Such as ``30(1)(b)``, of the AVG."""
    activity: str = ""
    """Code of the activity it is about; empty for the register as a whole."""
    field: str = ""
    """Key of the activity that is missing or contradicted."""
    system: str = ""
    rows: int | None = None
    """How many rows are concerned, where that is known."""
    where: str = ""
    """The file of the activity."""
    activities: tuple[str, ...] = ()
    """Codes of the activities that use the system it is about."""

    def concerns_any(self, codes: Collection[str]) -> bool:
        """Whether it is about one of these activities, or about data that one of them uses."""
        return self.activity in codes or any(one in codes for one in self.activities)


def finding_data(finding: Finding, said: str) -> dict[str, str | int | list[str] | None]:
    """A finding as data, with what it says in somebody's language."""
    return {
        "concern": finding.concern.value,
        "gravity": finding.gravity.value,
        "activity": finding.activity or None,
        "activities": list(finding.activities),
        "system": finding.system or None,
        "field": finding.field or None,
        "article": finding.article or None,
        "rows": finding.rows,
        "message": said,
    }


def told_one_by_one(findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], Mapping[Concern, int]]:
    """Findings that a person can read, objections first; and how many more there are of which kind."""
    ordered = sorted(findings, key=lambda one: one.gravity is Gravity.REMARK)
    counted = Counter(one.concern for one in findings)
    seen: Counter[Concern] = Counter()
    told: list[Finding] = []
    for one in ordered:
        seen[one.concern] += 1
        if counted[one.concern] <= MANY or seen[one.concern] <= SHOWN_OF_MANY:
            told.append(one)
    return tuple(told), {concern: count - SHOWN_OF_MANY for concern, count in counted.items() if count > MANY}
