"""What was seen of sources: tables, columns, keys; and what each column can be for a search for one person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from avgtool.model.kinds import Kind
from avgtool.model.subject_data import Handle

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from avgtool.i18n import Message

_BY_KIND = {
    Kind.EMAIL: Handle.EMAIL,
    Kind.PHONE: Handle.PHONE,
    Kind.DATE_OF_BIRTH: Handle.BIRTH,
}
_IDENTIFYING = frozenset({Handle.CUSTOMER, Handle.EMAIL, Handle.PHONE})
_CUSTOMERS = frozenset({None, "CUSTOMER_ID", "NL_PATIENT_NUMBER", "NL_INSURED_NUMBER", "NL_LOYALTY_CARD"})
"""Numbers that an organization gives to persons: that of an order, a passport or a telephone is none."""
_TEXTS = frozenset({Kind.FREE_TEXT, Kind.FREE_TEXT_WITH_PII})
_UNTOLD = _TEXTS | {Kind.NONE, Kind.COMPANY_NAME, Kind.USERNAME, Kind.OTHER_ID}
"""Kinds that leave open what stands in a column of words."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key."""

    columns: tuple[str, ...]
    table: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """What was seen of one column."""

    kind: Kind
    entity: str | None = None
    named: tuple[str, ...] = ()
    """The entities that its name speaks for."""
    is_unique: bool = False
    """Whether every row has a value of its own in it."""
    has_words: bool = True
    """Whether letters stand in it; so too where it was empty."""

    @property
    def is_text(self) -> bool:
        """Whether it is free text; notes that are all alike, or few, are known by their header."""
        return self.kind in _TEXTS or (self.kind is Kind.NONE and "FREE_TEXT" in self.named and self.has_words)

    @property
    def is_customer(self) -> bool:
        """Whether it holds numbers by which an organization knows persons."""
        return self.kind is Kind.OTHER_ID and self.entity in _CUSTOMERS


@dataclass(frozen=True, slots=True)
class SeenTable:
    """What was seen of one table."""

    name: str | None
    """None for a file with one table."""
    columns: Mapping[str, SeenColumn]
    """By name, in order."""
    rows: int = 0
    key: tuple[str, ...] = ()
    """Columns that tell its rows apart."""
    has_own_key: bool = False
    """Whether the source says so itself, so that avgtool.yaml need not."""
    references: tuple[Reference, ...] = ()

    @property
    def customers(self) -> tuple[str, ...]:
        """Columns with the number of the person that a row is about.

        No keys that only rows refer to (bare numbers that nobody is called by), and where each row has a number of its
        own, none that others share: of a manager, or of who brought in whom.
        """
        internal = {column for one in self.references for column in one.columns}
        if self.has_own_key:
            internal |= {column for column in self.key if not self.columns[column].has_words}
        found = [name for name, column in self.columns.items() if column.is_customer and name not in internal]
        return tuple(name for name in found if self.columns[name].is_unique) or tuple(found)

    @property
    def handles(self) -> dict[Handle, tuple[str, ...]]:
        """By what a person could be found, and in which columns."""
        found: dict[Handle, tuple[str, ...]] = {Handle.CUSTOMER: self.customers} if self.customers else {}
        for name, column in self.columns.items():
            if handle := _BY_KIND.get(column.kind):
                found[handle] = (*found.get(handle, ()), name)
        own = self.names[0] if self.names else ()
        if own and not (self.is_of_orders and found.keys() & _IDENTIFYING):
            found[Handle.NAME] = own
        return found

    @property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """The names in each row, the first that of the person: each a column, or several that are parts of one.

        A first name with *naam* beside it is one name; a second first name with a second surname is another person.
        """
        named = {
            name: column.entity
            for name, column in self.columns.items()
            if column.kind is Kind.PERSON_NAME and column.entity != "NAME_TITLE"
        }
        parts = [name for name, entity in named.items() if entity not in {None, "PERSON"}]
        whole = [name for name in named if name not in parts]
        if not parts:
            return tuple((name,) for name in whole)
        if "LAST_NAME" not in named.values():
            return tuple(sorted((*parts, *whole[:1]), key=list(named).index)), *((name,) for name in whole[1:])
        return *_persons(parts, named), *((name,) for name in whole)

    @property
    def is_of_orders(self) -> bool:
        """Whether its rows are about orders, bookings, cases: a name in one may be that of who received it."""
        return any(column.entity == "ORDER_ID" and column.is_unique for column in self.columns.values())

    @property
    def identifiers(self) -> frozenset[Handle]:
        """What names one person by itself."""
        return frozenset(self.handles) & _IDENTIFYING

    @property
    def texts(self) -> tuple[str, ...]:
        """Columns of free text."""
        return tuple(name for name, column in self.columns.items() if column.is_text)

    @property
    def speaks_of_persons(self) -> bool:
        """Whether personal data were found in its texts."""
        return any(column.kind is Kind.FREE_TEXT_WITH_PII for column in self.columns.values())

    def untold(self, looked_at: Collection[str]) -> tuple[str, ...]:
        """Columns of words of which it is not known what stands in them, beside those that are looked at."""
        return tuple(
            name
            for name, column in self.columns.items()
            if name not in looked_at and column.has_words and column.kind in _UNTOLD
        )


@dataclass(frozen=True, slots=True)
class SeenSource:
    """What was seen of one source."""

    name: str
    place: Mapping[str, str]
    """``path``, ``url`` or ``url_from``, as avgtool.yaml says it."""
    tables: tuple[SeenTable, ...]
    comments: tuple[Message, ...] = field(default=())


def subject_table(tables: Iterable[SeenTable]) -> SeenTable | None:
    """The table in which each person has a row.

    Of those that others refer to, the one that says most ways to find a person; of several the largest, for employees
    are few beside customers.
    """
    known = list(tables)
    referred = {one.table for table in known for one in table.references}
    persons = [one for one in known if one.handles and one.name in referred]
    return max(
        persons or [one for one in known if one.handles], key=lambda one: (len(one.handles), one.rows), default=None
    )


def leading_to(subject: SeenTable | None, tables: Iterable[SeenTable]) -> set[str | None]:
    """Names of the tables whose rows belong to a person, over any number of steps."""
    known = list(tables)
    found = {subject.name} if subject else set()
    while new := {one.name for one in known if one.name not in found and any(r.table in found for r in one.references)}:
        found |= new
    return found


def _persons(parts: list[str], named: Mapping[str, str | None]) -> tuple[tuple[str, ...], ...]:
    """Parts of names, person by person: a maiden name makes no second one."""
    entities = [named[one] for one in parts]
    end = entities.index("LAST_NAME") + 1
    if {"FIRST_NAME", "LAST_NAME"} <= {*entities[end:]}:
        return tuple(parts[:end]), tuple(parts[end:])
    return (tuple(parts),)
