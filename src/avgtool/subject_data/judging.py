"""Whether a row is about the person: by its identifiers, and by what contradicts them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from avgtool.model.subject_data import Handle, Match
from avgtool.subject_data.names import ENOUGH, likeness, likeness_with_birth
from avgtool.subject_data.rows import Verdict, as_text, joined
from avgtool.subject_data.wanting import IDENTIFIERS, known_beside, loosely_written, read_date

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date

    from avgtool.model.subject_data import FoundTable, TableMap, Wanted
    from avgtool.subject_data.wanting import Sought

ANOTHER_NAME = 0.5
"""How much a row resembles the person that has the identifier, and another name or date of birth."""


def judged(
    table: TableMap, values: Mapping[str, Any], sought: Sought, particles: AbstractSet[str] = frozenset()
) -> Verdict | None:
    """What the identifiers in a row say; none where it is about somebody else.

    A customer id, an e-mail address or a telephone number that was given is exact, and so is a name with the date of
    birth. Where the customer id, the name or the date of birth in the same row is that of another, a household shares
    the identifier, a number was given out again, or something was mistyped: a human must look at it.
    """
    by = tuple(identified(table, values, sought))
    born = row_birth(table, values)
    if by:
        if _is_of_another(table, values, sought, born, particles):
            return Verdict(Match.NEAR, by, ANOTHER_NAME)
        return Verdict(Match.EXACT, by)
    names = sought.keys.get(Handle.NAME, frozenset())
    if not names or born is None or born != sought.wanted.born:
        return None
    for place in table.handles.get(Handle.NAME, ()):
        if sought.key(Handle.NAME, joined(values, place)) in names:
            return Verdict(Match.EXACT, (*place, *_birth_columns(table)))
    return None


def names_another(
    table: TableMap, values: Mapping[str, Any], known: Sought, particles: AbstractSet[str] = frozenset()
) -> bool:
    """Whether a row that belongs to the person by a reference says that it is about somebody else.

    A member of the same household has a customer id, a name, a date of birth or an address of his own. An address that
    is not known contradicts nothing beside a name or an identifier that is the person's.
    """
    if not table.handles:
        return False
    if _is_of_another(table, values, known, row_birth(table, values), particles):
        return True
    if any(identified(table, values, known)) or best_likeness(table, values, known, particles)[0] >= ENOUGH:
        return False
    addresses = [known.key(Handle.EMAIL, joined(values, place)) for place in table.handles.get(Handle.EMAIL, ())]
    return Handle.EMAIL in known.keys and any(addresses)


def known_person(tables: Iterable[FoundTable], wanted: Wanted) -> Wanted:
    """The person by everything that the rows that count say, in whatever source.

    A row that belongs to another is not asked: the address on a complaint may be that of whoever wrote it.
    """
    values: dict[Handle, list[str]] = defaultdict(list)
    born: set[date] = set()
    for table in tables:
        for row in table.certain:
            if row.match in {Match.EXACT, Match.NEAR}:
                named = dict(zip(table.columns, row.values, strict=True))
                for handle, texts in handled(table.map, named).items():
                    values[handle] += texts
                born |= {day for day in (row_birth(table.map, named),) if day}
    return known_beside(wanted, values, born.pop() if len(born) == 1 else None)


def are_one(persons: Iterable[tuple[str, date | None]], particles: AbstractSet[str] = frozenset()) -> bool:
    """Whether names and dates of birth can all be of one person; what is not known contradicts nothing."""
    known = list(persons)
    name = next((name for name, _ in known if name), "")
    born = next((day for _, day in known if day), None)
    return all(
        (not other or likeness(name, other, particles) >= ENOUGH)
        and (born is None or day is None or likeness_with_birth(1.0, born, day) >= ENOUGH)
        for other, day in known
    )


def identified(table: TableMap, values: Mapping[str, Any], sought: Sought) -> Iterator[str]:
    """Columns that hold an identifier that was given."""
    for handle in IDENTIFIERS:
        keys = sought.keys.get(handle)
        for place in table.handles.get(handle, ()) if keys else ():
            if keys and sought.key(handle, joined(values, place)) in keys:
                yield from place


def loosely_identified(table: TableMap, values: Mapping[str, Any], ids: Collection[str]) -> Iterator[str]:
    """Columns that hold one of the customer ids as it is loosely written."""
    for place in table.handles.get(Handle.CUSTOMER, ()):
        if loosely_written(joined(values, place)) in ids:
            yield from place


def best_likeness(
    table: TableMap, values: Mapping[str, Any], sought: Sought, particles: AbstractSet[str]
) -> tuple[float, tuple[str, ...]]:
    """The most that a name in the row resembles one that was given, and the columns of that name."""
    found = [
        (likeness(name, joined(values, place), particles), place)
        for name in sought.wanted.names
        for place in table.handles.get(Handle.NAME, ())
    ]
    return max(found, key=lambda one: one[0], default=(0.0, ()))


def handled(table: TableMap, values: Mapping[str, Any]) -> dict[Handle, tuple[str, ...]]:
    """What a row says of its person, by handle; without the date of birth."""
    return {
        handle: tuple(filter(None, (joined(values, place) for place in places)))
        for handle, places in table.handles.items()
        if handle is not Handle.BIRTH
    }


def row_birth(table: TableMap, values: Mapping[str, Any]) -> date | None:
    """The date of birth in a row; none where there is none, or it is unreadable."""
    for column in _birth_columns(table):
        if as_text(values[column]).strip():
            return read_date(values[column])
    return None


def _birth_columns(table: TableMap) -> tuple[str, ...]:
    return tuple(column for place in table.handles.get(Handle.BIRTH, ()) for column in place)


def _is_of_another(
    table: TableMap, values: Mapping[str, Any], sought: Sought, born: date | None, particles: AbstractSet[str]
) -> bool:
    ids = [sought.key(Handle.CUSTOMER, joined(values, place)) for place in table.handles.get(Handle.CUSTOMER, ())]
    if Handle.CUSTOMER in sought.keys and any(ids) and sought.keys[Handle.CUSTOMER].isdisjoint(ids):
        return True
    if sought.wanted.born and born and likeness_with_birth(1.0, sought.wanted.born, born) < ENOUGH:
        return True
    named = any(joined(values, place) for place in table.handles.get(Handle.NAME, ()))
    return bool(sought.wanted.names and named and best_likeness(table, values, sought, particles)[0] < ENOUGH)
