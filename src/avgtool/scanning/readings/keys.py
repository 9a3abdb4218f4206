"""Numbers that an organization gives to its customers, members and orders: whom a key points to decides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Category, Evidence, Kind
from avgtool.scanning.columns import SPOKEN_FOR, candidate
from avgtool.scanning.neighbors import OF_EVENTS
from avgtool.scanning.readings.identifiers import hashes_something, is_bare_key, is_row_number
from avgtool.scanning.readings.plausible import is_plausible, is_texty
from avgtool.scanning.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.model.findings import Candidate
    from avgtool.recognizers.base import Recognizer
    from avgtool.scanning.columns import Column, Kinds
    from avgtool.scanning.evidence import ColumnEvidence
    from avgtool.scanning.neighbors import Table

_CONTACT = frozenset({Kind.PHONE, Kind.EMAIL, Kind.ADDRESS_STREET})
UNIQUE = 0.95
_SURE = 0.85
_NAMES = 0.6
_LONG_NUMBER = 14.5
_OWN_NUMBER = "CUSTOMER_ID"
_HASHED = 0.9
_GRAVE = frozenset({Category.SPECIAL, Category.CRIMINAL})
"""What stays what it is when it was hashed: the template of a fingerprint."""
_SHORTEST_HASH = 8
_SHORT_COUNT = 2.5
_LONGEST_COUNT = 8
_BOUND = re.compile(r"[<>≤≥]=?\s?\d")
"""A bound, such as an age: under *kind <12* stands how many there are."""
_PROBES = 100
_PLURALS = ("en", "s")
"""Endings of what is counted: *kinderen*."""
_FEW = 3
_CODE_LENGTH = (2, 20)
_ACCOUNT_LENGTH = 6
_OTHER_MEANING = 0.7
"""Factor where the header speaks more for another kind: *login id* is a user name."""


def read_keys(column: Column, table: Table, kinds: Kinds) -> Iterator[Candidate]:
    """Readings as a number that points to one person."""
    if column.evidence.share("full_name") >= _NAMES:
        return
    yield from _pseudonym(column, kinds)
    bare = sorted((one for one in kinds.of(Kind.OTHER_ID) if is_bare_key(one)), key=lambda one: one.country or "")
    if not bare or not is_plausible(Kind.OTHER_ID, column.evidence):
        return
    spoken = max(bare, key=lambda one: column.header.meanings.get(one.entity, 0.0))
    key = _Key(column, table, column.header.meanings.get(spoken.entity, 0.0), is_of_event=spoken.entity in OF_EVENTS)
    score, carried = (0.0, ()) if key.is_count else key.weighed
    if score:
        factor = _OTHER_MEANING if _says_more(column, bare, key.strength) else 1.0
        reason = msg("A key that points to a person, by its header or by what the table is about.")
        yield candidate(spoken, score * factor, carried, reason)


def _pseudonym(column: Column, kinds: Kinds) -> Iterator[Candidate]:
    """Hashes of what a person is known by: whoever knows the number can make the hash (AVG 4(5))."""
    header, declared = column.header, kinds.by_entity.get(_OWN_NUMBER)
    spoken = [kinds.by_entity[entity] for entity, strength in header.meanings.items() if strength >= SPOKEN_FOR]
    is_grave = any(one.category in _GRAVE for one in spoken)
    told = any(one.kind is not Kind.SECRET for one in spoken) or header.subject() in {Subject.PERSON, Subject.CONTACT}
    if declared is None or is_grave or not told or not hashes_something(header):
        return
    if is_plausible(Kind.OTHER_ID, column.evidence) and column.evidence.share("length") >= _SHORTEST_HASH:
        yield candidate(declared, _HASHED, (Evidence.HEADER, Evidence.VALUES),
                        msg("A hash of what points to a person is a pseudonym of that person."))  # fmt: skip


def _differ_in_length(evidence: ColumnEvidence) -> bool:
    """Whether numbers have more and fewer digits, as counts have, and are not long."""
    lengths = {len(value) for value in evidence.some(_PROBES)}
    return len(lengths) > 1 and max(lengths) < _LONGEST_COUNT


def _says_more(column: Column, bare: list[Recognizer], strength: float) -> bool:
    """Whether the header speaks more for something that is no bare key."""
    keys = {one.entity for one in bare}
    others = [meant for entity, meant in column.header.meanings.items() if entity not in keys]
    return max(others, default=0.0) > max(strength, SPOKEN_FOR)


@dataclass(frozen=True, slots=True)
class _Key:
    """A column that may be a key, and how strongly its header speaks for one."""

    column: Column
    table: Table
    strength: float
    is_of_event: bool = False
    """Whether the header speaks for the number of an order or the like, which may be anyone's."""

    @property
    def weighed(self) -> tuple[float, tuple[Evidence, ...]]:
        """The score, and what carries it; zero where it points to no person."""
        header, subject = self.column.header, self.column.header.subject(self.table.words)
        if self.table.names_a_person and (self._is_long_number or self._is_numbered_name):
            return 0.75, (Evidence.HEADER, Evidence.VALUES, Evidence.NEIGHBORS)
        if header.opaque:
            return (0.55 if self._is_first else 0.0), (Evidence.VALUES, Evidence.NEIGHBORS)
        if not header.is_key and (self.strength < SPOKEN_FOR or is_texty(self.column.evidence)):
            return self._alone(subject), (Evidence.HEADER, Evidence.VALUES)
        return self._by_subject(subject)

    def _by_subject(self, subject: Subject | None) -> tuple[float, tuple[Evidence, ...]]:
        """The score of a key by whom or what its header is about."""
        if subject is Subject.PERSON:
            return 0.87, (Evidence.HEADER,)
        if subject is Subject.TRANSACTION:
            return self._of_transaction(), (Evidence.HEADER, Evidence.NEIGHBORS)
        if subject is Subject.ORGANIZATION:
            return (0.55 if self._is_account else 0.0), (Evidence.HEADER, Evidence.VALUES)
        return self._unclear(subject), (Evidence.HEADER, Evidence.NEIGHBORS)

    def _of_transaction(self) -> float:
        """A number of what passes between an organization and a person; of a file or a policy even among no persons."""
        if self.table.names_a_person:
            return 0.7
        is_file = self.strength >= _SURE and not self.is_of_event
        return 0.56 if is_file and self.table.subject not in {Subject.THING, Subject.ORGANIZATION} else 0.0

    def _alone(self, subject: Subject | None) -> float:
        """A header that is nothing but a word for a person, over codes: *klant* over ``K001``."""
        evidence = self.column.evidence
        is_coded = evidence.share("digits") >= UNIQUE and evidence.share("spaced") < 1 - UNIQUE
        mixed = evidence.share("letters") >= UNIQUE and self.table.subject is None
        is_of_person = subject is Subject.PERSON and (self.table.subject is Subject.PERSON or mixed)
        is_of_case = subject is Subject.TRANSACTION and self.table.names_a_person and evidence.share("letters") > 0
        about_person = (is_of_person or is_of_case) and self.column.header.is_subject_alone
        return 0.7 if about_person and is_coded and evidence.uniqueness >= UNIQUE else 0.0

    def _unclear(self, subject: Subject | None) -> float:
        """A key whose header does not say of whom: the table's own, if it is about persons."""
        own = subject is not Subject.CONTACT or set(self.column.header.parts) & set(self.table.words)
        spoken = self.strength >= _SURE
        if (subject is Subject.THING and not spoken) or not own or is_row_number(self.column):
            return 0.0
        of_persons = self.table.names_a_person and not self.column.header.is_key
        elsewhere = self.table.subject in {Subject.THING, Subject.ORGANIZATION} and not of_persons
        if spoken and subject in {None, Subject.THING} and not elsewhere:
            return 0.75
        return 0.62 if self.table.subject is Subject.PERSON and self.column.evidence.uniqueness >= UNIQUE else 0.0

    @property
    def is_count(self) -> bool:
        """Integers under no word for a key: one or two digits that return, or such as they come under a plural."""
        evidence, header = self.column.evidence, self.column.header
        if evidence.share("integer") < UNIQUE or header.is_key or header.opaque:
            return False
        if _BOUND.search(header.name):
            return evidence.share("length") < _SHORT_COUNT
        if header.head.endswith(_PLURALS) and not evidence.is_counter:
            return evidence.share("length") < _SHORT_COUNT or _differ_in_length(evidence)
        return evidence.share("length") < _SHORT_COUNT and evidence.uniqueness < UNIQUE

    @property
    def _is_long_number(self) -> bool:
        """So many digits, all different, under a header that speaks for a number of a device or a connection."""
        evidence, header = self.column.evidence, self.column.header
        spoken = any(strength >= SPOKEN_FOR for strength in header.meanings.values()) and not self._of_thing
        long = evidence.share("all_digits") >= UNIQUE and evidence.share("length") >= _LONG_NUMBER
        return spoken and long and evidence.uniqueness >= UNIQUE

    @property
    def _of_thing(self) -> bool:
        return self.column.header.subject() is Subject.THING

    @property
    def _is_numbered_name(self) -> bool:
        """Numbers that are called names: *#1001*, as web shops name orders."""
        evidence = self.column.evidence
        numbered = evidence.share("digits") >= UNIQUE and evidence.share("spaced") < 1 - UNIQUE
        return (
            self.column.header.joined in self.column.header.words.names and numbered and evidence.uniqueness >= UNIQUE
        )

    @property
    def _is_first(self) -> bool:
        """A first column of distinct short codes, in a table about persons, under a header that says nothing."""
        evidence = self.column.evidence
        in_place = self.column.index == 0 and self.table.names_a_person
        short = _CODE_LENGTH[0] <= evidence.share("length") <= _CODE_LENGTH[1] and not evidence.share("spaced")
        return in_place and short and evidence.uniqueness >= UNIQUE and evidence.filled >= _FEW

    @property
    def _is_account(self) -> bool:
        """Distinct codes of letters and digits beside contact data: a business's account, perhaps of one person."""
        evidence: ColumnEvidence = self.column.evidence
        mixed = min(evidence.share("letters"), evidence.share("digits")) >= UNIQUE
        is_code = mixed and evidence.share("length") >= _ACCOUNT_LENGTH and evidence.uniqueness >= UNIQUE
        return is_code and self.column.header.is_key and bool(_CONTACT & set(self.table.kinds.values()))
