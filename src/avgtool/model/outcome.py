"""What was done to a data set, counted and verified."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from avgtool.model.assessment import Assessment, Verdict
from avgtool.model.attainment import Attainment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import polars as pl

    from avgtool.i18n import Message
    from avgtool.model.findings import DatasetFindings
    from avgtool.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Objection:
    """Something the verification found in the output that the plan says must not be there."""

    column: str
    entity: str
    rows: int
    message: Message
    at: tuple[int, ...] = ()
    """The first of these rows, counted from 1 below the header; empty where they are not known one by one."""
    way_out: Message | None = None
    """What to write in the policy instead, where the operator of the column does not say it."""


@dataclass(frozen=True, slots=True)
class StepOutcome:
    """What one step did: counts of rows, no values."""

    column: str
    changed: int
    """Filled rows whose value differs from the original."""
    same: int
    """Filled rows whose value is the original still."""
    neutralized: int = 0
    """Cells made harmless to spreadsheets (CWE-1236)."""
    emptied: int = 0
    """Of the changed rows, those that hold nothing any more: emptied on purpose, or not readable to the operator."""


@dataclass(frozen=True, slots=True)
class WithoutConsent:
    """Rows that are not in the copy because their persons may not be approached, by one reason."""

    reason: str
    """A value of ``Reason``, or ``no_subject``."""
    rows: int
    text: Message
    """The reason in words."""
    article: Message
    """Where the law says so."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rows are in the copy, and how many are not, by why."""

    chosen: pl.Expr
    """True in the rows that are in the copy; over the columns of the original."""
    rows: int
    """How many these are."""
    suppressed: int = 0
    """Rows left out for what the policy demands of the copy."""
    suppressed_for_values: int = 0
    """Of these, the rows left out for l or t: enough are like them, and tell too much about each other."""
    not_sampled: int = 0
    """Rows left out because a sample was asked for."""
    without_consent: tuple[WithoutConsent, ...] = ()
    """Rows left out because the policy requires consent, and there is none."""
    not_looked_up: Mapping[str, int] = field(default_factory=dict)
    """Entries of the suppression list, by kind of identifier, of which no column says whose they are: their
    persons may be among the rows."""

    def narrowed(self, further: Selection | None) -> Selection:
        """The rows that ``further`` chooses among these."""
        if further is None:
            return self
        return Selection(
            self.chosen & further.chosen,
            further.rows,
            self.suppressed + further.suppressed,
            self.suppressed_for_values + further.suppressed_for_values,
            self.not_sampled + further.not_sampled,
            (*self.without_consent, *further.without_consent),
            {**self.not_looked_up, **further.not_looked_up},
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of carrying out one plan."""

    plan: Plan
    output: Path | None
    """Where the copy lies; none when verification refused it."""
    output_sha256: str | None
    rows_in: int
    rows_out: int
    steps: tuple[StepOutcome, ...]
    key_id: str | None
    """Fingerprint of the key that was used; none when no step needs one."""
    before: DatasetFindings
    after: DatasetFindings
    """The scan of the output, by which it was verified."""
    objections: tuple[Objection, ...] = ()
    suppressed: int = 0
    """Rows that are not in the output, for what the policy demands of it."""
    suppressed_for_values: int = 0
    """Of these, the rows that are left out for l or t, and not because too few are like them."""
    not_sampled: int = 0
    """Rows that are not in the output because a sample was asked for."""
    without_consent: tuple[WithoutConsent, ...] = ()
    """Rows that are not in the output because the policy requires consent, and there is none."""
    not_looked_up: Mapping[str, int] = field(default_factory=dict)
    """Entries of the suppression list, by kind of identifier, for which the policy names no column."""
    assessment: Assessment = field(default_factory=lambda: Assessment(Verdict.NOT_ANONYMIZED))
    """What the output may be called, and why; the gravest until that is judged."""

    @property
    def attainment(self) -> Attainment | None:
        """What became of the policy's demand on the copy as a whole; none where it demands nothing."""
        demand, judged = self.plan.privacy, self.assessment
        if demand is None:
            return None
        rows = self.rows_out + self.suppressed
        return Attainment(
            demand, judged.demanded, rows, self.suppressed, self.suppressed_for_values, judged.information
        )

    @property
    def verified(self) -> bool:
        """Whether the output may be published."""
        return not self.objections
