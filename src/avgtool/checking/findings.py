"""What a check finds: one thing that the policy does not let leave, with a code that stays the same for programs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from avgtool.i18n import msg

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.i18n import Message
    from avgtool.model.measures import PrivacyMeasures, PrivacyModels
    from avgtool.model.plan import RuleReference


class Code(StrEnum):
    """What is the matter. The words are a promise to programs (docs/reference.md)."""

    COLUMN_NOT_DROPPED = "column_not_dropped"
    VALUES_NOT_TREATED = "values_not_treated"
    UNDECIDED_COLUMN = "undecided_column"
    IDENTIFIER_FOUND = "identifier_found"
    IDENTIFIER_KEPT_BY_NAME = "identifier_kept_by_name"
    NATIONAL_ID_FOUND = "national_id_found"
    NATIONAL_ID_BY_LAW = "national_id_by_law"
    VALUES_NOT_JUDGED = "values_not_judged"
    CANNOT_BE_TOLD = "cannot_be_told"
    K_NOT_REACHED = "k_not_reached"
    L_NOT_REACHED = "l_not_reached"
    T_NOT_REACHED = "t_not_reached"
    MORE_CAN_POINT = "more_can_point"
    DEMAND_NOT_MEASURED = "demand_not_measured"
    ROWS_WITHOUT_CONSENT = "rows_without_consent"
    CONSENT_NOT_ASKED = "consent_not_asked"
    OBJECTIONS_NOT_LOOKED_UP = "objections_not_looked_up"


class Level(StrEnum):
    """What follows from a finding."""

    ERROR = "error"
    """The data must not leave so: ``check`` answers no (exit code 1)."""
    NOTE = "note"
    """Something to know."""


_REACH = msg("Make the copy with: avgtool anonymize, which generalizes and leaves rows out until it holds.")
_ALLOW = "parameters: {allow: [ENTITY]}"


@dataclass(frozen=True, slots=True)
class CheckRule:
    """What a code stands for, for readers of any format."""

    code: Code
    level: Level
    title: Message
    help: Message
    """What to do about it."""


RULES: Mapping[Code, CheckRule] = {
    rule.code: rule
    for rule in (
        CheckRule(
            Code.COLUMN_NOT_DROPPED,
            Level.ERROR,
            msg("A column that the policy drops is there"),
            msg("Leave the column out, or make the copy with: avgtool anonymize"),
        ),
        CheckRule(
            Code.VALUES_NOT_TREATED,
            Level.ERROR,
            msg("Values stand there that the policy treats"),
            msg("Make the copy with: avgtool anonymize"),
        ),
        CheckRule(
            Code.UNDECIDED_COLUMN,
            Level.ERROR,
            msg("The policy does not decide about a column"),
            msg("Add a rule about it to the policy."),
        ),
        CheckRule(
            Code.IDENTIFIER_FOUND,
            Level.ERROR,
            msg("Something that points to one person stands among the values"),
            msg("Treat the column otherwise, or correct these rows; what may stand there is allowed in the policy."),
        ),
        CheckRule(
            Code.IDENTIFIER_KEPT_BY_NAME,
            Level.ERROR,
            msg("A column is kept by its name, and holds what points to one person"),
            msg("Keep it by what it holds (kind or entity in match), or by {parameters}.", parameters=_ALLOW),
        ),
        CheckRule(
            Code.NATIONAL_ID_FOUND,
            Level.ERROR,
            msg("A BSN or another national number stands there, which the policy leaves in"),
            msg(
                "Drop it. Where a law allows its use, name that law in the reason (because:) of the rule that keeps it."
            ),
        ),
        CheckRule(
            Code.NATIONAL_ID_BY_LAW,
            Level.NOTE,
            msg("A BSN or another national number stands there, and the policy names a law that allows it"),
            msg("Whether that law covers this delivery is for a lawyer to say (AVG 87, UAVG 46)."),
        ),
        CheckRule(
            Code.VALUES_NOT_JUDGED,
            Level.ERROR,
            msg("Values look like personal data, and were too many to be judged"),
            msg("Treat the column otherwise, or drop it."),
        ),
        CheckRule(
            Code.CANNOT_BE_TOLD,
            Level.NOTE,
            msg("What stands there cannot be told from an original"),
            msg("Only the run that made the copy knows: keep its report."),
        ),
        CheckRule(
            Code.K_NOT_REACHED,
            Level.ERROR,
            msg("Too few rows are alike in what can point to a person together"),
            _REACH,
        ),
        CheckRule(
            Code.L_NOT_REACHED,
            Level.ERROR,
            msg("Too few different sensitive values stand in a group of rows that are alike"),
            _REACH,
        ),
        CheckRule(
            Code.T_NOT_REACHED,
            Level.ERROR,
            msg("The sensitive values of a group of rows that are alike differ too much from those of all rows"),
            _REACH,
        ),
        CheckRule(
            Code.MORE_CAN_POINT,
            Level.NOTE,
            msg("More columns can point to a person than the policy's demand is about"),
            msg("Name them under quasi_identifiers: in the policy, or drop them."),
        ),
        CheckRule(
            Code.DEMAND_NOT_MEASURED,
            Level.NOTE,
            msg("The policy demands something of the rows together, and no column is here to measure it by"),
            msg("Name the columns under privacy: in the policy."),
        ),
        CheckRule(
            Code.ROWS_WITHOUT_CONSENT,
            Level.ERROR,
            msg("Rows of persons who may not be approached stand there"),
            msg("Take them out with avgtool consent filter, or make the copy with: avgtool anonymize"),
        ),
        CheckRule(
            Code.CONSENT_NOT_ASKED,
            Level.NOTE,
            msg("The policy requires consent, and nobody is named any more"),
            msg("Only the run that made the copy knows: keep its report."),
        ),
        CheckRule(
            Code.OBJECTIONS_NOT_LOOKED_UP,
            Level.NOTE,
            msg("The policy requires consent, and part of the suppression list could not be looked up"),
            msg("Name the columns of addresses and numbers under requires_consent: (email: …, phone: …)."),
        ),
    )
}
"""Every code; a format that lists rules lists these."""


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """One thing about one column, or about several together; holds no value from the data."""

    code: Code
    column: str | None
    """The column; none where it is about several together."""
    message: Message
    rows: int = 0
    """In how many rows; 0 where it is about the column."""
    entity: str | None = None
    rule: RuleReference | None = None
    """The rule of the policy by which it is found; none where no rule decides."""
    columns: tuple[str, ...] = ()
    """The columns by which rows are alike, where it is about the rows together."""

    @property
    def level(self) -> Level:
        """What follows from it."""
        return RULES[self.code].level

    @property
    def hint(self) -> Message:
        """What to do about it."""
        return RULES[self.code].help


@dataclass(frozen=True, slots=True)
class CheckedDataset:
    """What was found in one file, sheet or table."""

    source: str
    table: str | None
    rows: int
    sha256: str | None
    columns: int
    findings: tuple[CheckFinding, ...]
    measured: PrivacyMeasures | None = None
    """How well persons hide among each other by what the policy's demand is about; none where it demands nothing, or
    no such column is here."""
    asked: PrivacyModels | None = None
    """What the policy demands of the rows together."""

    @property
    def passed(self) -> bool:
        """Whether it may leave as it is."""
        return all(one.level is not Level.ERROR for one in self.findings)


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Data sets held against one policy."""

    policy: str
    policy_version: str
    policy_sha256: str
    policy_source: str
    datasets: tuple[CheckedDataset, ...]
    tool_version: str

    @property
    def passed(self) -> bool:
        """Whether all may leave as they are."""
        return all(one.passed for one in self.datasets)
