"""Where the data of one person lies, and what was found there: sources, tables, rows. Pure data, without a database.

Requests for access, portability, erasure and rectification (art. 15-20 AVG) all begin with the same question: which
rows are about this person? These are the nouns of the question and of its answer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from avgtool.errors import AvgtoolError
    from avgtool.model.retention import Retention


class Handle(StrEnum):
    """By what a person is found."""

    CUSTOMER = "customer"
    """A number that the organisation gave: of a customer, member, patient."""
    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"
    """Never enough by itself: with the date of birth it is exact, without a human must confirm it."""
    BIRTH = "birth"


class Match(StrEnum):
    """How a row was found to be about a person."""

    EXACT = "exact"
    """It holds an identifier that was given, however either is spelled."""
    REFERENCE = "verwijzing"
    """It belongs to a row that was found: an order of the customer, a line of the order."""
    NEAR = "gelijkend"
    """It resembles what was given; a human must confirm it before it counts."""
    TEXT = "in-tekst"
    """An identifier stands in its free text; a human must confirm it before it counts."""


class Fate(StrEnum):
    """What becomes of rows when their person is erased (art. 17)."""

    DELETE = "verwijderen"
    ANONYMIZE = "anonimiseren"
    """The row stays, and nothing in it points to the person any more."""
    KEEP = "bewaren"
    """A ground keeps it for a term; after the term it is deleted."""


EVERY_COLUMN = "*"
"""In the place of a column: all that are not named, except free text."""


class Origin(StrEnum):
    """Where a value comes from: only what a person provided, or was observed of them, is portable (art. 20)."""

    PROVIDED = "verstrekt"
    OBSERVED = "waargenomen"
    DERIVED = "afgeleid"


@dataclass(frozen=True, slots=True)
class TableMap:
    """How the rows of a person are found in one table, and what may be done with them."""

    table: str | None
    """None for a file with one table."""
    key: tuple[str, ...]
    """Columns that tell one row from all others; none where nothing does, and rows are known by their number."""
    handles: Mapping[Handle, tuple[tuple[str, ...], ...]]
    """By what a person is found, and in which columns: each tuple is one place, a name may lie in several columns."""
    belongs_to: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Column of this table to (table, column) of the same source that it refers to, when its rows are of the same
    person: ``{"klant_id": ("klant", "id")}``. A reference to a product or an employee is none of these."""
    texts: tuple[str, ...] = ()
    """Columns of free text in which a person may be mentioned."""
    third_parties: tuple[str, ...] = ()
    """Columns about other persons, masked in what a person gets (art. 15(4))."""
    left_out: Mapping[str, str] = field(default_factory=dict)
    """Columns that are not given, each with the reason that the letter tells."""
    origins: Mapping[str, Origin] = field(default_factory=dict)
    """Of columns, by whom their values came to be; of free text none is portable without."""
    fate: Fate = Fate.DELETE
    anonymize: Mapping[str, str | None] = field(default_factory=dict)
    """Where rows stay: what each identifying column becomes; None empties it."""
    retention: Retention | None = None
    """What keeps rows, and until when; needed where they are kept."""
    restricted: tuple[str, Any] | None = None
    """Column that marks a restricted row (art. 18), and the value that marks it."""
    objected: tuple[str, Any] | None = None
    """Column that says that the person may not be approached, and the value that says so."""
    title: str = ""
    """What the person reads in the place of its name."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """What the person reads in the place of the names of columns (art. 12(1))."""


@dataclass(frozen=True, slots=True)
class SourceMap:
    """One source of avgtool.yaml as requests see it."""

    name: str
    """What plans, letters and the ledger call it."""
    location: str = field(repr=False)
    """A path, or the URL of a database, which may hold a password: only ``name`` is ever shown."""
    tables: tuple[TableMap, ...]
    activities: tuple[str, ...] = ()
    """Codes of the processing activities that use it."""
    backups: str = ""
    """For how long erased data remains in backups, in words that a data subject reads."""

    @property
    def is_database(self) -> bool:
        """Whether it is reached by a URL."""
        return "://" in self.location

    def table(self, name: str | None) -> TableMap:
        """The map of one table; raises KeyError."""
        for one in self.tables:
            if one.table == name:
                return one
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Who is looked for: identifiers as the person gave them. Several of one kind are all tried."""

    customer: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    born: date | None = None

    def __repr__(self) -> str:
        return f"Wanted({len(self.customer)} customer, {len(self.emails)} email, {len(self.phones)} phone)"


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One row about the person. Holds raw values: only while a package or a plan is made, never in a log or ledger."""

    id: str
    """Tells it from other rows of its table, without saying who it is about: a digest of its key, or of the number and
    content of the row."""
    key: tuple[Any, ...] = field(repr=False)
    """Values of the key columns, or the number of the row from 1 where there is no key."""
    match: Match
    by: tuple[str, ...]
    """By what: columns whose identifier matched, or the table that it refers to."""
    values: tuple[Any, ...] = field(repr=False)
    """One of each column of its table."""
    score: float = 1.0
    """How much a near match resembles what was given, 0..1."""
    confirmed: bool = False
    """Whether a human confirmed that it is about the person."""
    number: int | None = None
    """What a spreadsheet or an editor calls it; none of a row of a database, or one that counts and has a key."""
    snippet: str = ""
    """What stands around the mention in a text, masked, where that is why the row is in doubt."""

    @property
    def is_certain(self) -> bool:
        """Whether it counts: without a human's confirmation, or by it."""
        return self.confirmed or self.match in {Match.EXACT, Match.REFERENCE}


@dataclass(frozen=True, slots=True)
class FoundTable:
    """The rows about the person in one table."""

    source: str
    table: str | None
    columns: tuple[str, ...]
    rows: tuple[FoundRow, ...]
    map: TableMap = field(repr=False)
    key: tuple[str, ...] = ()
    """Columns of the key of its rows, by avgtool.yaml or the database; none where they are known by their number."""
    more_in_doubt: int = 0
    """Rows that resemble the person less than those that are here, and are not."""
    primary: tuple[str, ...] = ()
    """Columns by which the database itself tells its rows apart, where avgtool.yaml names another key."""

    @property
    def certain(self) -> tuple[FoundRow, ...]:
        """Rows that count."""
        return tuple(row for row in self.rows if row.is_certain)


@dataclass(frozen=True, slots=True)
class Missed:
    """A source that could not be searched, and why: it is told, never passed over."""

    source: str
    error: AvgtoolError = field(compare=False)
    """What is wrong, what to do about it, and the exit code."""

    def __str__(self) -> str:
        return f"{self.source}: {self.error.what}"


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that was found of one person."""

    tables: tuple[FoundTable, ...]
    """In the order of avgtool.yaml; those without a row are there too, so that it can be said that they were
    searched."""
    missed: tuple[Missed, ...] = ()

    @property
    def persons_in_doubt(self) -> int:
        """How many rows a human must look at before they count."""
        return sum(not row.is_certain for table in self.tables for row in table.rows)

    @property
    def rows(self) -> int:
        """How many rows are certain."""
        return sum(len(table.certain) for table in self.tables)
