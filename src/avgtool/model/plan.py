"""What is going to happen to a data set. Pure data: printable, diffable, signed by a reviewer, bound to a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from avgtool.model.treatment import Effect

if TYPE_CHECKING:
    from avgtool.i18n import Message
    from avgtool.model.demand import PrivacyDemand
    from avgtool.model.kinds import Kind
    from avgtool.model.treatment import TextTreatments, Treatment


@dataclass(frozen=True, slots=True)
class RuleReference:
    """Where a decision stands: which rule of which policy."""

    policy: str
    """Name of the policy that the rule is written in: the one carried out, or one that it extends."""
    position: int | None = None
    """Place among the rules of that policy, counted from 0; none where no rule fits, and the policy says what then."""
    line: int | None = None
    """Line in the file of that policy, counted from 1; none where it is not known any more."""
    inherited: bool = False
    """Whether the policy carried out extends that policy."""

    def __str__(self) -> str:
        """``rules[3]``, or ``unmatched``."""
        return UNMATCHED if self.position is None else f"rules[{self.position}]"


UNMATCHED = "unmatched"
"""What stands for a rule where none fits."""


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to one column, by which rule, and why."""

    column: str
    kind: Kind
    entity: str | None
    treatment: Treatment
    rule: RuleReference
    """Where the decision stands in the policy."""
    because: Message
    """The policy's own words for why, in the languages that it gives them in."""
    text: TextTreatments | None = None
    """What is done inside prose; none where the column is treated as a whole."""

    @property
    def effect(self) -> Effect:
        """What is left of a value."""
        return self.treatment.effect

    @property
    def needs_key(self) -> bool:
        """Whether it can be carried out with a key only."""
        return any(one.needs_key for one in (self.treatment, *(self.text.all if self.text else ())))


@dataclass(frozen=True, slots=True)
class Sample:
    """That the copy holds some of the rows only, drawn under the key."""

    share: float | None
    """Which share of the subjects, or of the rows; none where a number of rows is asked."""
    rows: int | None
    """How many rows at most."""
    subject: str | None
    """The column that says whose row it is; all rows of one are in, or all are out."""
    domain: str
    """Within which the same subject is in or out."""


@dataclass(frozen=True, slots=True)
class ConsentDemand:
    """That only rows of persons are in the copy who may be approached, as the ledger knows it."""

    purpose: str
    """Code of the purpose."""
    subject: str
    """The column that says whose row it is."""
    subject_kind: str = "customer"
    """What it holds: ``customer``, ``email``, ``phone``."""
    channel: str | None = None
    email: str | None = None
    """A column of e-mail addresses, by which objections are found too."""
    phone: str | None = None
    """A column of telephone numbers, likewise."""
    otherwise: Literal["drop", "refuse"] = "drop"
    """Whether other rows are left out, or nothing is written."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Every column of one data set with its step, in the order of the columns."""

    source: str
    table: str | None
    sha256: str | None
    """Of the file the plan was made for; anonymizing another file by it is refused."""
    policy: str
    """Name of the policy."""
    policy_sha256: str
    steps: tuple[Step, ...]
    undecided: tuple[str, ...] = ()
    """Columns that no rule decides about; a plan with any cannot be carried out."""
    purpose: Message | None = None
    """The policy's own words for what the output is for."""
    policy_version: str | None = None
    why_no_k: Message | None = None
    """The policy's own words for why it asks no k; none where it asks one, or does not say."""
    sample: Sample | None = None
    """Which rows are in the copy; all, without one."""
    consent: ConsentDemand | None = None
    """Whose rows are in the copy; everybody's, without one."""
    privacy: PrivacyDemand | None = None
    """What the copy as a whole must satisfy: columns are generalized further, and rows suppressed, until it does."""

    @property
    def needs_key(self) -> bool:
        """Whether it can be carried out with a key only."""
        return self.sample is not None or any(step.needs_key for step in self.steps)

    @property
    def columns_left(self) -> tuple[str, ...]:
        """The columns that the copy has, in order."""
        return tuple(step.column for step in self.steps if step.effect is not Effect.DROPS)

    def step(self, column: str) -> Step:
        """The step of one column; raises KeyError."""
        for step in self.steps:
            if step.column == column:
                return step
        raise KeyError(column)
