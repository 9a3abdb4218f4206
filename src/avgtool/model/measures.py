"""What was measured about the persons in a data set: how well they hide among each other, and what was lost for it.

Plain numbers; no value of the data. A *class* (equivalence class) is all rows with the same quasi-identifiers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Risk:
    """The chance that an attacker points out the right person.

    As El Emam defines it in *Guide to the De-Identification of Personal Health Information* (2013).
    """

    highest: float
    """Of the row that is easiest to point out."""
    average: float
    """Expected share of rows pointed out rightly."""
    rows_at_risk: float
    """Share of rows with a higher risk than 1/k, for the k that was asked about."""


@dataclass(frozen=True, slots=True)
class SensitiveMeasures:
    """What someone who finds the class of a person learns about one sensitive column."""

    column: str
    l: int  # noqa: E741 - the field's own name
    """Least number of distinct values in a class (distinct l-diversity)."""
    entropy_l: float
    """Least e^entropy of a class: entropy l-diversity holds for every l up to this (Machanavajjhala e.a. 2007)."""
    recursive_l: int
    """The l that ``recursive_c`` is about."""
    recursive_c: float
    """Recursive (c, l)-diversity holds for every c above this; infinite where a class has fewer than l values."""
    t: float
    """Greatest distance between the distribution in a class and that of all rows, in 0..1 (Li e.a. 2007)."""
    ordered: bool
    """Whether ``t`` is the earth mover's distance over ordered values (numbers), or that of equal distances."""


@dataclass(frozen=True, slots=True)
class PrivacyMeasures:
    """How well the persons of a data set hide among each other. Missing values count as a value of their own."""

    quasi_identifiers: tuple[str, ...]
    rows: int
    classes: int
    k: int
    """Rows in the smallest class (Sweeney 2002); 0 where there are no rows."""
    unique: int
    """Rows that are alone in their class."""
    asked_k: int
    """The k that ``rows_under`` and ``rows_at_risk`` are about."""
    rows_under: int
    """Rows in classes of fewer than ``asked_k``."""
    prosecutor: Risk
    """The attacker knows that the person is among the rows."""
    journalist: Risk
    """The attacker knows that the person is in the population; as ``prosecutor`` where no population was given."""
    marketer_risk: float
    """Expected share that is pointed out by linking all rows to the population."""
    sensitive: tuple[SensitiveMeasures, ...] = ()
    persons: int | None = None
    """Persons in the classes, added up, where rows say whose they are and persons have several: then ``k`` and the
    risks count persons, and ``unique`` and ``rows_under`` the rows of classes of one, and of too few; otherwise none,
    and each row counts as a person."""
    k_rows: int | None = None
    """Rows in the smallest class, where ``k`` counts persons."""

    @property
    def unique_share(self) -> float:
        """Share of rows that are alone in their class."""
        return self.unique / self.rows if self.rows else 0.0

    @property
    def highest_risk(self) -> float:
        """Highest prosecutor risk: 1/k."""
        return self.prosecutor.highest

    @property
    def average_risk(self) -> float:
        """Average prosecutor risk: classes per row."""
        return self.prosecutor.average

    @property
    def average_class_size(self) -> float:
        """Rows per class (LeFevre e.a. 2006)."""
        return self.rows / self.classes if self.classes else 0.0

    @property
    def l(self) -> int | None:  # noqa: E743 - the field's own name
        """Least distinct l of the sensitive columns; none where none was named."""
        return min((one.l for one in self.sensitive), default=None)

    @property
    def entropy_l(self) -> float | None:
        """Least entropy l of the sensitive columns; none where none was named."""
        return min((one.entropy_l for one in self.sensitive), default=None)

    @property
    def t(self) -> float | None:
        """Greatest t of the sensitive columns; none where none was named."""
        return max((one.t for one in self.sensitive), default=None)


@dataclass(frozen=True, slots=True)
class RowMeasures:
    """How many rows are alike in all values that are left of them: by any of these a row can be singled out (WP216)."""

    columns: tuple[str, ...]
    """The columns whose values are left: kept, coarser, or in part."""
    rows: int
    k: int
    """Fewest rows that are alike in all these columns; 0 where there are no rows."""
    unique: int
    """Rows that no other is like."""

    @property
    def unique_share(self) -> float:
        """Share of rows that no other is like."""
        return self.unique / self.rows if self.rows else 0.0


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What an analyst still has of one column."""

    column: str
    filled: int
    distinct: int
    entropy: float
    """In bits; a missing value is a value."""
    association: float | None = None
    """With the target, in 0..1: Cramér's V, or the correlation ratio where the target holds numbers, both corrected for
    the number of values; none for the target itself, for a column whose values do not repeat, and without a target."""


class Diversity(StrEnum):
    """What kind of l-diversity is asked for (Machanavajjhala e.a. 2007)."""

    DISTINCT = "distinct"
    ENTROPY = "entropy"
    RECURSIVE = "recursive"


class Loss(StrEnum):
    """By what the loss of a generalization is measured; each is 0 for the original and 1 where nothing is left."""

    GRANULARITY = "granularity"
    """Share of the domain that a value stands for (Iyengar 2002), averaged over cells."""
    PRECISION = "precision"
    """Level divided by height (Sweeney 2002), averaged over columns."""
    ENTROPY = "entropy"
    """Non-uniform entropy (De Waal and Willenborg 1999): bits that are gone, of those there were."""


@dataclass(frozen=True, slots=True)
class PrivacyModels:
    """What must hold for a data set."""

    k: int = 1
    l: float = 1  # noqa: E741 - the field's own name
    diversity: Diversity = Diversity.DISTINCT
    c: float = 4.0
    """Of recursive (c, l)-diversity: the most frequent value of a class occurs less than ``c`` times as often as the
    values from the l-th on together."""
    t: float | None = None
    sensitive: tuple[str, ...] = ()
    """The columns that ``l`` and ``t`` are about; each must satisfy both."""
    ordered: tuple[str, ...] | None = None
    """Of these, the columns whose values have an order, by which ``t`` measures; by default those that hold numbers."""
    suppression: float = 0.0
    """Largest share of rows that may be left out, in 0..1."""


@dataclass(frozen=True, slots=True)
class InformationLoss:
    """What a generalization with suppression took away, by the measures of ARX. A suppressed row lost everything."""

    granularity: float
    """Mean share of its domain that a cell stands for, 0 for one value and 1 for all."""
    precision_loss: float
    """Mean of level divided by height over all cells."""
    entropy: float
    """Share of the bits that are gone (non-uniform entropy)."""
    entropy_bits: float
    """The same in bits, over all kept and suppressed cells."""
    discernibility: int
    """Sum of the squares of the classes' sizes, and of all rows for each suppressed one (Bayardo and Agrawal 2005)."""
    average_class_size: float
    """Rows per class that is kept."""
    per_column: Mapping[str, float] = field(default_factory=dict)
    """Granularity of each column."""
    is_least: bool | None = None
    """Whether it is proven that no other levels and suppressed rows lose less; none where nothing was searched."""
