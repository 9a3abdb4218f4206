"""How anonymous an output may be called, and what that rests on. Data only; :mod:`avgtool.privacy.verdict` decides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from avgtool.model.measures import ColumnUse, PrivacyMeasures

USUAL_THRESHOLD = 10
"""Fewest persons alike before a table may be proposed as anonymous: common for publication."""


class Verdict(StrEnum):
    """Stable words for scripts, from the gravest. None of them says *anonymous*: a person does."""

    NOT_ANONYMIZED = "NIET_GEANONIMISEERD"
    PSEUDONYMIZED = "GEPSEUDONIMISEERD"
    NOTHING_FOUND = "GEEN_PERSOONSGEGEVENS_GEVONDEN"
    """There was nothing to pseudonymize, as far as a scan can see. It does not say that the data is anonymous."""
    REDUCED_RISK = "GEREDUCEERD_RISICO"
    PROPOSED_ANONYMOUS = "ANONIEM_VOORGESTELD"


@dataclass(frozen=True, slots=True)
class Answers:
    """What a named person answered to the questions that cannot be measured (WP216)."""

    by: str
    on: str
    """The day, as written."""
    linkability: str
    """Why rows about one person cannot be linked, here or with other data."""
    inference: str
    """Why nothing about a person can be concluded with great probability."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """The verdict on one output, and everything that it rests on."""

    verdict: Verdict
    identifiers_left: tuple[str, ...] = ()
    """Columns whose direct identifiers the plan leaves in the output, in the order of the plan."""
    quasi_identifiers_left: tuple[str, ...] = ()
    """Columns that can point to a person still, together with others."""
    is_keyed: bool = False
    """Whether somebody who has the key can link the output to persons."""
    before: PrivacyMeasures | None = None
    """Of the original, over the columns of which ``after`` is measured; none where no column is left to measure."""
    after: PrivacyMeasures | None = None
    uses_before: tuple[ColumnUse, ...] = ()
    """What an analyst had of each column that is in the output; only measured where a policy asks for it."""
    uses_after: tuple[ColumnUse, ...] = ()
    threshold: int = USUAL_THRESHOLD
    """The k that the verdict asks for."""
    answers: Answers | None = None
