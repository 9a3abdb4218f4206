"""What the ledger keeps of a scan: counts and kinds, never a value and never the name of a column that a file gave."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from avgtool.model.findings import Mode
    from avgtool.model.kinds import Category, Kind


@dataclass(frozen=True, slots=True)
class FoundKind:
    """A kind of personal data in one table."""

    kind: Kind
    category: Category
    entity: str | None
    columns: int
    """In how many columns."""
    rows: int
    """Rows of the column that holds most of it: at least so many rows have it."""
    in_text: bool = False
    """Whether it stands inside free text, or stray between other values."""
    is_hint: bool = False
    """Whether words merely hint at it."""


@dataclass(frozen=True, slots=True)
class DateCounts:
    """How old rows are, by the column that a term of the register counts from."""

    column: str
    """As the register or avgtool.yaml names it."""
    months: Mapping[str, int]
    """``2019-03`` to the number of rows with a date in it."""
    unread: int = 0
    """Rows with something that is no date."""


@dataclass(frozen=True, slots=True)
class KeptScan:
    """One scan of one table."""

    at: datetime
    """When it was kept."""
    by: str
    system: str
    """The source of avgtool.yaml, or the name of the file."""
    source: str
    """Name of the file or database."""
    table: str | None
    rows: int
    rows_read: int
    mode: Mode
    sha256: str | None
    tool_version: str
    found: tuple[FoundKind, ...]
    dates: tuple[DateCounts, ...] = field(default=())
