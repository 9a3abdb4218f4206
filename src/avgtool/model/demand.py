"""What a copy as a whole must satisfy, for one data set: by which columns, and how much."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from avgtool.model.measures import PrivacyModels


@dataclass(frozen=True, slots=True)
class Answers:
    """What a named person answered to the questions that cannot be measured (WP216)."""

    by: str
    on: date
    """The day they were given."""
    sources: tuple[str, ...]
    """For which files or tables: names or patterns."""
    linkability: str
    """Why rows about one person cannot be linked, here or with other data."""
    inference: str
    """Why nothing about a person can be concluded with great probability."""
    is_for_source: bool = False
    """Whether these are for the data that the plan is for."""


@dataclass(frozen=True, slots=True)
class PrivacyDemand:
    """Privacy models with the columns that they are about."""

    quasi_identifiers: tuple[str, ...]
    """Columns of the copy that can point to a person together; none where the copy has no such column."""
    models: PrivacyModels
    """What is asked, as the policy says it; it names the sensitive columns that the copy has."""
    target: str | None = None
    """The column that the copy is to explain."""
    answers: Answers | None = None
    """What a named person answered to what cannot be measured."""
    left_out: tuple[str, ...] = ()
    """Columns that the policy names for it, of which its own rules leave nothing in the copy."""
    may_empty: bool = False
    """Whether columns may be emptied where nothing else reaches it."""
    emptied: tuple[str, ...] = ()
    """Columns that were emptied for it."""

    @property
    def asks_about_values(self) -> bool:
        """Whether the policy asks for l or t."""
        return self.models.l > 1 or self.models.t is not None

    @property
    def lacks_sensitive(self) -> bool:
        """Whether it asks for l or t, and the copy has no sensitive column to measure them by."""
        return self.asks_about_values and not self.models.sensitive

    @property
    def enforced(self) -> PrivacyModels:
        """What can be held against the copy: without l and t where no sensitive column is in it."""
        return replace(self.models, l=1, t=None) if self.lacks_sensitive else self.models
