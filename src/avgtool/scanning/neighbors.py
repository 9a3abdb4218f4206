"""The table as a whole: what it is about, and what stands beside a column."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from avgtool.model.kinds import Kind
from avgtool.scanning.registers import animal_columns, lists_streets
from avgtool.scanning.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from avgtool.model.findings import Candidate
    from avgtool.recognizers.value_words import ValueWords
    from avgtool.scanning.columns import Column
    from avgtool.scanning.headers import Header

_PERSON_ONLY = frozenset({Kind.DATE_OF_BIRTH, Kind.GENDER, Kind.NATIONAL_ID, Kind.AGE, Kind.SECRET, Kind.USERNAME})
"""Kinds that only persons have."""
_REACHES_PERSON = frozenset({Kind.EMAIL, Kind.PHONE, Kind.LICENCE_PLATE, Kind.IP})
"""Kinds by which persons are reached, and companies too."""
OF_EVENTS = frozenset({"ORDER_ID"})
"""Numbers of what passes between an organization and a person, or two organizations."""
_IDENTIFYING = frozenset({Kind.NATIONAL_ID, Kind.OTHER_ID})
_UNIQUE = 0.95
_ADDRESS = frozenset({Kind.ADDRESS_STREET, Kind.POSTCODE, Kind.ADDRESS_HOUSENUMBER, Kind.CITY})
REFERRED = frozenset({Kind.CITY, Kind.POSTCODE, Kind.GEO, Kind.NATIONALITY})
"""Kinds that say where something is, and not whose it is; what tables of reference list."""
_WHO = frozenset({Kind.PERSON_NAME, *_PERSON_ONLY, *_REACHES_PERSON, *_ADDRESS}) - {
    Kind.GENDER, Kind.AGE, Kind.DATE_OF_BIRTH,
}  # fmt: skip
"""Kinds that say who somebody is or how to reach him, and no animal."""
OF_ANIMALS_TOO = frozenset({
    Kind.HEALTH, Kind.ETHNICITY, Kind.GENETIC, Kind.GENDER, Kind.AGE, Kind.DATE_OF_BIRTH,
})  # fmt: skip
"""Kinds that an animal has as a person has."""
_OF_REFERENCE = REFERRED | {Kind.NONE, Kind.FREE_TEXT, Kind.INCOME, Kind.COMPANY_ID}
_OF_GROUPS = REFERRED | {
    Kind.GENDER, Kind.AGE, Kind.INCOME, Kind.ETHNICITY, Kind.HEALTH, Kind.RELIGION, Kind.COMPANY_NAME,
    Kind.DATE_OF_BIRTH,
}  # fmt: skip
"""Kinds by which persons are divided into groups."""
_BENELUX = (("LATITUDE", 49.0, 54.0), ("LONGITUDE", 2.3, 7.5))
"""Degrees within which the Netherlands, Belgium and Luxembourg lie."""
_PRECISE = re.compile(r"\d{1,2}[.,]\d{3,}")
"""Degrees that point to a street."""
_PROBES, _FEW = 100, 4
_NAME_PARTS = frozenset({"FIRST_NAME", "LAST_NAME", "NAME_INFIX", "INITIALS", "NAME_TITLE"})


@dataclass(frozen=True, slots=True)
class Table:
    """What is known of the table when its columns are read a second time."""

    words: tuple[str, ...]
    """The words of its name: the table, sheet or file."""
    subject: Subject | None
    kinds: Mapping[int, Kind]
    """The likely kind of each column, by its index, from the first reading."""
    entities: Mapping[int, str | None]
    """The likely entity of each column."""
    names_a_person: bool
    """Whether a column names or numbers persons, so that a row points to one."""
    is_aggregate: bool = False
    """Whether a row is a group of which something is counted: *gemeente, geslacht, leeftijd, aantal*."""
    refers: bool = False
    """Whether a key in it points to a person, an organization or what passes between them."""
    animals: frozenset[int] = frozenset()
    """The columns whose headers say animals, where its rows are about them; their owners may stand beside them."""
    lists_streets: bool = False
    """Whether its rows are the streets of a town, where nobody's house is told."""
    degrees: Mapping[int, str] = field(default_factory=dict)
    """Entity of each column that looks like degrees north or east."""
    identifiers: Mapping[int, tuple[str, frozenset[str]]] = field(default_factory=dict, repr=False)
    """Entity and sampled values of each column that identifies persons; never shown."""

    def is_of_animal(self, index: int) -> bool:
        """Whether a column tells of an animal: what stands nearest in front of it says an animal, and no person."""
        if not self.animals or index in self.animals:
            return bool(self.animals)
        in_front = (step for step in range(index - 1, -1, -1) if step in self.animals or self.kinds.get(step) in _WHO)
        return next(in_front, None) in {None, *self.animals}

    def beside(self, index: int, kinds: frozenset[Kind], reach: int = 1) -> bool:
        """Whether a column within ``reach`` places is of one of ``kinds``."""
        return any(self.kinds.get(index + step) in kinds for step in range(-reach, reach + 1) if step)

    def beside_entity(self, index: int, entity: str) -> bool:
        """Whether a column right beside was read as ``entity``."""
        return entity in {self.entities.get(index - 1), self.entities.get(index + 1)}

    def after(self, index: int, kinds: frozenset[Kind], reach: int) -> bool:
        """Whether one of the ``reach`` columns in front is of one of ``kinds``."""
        return any(self.kinds.get(index - step) in kinds for step in range(1, reach + 1))

    @property
    def tells_of_persons(self) -> bool:
        """Whether anything in it refers to persons: a name, a number that was given to them, how they are reached."""
        if self.names_a_person or self.subject is Subject.ORGANIZATION:
            return self.names_a_person
        numbered = {self.entities[index] for index, kind in self.kinds.items() if kind is Kind.OTHER_ID} - OF_EVENTS
        return bool(numbered) or not _REACHES_PERSON.isdisjoint(self.kinds.values())

    @property
    def is_reference(self) -> bool:
        """Whether it lists places and what is known of them: municipalities, postcode areas, weather stations.

        Of what is personal it holds nothing but names of places, and it is about no person, organization or order.
        """
        about = self.subject in {None, Subject.THING}
        return about and not self.refers and not self.names_a_person and set(self.kinds.values()) <= _OF_REFERENCE

    def counts_out(self, kind: Kind) -> bool:
        """Whether a kind is no property of a person here, because the table counts persons and lists none."""
        return self.is_aggregate and kind in _OF_GROUPS

    @property
    def has_address(self) -> bool:
        """Whether it holds addresses: two of street, number, postcode and place."""
        return len(_ADDRESS & set(self.kinds.values())) > 1


