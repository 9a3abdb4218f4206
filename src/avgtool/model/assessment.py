"""How anonymous an output may be called, and what that rests on. Data only; :mod:`avgtool.privacy.verdict` decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from avgtool.model.demand import Answers, PrivacyDemand
    from avgtool.model.measures import ColumnUse, InformationLoss, PrivacyMeasures, RowMeasures

LEAST_FOR_PUBLICATION = 10
"""Fewest rows alike before a table may be proposed as anonymous: common for publication."""
LEAST_FOR_INTERNAL_USE = 5
"""Fewest rows alike that is common for use within an organization."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The k that a verdict asks for; a policy may ask for more, and never for less."""

    reduced: int = LEAST_FOR_PUBLICATION
    """For *reduced risk*, over the columns that can point to a person together."""
    proposed: int = LEAST_FOR_PUBLICATION
    """For *proposed anonymous*, over those and over all columns whose values are left."""


class Verdict(StrEnum):
    """Stable words for scripts, from the gravest. None of them says *anonymous*: a person does."""

    NOT_ANONYMIZED = "NIET_GEANONIMISEERD"
    PSEUDONYMIZED = "GEPSEUDONIMISEERD"
    REDUCED_RISK = "GEREDUCEERD_RISICO"
    PROPOSED_ANONYMOUS = "ANONIEM_VOORGESTELD"


@dataclass(frozen=True, slots=True)
class Standards:
    """What an organization asks before anything is proposed as anonymous; no policy lowers it."""

    publication_k: int = LEAST_FOR_PUBLICATION
    """Fewest rows alike."""
    answers_months: int = 12
    """How many months the answers of a person hold."""


class Standing(StrEnum):
    """Whether the answers of a person count for a copy, and if not, why."""

    COUNT = "count"
    NOT_YET = "not_yet"
    """They bear a day that is still to come."""
    EXPIRED = "expired"
    """They were given too long ago."""
    OTHER_SOURCE = "other_source"
    """They were given for other data."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """The verdict on one output, and everything that it rests on."""

    verdict: Verdict
    identifiers_left: tuple[str, ...] = ()
    """Columns whose direct identifiers the plan leaves in the output, in the order of the plan."""
    quasi_identifiers_left: tuple[str, ...] = ()
    """Columns that can point to a person still, together with others: those that the policy names, and those that scan
    and plan know. In the order of the plan."""
    named_by_policy: tuple[str, ...] = ()
    """Those of them that the policy's demand is about."""
    known_by_scan: tuple[str, ...] = ()
    """Those of them that scan and plan know to be left."""
    is_keyed: bool = False
    """Whether somebody who has the key can link the output to persons."""
    nothing_found: bool = False
    """Whether neither scan found anything that may be personal, so that there was nothing to treat."""
    before: PrivacyMeasures | None = None
    """Of the original, over the columns of which ``after`` is measured; none where no column is left to measure."""
    after: PrivacyMeasures | None = None
    """Over all of ``quasi_identifiers_left``: the verdict goes by it."""
    demanded: PrivacyMeasures | None = None
    """Over what the policy's demand is about: the demand goes by it; none without a demand about any column."""
    asked_k: int | None = None
    """The k that the policy demands; none where it demands none."""
    rows: RowMeasures | None = None
    """Over all columns whose values are left; none where nothing was measured."""
    uses_before: tuple[ColumnUse, ...] = ()
    """What an analyst had of each column that is in the output; only measured where a policy asks for it."""
    uses_after: tuple[ColumnUse, ...] = ()
    thresholds: Thresholds = field(default_factory=Thresholds)
    """The k that the verdict asks for."""
    answers: Answers | None = None
    """Those that the policy holds; whether they count, ``standing`` says."""
    standing: Standing | None = None
    """Whether the answers count for this copy; none where there are none."""
    answered_until: date | None = None
    """The last day that the answers hold; none where there are none."""
    demand: PrivacyDemand | None = None
    """What the policy asks of the copy as a whole; none where it asks nothing."""
    information: InformationLoss | None = None
    """What the columns of that demand lost for it."""
    without_key: Verdict | None = None
    """The verdict if the key were destroyed; none where no key was used."""
