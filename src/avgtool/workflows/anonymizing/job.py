"""What is to be carried out on a table, and what that needs from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from avgtool.model.assessment import Standards
from avgtool.recognizers.hints import Hints

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from avgtool.engines.base import Engine
    from avgtool.i18n import Message
    from avgtool.model.findings import DatasetFindings
    from avgtool.model.measures import InformationLoss
    from avgtool.model.outcome import Selection
    from avgtool.model.plan import ConsentDemand, Plan
    from avgtool.model.ports import TextFinder
    from avgtool.policy.treatments import Operators
    from avgtool.sources.base import Dataset
    from avgtool.text.insertions import Insertions
    from avgtool.text.known_names import KnownNames


@dataclass(frozen=True, slots=True)
class Means:
    """What carrying out a plan needs from elsewhere."""

    scan: Callable[[Dataset], DatasetFindings]
    """Scans a data set in full."""
    is_direct: Callable[[str], bool]
    """Whether an entity points to one person by itself."""
    operators: Operators
    """Those that a plan may name."""
    engine: Engine
    """Reads the rows where all of them must be seen before the first is treated."""
    finder: TextFinder | None = None
    """Finds personal data in prose; needed where a step treats prose."""
    entities: tuple[str, ...] = ()
    """All entities that may be found in prose."""
    titles: Mapping[str, Message] = field(default_factory=dict)
    """What readers call each entity."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """What stands between brackets for each entity, where a policy names no other text."""
    hints: Hints = field(default_factory=Hints)
    """Finds words that hint at something special: they are treated where a policy names what they hint at."""
    names: KnownNames | None = None
    """Finds in prose what is known of its row; needed where a policy names columns for that."""
    standards: Standards = field(default_factory=Standards)
    """What the organization asks of a verdict."""
    is_national: Callable[[str], bool] = frozenset[str]().__contains__
    """Whether an entity is a number by which a state knows a person: a law must allow that it is kept."""
    today: Callable[[], date] = date.today
    """The day a copy is made."""
    consenting: Callable[[Dataset, ConsentDemand], Selection] | None = None
    """Asks the ledger whose rows may be in the copy; needed where a policy requires consent."""


@dataclass(frozen=True, slots=True)
class Job:
    """One table and what is to happen to it."""

    dataset: Dataset
    plan: Plan
    before: DatasetFindings | None = None
    """The scan of the table; it is made when it is needed and not there."""
    selection: Selection | None = None
    """Which rows are in the copy; all, without one."""
    information: InformationLoss | None = None
    """What the quasi-identifiers lose for what the policy demands of the copy; none where it demands nothing."""
    inserted: dict[str, Insertions] = field(default_factory=dict, repr=False)
    """What is put into the texts of each column while the copy is made."""

    @property
    def chosen(self) -> Dataset:
        """The rows that are in the copy, as they were."""
        return self.dataset.selecting(self.selection.chosen) if self.selection else self.dataset