def describe(name: Header, columns: Sequence[Column], winners: Mapping[int, Candidate], values: ValueWords) -> Table:
    """The table, from its name and the likely readings of its columns."""
    kinds = {index: won.kind for index, won in winners.items()}
    found = set(kinds.values())
    has_parts = bool(_NAME_PARTS & {won.entity for won in winners.values()})
    by_name = name.subject() or (Subject.THING if name.joined.endswith(tuple(name.words.lists_of_things)) else None)
    subject = _subject(found, by_name, has_parts=has_parts) or _subject_of_first(columns)
    refers = any(column.header.is_key and column.header.subject(name.tokens) is Subject.PERSON for column in columns)
    names_a_person = subject is Subject.PERSON or refers or Kind.PERSON_NAME in found or bool(_PERSON_ONLY & found)
    aggregate = found <= _OF_GROUPS | {Kind.FREE_TEXT} and not refers and any(map(_counts, columns))
    entities = {index: won.entity for index, won in winners.items()}
    pointing = any(_points_elsewhere(column.header.subject(name.tokens)) for column in columns if column.header.is_key)
    degrees = {column.index: entity for column in columns if (entity := _degrees(column))}
    return Table(
        words=name.tokens,
        subject=subject,
        kinds=kinds,
        entities=entities,
        names_a_person=names_a_person,
        is_aggregate=aggregate,
        refers=pointing,
        animals=animal_columns(name, columns, values.animals),
        lists_streets=not (names_a_person or pointing) and lists_streets(columns, winners),
        degrees=degrees,
        identifiers=_identifiers(columns, winners),
    )


def _degrees(column: Column) -> str | None:
    """Whether numbers with decimals lie where the Benelux does: its degrees north, its degrees east."""
    values = column.evidence.some(_PROBES) if column.evidence.share("decimal") >= _UNIQUE else []
    if len(values) < _FEW or not all(_PRECISE.fullmatch(value) for value in values):
        return None
    numbers = [float(value.replace(",", ".")) for value in values]
    within = (entity for entity, low, high in _BENELUX if low <= min(numbers) and max(numbers) <= high)
    return next(within, None)


def _counts(column: Column) -> bool:
    """Whether a column says how many there are."""
    evidence = column.evidence
    return bool(column.header.words.counts & set(column.header.parts)) and evidence.share("measure") > _UNIQUE


def _points_elsewhere(subject: Subject | None) -> bool:
    return subject in {Subject.PERSON, Subject.ORGANIZATION, Subject.TRANSACTION, Subject.CONTACT}


def _identifiers(columns: Sequence[Column], winners: Mapping[int, Candidate]) -> dict[int, tuple[str, frozenset[str]]]:
    """The sampled values of the columns that identify a person, with their entity."""
    return {
        column.index: (won.entity, frozenset(column.evidence.values.to_list()))
        for column in columns
        if (won := winners.get(column.index))
        and won.kind in _IDENTIFYING
        and won.entity
        and column.evidence.uniqueness > _UNIQUE
    }


def _subject_of_first(columns: Sequence[Column]) -> Subject | None:
    """What the first column is about, where it is the table's key: *product_id*."""
    return columns[0].header.subject() if columns and columns[0].header.is_key else None


def _subject(found: set[Kind], by_name: Subject | None, *, has_parts: bool) -> Subject | None:
    if has_parts or len(_PERSON_ONLY & found) > 1:
        return Subject.PERSON
    if by_name in {Subject.PERSON, Subject.ORGANIZATION, Subject.THING, Subject.TRANSACTION}:
        return by_name
    if found & _PERSON_ONLY or Kind.PERSON_NAME in found:
        return Subject.PERSON
    if Kind.COMPANY_NAME in found:
        return Subject.ORGANIZATION
    return Subject.PERSON if found & _REACHES_PERSON else None
