"""What a scan found. No field of any class here ever holds a raw value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from avgtool.model.kinds import Category, Evidence, Flag, Kind, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from avgtool.i18n import Message

Mode = Literal["full", "sample"]
IDENTIFIER_IN_NAME = "identifier_in_name"
"""Code of the notice that names of columns are personal data themselves."""
HITS_NOT_JUDGED = "hits_not_judged"
"""Code of the notice that values look like personal data, and were too many to be judged one by one."""


@dataclass(frozen=True, slots=True)
class TextFinding:
    """One entity in a text: half-open span in characters, entity, score in 0..1."""

    start: int
    end: int
    entity: str
    score: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reading of a column that was considered: for ``--explain``."""

    kind: Kind
    entity: str | None
    score: float
    """Confidence in 0..1 before candidates were weighed against each other."""
    evidence: tuple[Evidence, ...]
    reason: Message
    """Why it scored so, and for a rejected one why it lost."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader must know about a data set: damage, a hidden sheet, an assumption made in reading."""

    code: str
    """Stable word for scripts, such as ``scientific_notation``."""
    message: Message
    column: str | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class ColumnFinding:
    """The verdict on one column."""

    index: int
    name: str
    kind: Kind
    entity: str | None
    confidence: float
    category: Category
    role: Role
    flags: frozenset[Flag]
    articles: tuple[str, ...]
    """Legal articles, such as ``AVG 9(1)`` or ``UAVG 46``."""
    filled: int
    """Rows with a value (neither missing nor empty)."""
    distinct: int
    """Distinct values; an estimate within a few percent above some tens of thousands."""
    matched: int
    """Filled rows that have the shape of the kind."""
    valid: int
    """Filled rows that also pass the kind's check; equals ``matched`` where it has none."""
    evidence: tuple[Evidence, ...]
    example: str | None
    """One masked sample."""
    entities: Mapping[str, int] = field(default_factory=dict)
    """For a text column (and for stray values in others): how many rows hold each entity."""
    candidates: tuple[Candidate, ...] = ()
    residue: int = 0
    """Filled rows that the kind does not explain and that were judged one by one."""
    damaged: int = 0
    """Filled rows with a value that a program spoiled (a power of ten, ``####``, a number written as a fraction): what
    :attr:`Flag.DAMAGED` counts."""
    revealing: int = 0
    """Filled rows with a word that hints at a special category: what :attr:`Flag.MAY_REVEAL_SPECIAL` counts."""
    hints: Mapping[Kind, int] = field(default_factory=dict)
    """Of texts and other words: at which special category (and criminal data) they hint, and in how many rows."""

    @property
    def is_personal(self) -> bool:
        """Whether the column holds personal data."""
        return self.category is not Category.NONE


@dataclass(frozen=True, slots=True)
class DatasetFindings:
    """The verdicts on one data set: one file, one sheet or one table."""

    source: str
    """As the user named it."""
    table: str | None
    format: str
    rows: int
    mode: Mode
    rows_read: int
    """Rows that were judged: all of them in full mode."""
    encoding: str | None
    delimiter: str | None
    header: bool
    sha256: str | None
    """Of the file's bytes; none for a database."""
    columns: tuple[ColumnFinding, ...]
    notices: tuple[Notice, ...] = ()
    error_bound: float | None = None
    """Sample mode: a kind of value in a greater share of rows than this would have been seen, with 95 % confidence."""

    def column(self, name: str) -> ColumnFinding:
        """The verdict on the column called ``name``; raises KeyError."""
        for finding in self.columns:
            if finding.name == name:
                return finding
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Unread:
    """A source that could not be read, of several."""

    source: str
    what: Message
    """What is wrong with it."""
    hint: Message | None = None
    """What to do about it."""


@dataclass(frozen=True, slots=True)
class ScanResult:
    """The verdicts on everything that one scan was asked about."""

    datasets: tuple[DatasetFindings, ...]
    tool_version: str
    unread: tuple[Unread, ...] = ()
    """What was asked about and could not be read: there the scan says nothing."""

    def columns(self) -> Iterator[tuple[DatasetFindings, ColumnFinding]]:
        """Every column with the data set it stands in."""
        for dataset in self.datasets:
            for column in dataset.columns:
                yield dataset, column
