"""What a copy as a whole must satisfy, for one data set: by which columns, and how much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from avgtool.model.assessment import Answers
    from avgtool.model.measures import PrivacyModels


@dataclass(frozen=True, slots=True)
class PrivacyDemand:
    """Privacy models with the columns that they are about."""

    quasi_identifiers: tuple[str, ...]
    """Columns of the copy that can point to a person together."""
    models: PrivacyModels
    """What must hold; it names the sensitive columns."""
    target: str | None = None
    """The column that the copy is to explain."""
    answers: Answers | None = None
    """What a named person answered to what cannot be measured."""
