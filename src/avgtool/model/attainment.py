"""What became of a policy's demand on a copy: what was reached, and what it cost. Numbers; no value of the data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from avgtool.model.demand import PrivacyDemand
    from avgtool.model.measures import InformationLoss, PrivacyMeasures


@dataclass(frozen=True, slots=True)
class Attainment:
    """A demand, and what was reached of it."""

    demand: PrivacyDemand
    reached: PrivacyMeasures | None
    """Over the columns of the demand, as they stand in the copy; none where it is about no column."""
    rows: int
    """Of the table that rows were left out of: all, or those of the sample."""
    suppressed: int = 0
    """Rows left out for the demand."""
    suppressed_for_values: int = 0
    """Of these, the rows left out for l or t."""
    information: InformationLoss | None = None
    """What the columns of the demand lost for it; none where nothing was searched."""
    before: PrivacyMeasures | None = None
    """Over the same columns of the original; none where that was not measured."""
