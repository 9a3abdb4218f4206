"""What is to be done with the data of one person: a plan, which holds no value of it. Pure data.

Erasure, rectification, restriction and objection (art. 16-18 and 21 AVG) are planned before anything is changed, so
that a human sees which rows they touch, what is kept and why, and what stands in the way.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from avgtool.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from avgtool.errors import AvgtoolError
    from avgtool.i18n import Message
    from avgtool.model.requests import Right
    from avgtool.model.subject_data import Match, Missed


class Deed(StrEnum):
    """What becomes of one row."""

    DELETE = "verwijderen"
    ANONYMIZE = "anonimiseren"
    """It stays, and the columns that say who it is about are written over."""
    KEEP = "bewaren"
    CHANGE = "wijzigen"
    """Columns get a new value: it is put right, or marked."""


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What becomes of one row. Says nothing of who it is about."""

    id: str
    """As :class:`avgtool.model.subject_data.FoundRow` has it."""
    digest: str
    """Of its values when the plan was made: by it a change since is noticed."""
    deed: Deed
    until: date | None = None
    """The last day of the term that keeps it."""
    ground: str = ""
    """Why it is kept, as avgtool.yaml says it."""
    undated: bool = False
    """Whether it is kept because nothing says when its term began."""
    about_another: bool = False
    """Whether only a text in it speaks of the person, who is taken out of that text."""

    @property
    def is_kept(self) -> bool:
        """Whether a ground keeps it, whole or without the columns that the ground does not need."""
        return bool(self.ground)


@dataclass(frozen=True, slots=True)
class PlannedTable:
    """What becomes of the rows of one table."""

    table: str | None
    rows: tuple[PlannedRow, ...]
    columns: tuple[str, ...] = ()
    """Columns that are written over in rows that stay."""
    emptied: tuple[str, ...] = ()
    """Those among them that rows which a ground keeps are kept without."""

    def count(self, deed: Deed) -> int:
        """How many rows it becomes of; a row that a ground keeps is kept, also where columns of it are written over."""
        return sum((Deed.KEEP if row.is_kept else row.deed) is deed for row in self.rows)

    @property
    def kept(self) -> Mapping[tuple[str, date | None], int]:
        """How many rows stay, by ground and last day."""
        return Counter((row.ground, row.until) for row in self.rows if row.is_kept)


@dataclass(frozen=True, slots=True)
class PlannedSource:
    """What becomes of one source."""

    name: str
    tables: tuple[PlannedTable, ...]
    """Those in which something was found, in the order in which their rows are deleted."""
    digest: str | None = None
    """SHA-256 of the file; none for a database."""
    backups: str = ""
    """For how long backups hold what was erased, as avgtool.yaml says it."""
    also: tuple[SideEffect, ...] = ()

    @property
    def changes(self) -> int:
        """How many rows are deleted or written over."""
        return sum(row.deed is not Deed.KEEP for table in self.tables for row in table.rows)


@dataclass(frozen=True, slots=True)
class SideEffect:
    """What the database does of its own accord when rows are deleted (``ON DELETE``)."""

    table: str
    columns: tuple[str, ...]
    rows: int
    deletes: bool
    """Whether it deletes the rows; otherwise it empties the columns."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a plan cannot be carried out, and what to do about it."""

    source: str
    table: str | None
    what: Message
    hint: Message
    kind: type[AvgtoolError] = RefusedError
    """What is raised where somebody wants it carried out all the same."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row that may be about the person, which a human must confirm before anything is done with it."""

    source: str
    table: str | None
    id: str
    match: Match
    score: float


@dataclass(frozen=True, slots=True)
class WorkPlan:
    """What is to be done for one request, in all sources."""

    request: str
    """Reference of the request."""
    work: Right
    made: datetime
    sources: tuple[PlannedSource, ...]
    doubts: tuple[Doubt, ...] = ()
    missed: tuple[Missed, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    recipients: tuple[str, ...] = ()
    """Who got the data, and must be told (art. 19)."""
    suppressed: Mapping[str, int] = field(default_factory=dict)
    """Kind of identifier to how many of them the suppression list gets."""
    marks: Mapping[str, str] = field(default_factory=dict)
    """``source/table/row/column`` to a keyed digest of its new value, so that no other is written in its place."""
    lifts: bool = False
    """Whether a restriction is lifted."""
    confirmed: tuple[str, ...] = ()
    """Ids of rows in doubt of which a human said that they are about the person."""
    rest_left_out: bool = False
    """Whether a human said that the other rows in doubt are about others."""

    @property
    def rows(self) -> int:
        """How many rows were found."""
        return sum(len(table.rows) for source in self.sources for table in source.tables)

    @property
    def changes(self) -> int:
        """How many rows are deleted or written over."""
        return sum(source.changes for source in self.sources)
