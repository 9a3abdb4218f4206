"""Numbers that an organization gives to its customers, members and orders: whom a key points to decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Evidence, Kind
from avgtool.scanning.headers import Subject
from avgtool.scanning.readings.base import SPOKEN_FOR, candidate
from avgtool.scanning.readings.identifiers import is_bare_key
from avgtool.scanning.readings.plausible import is_plausible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.model.findings import Candidate
    from avgtool.scanning.neighbors import Table
    from avgtool.scanning.readings.base import Column, Kinds

_COUNTING_WORDS = frozenset({"number", "nr", "no", "nummer", "num", "nrs"})
_CONTACT = frozenset({Kind.PHONE, Kind.EMAIL, Kind.ADDRESS_STREET})
UNIQUE = 0.95
_SURE = 0.85


def read_keys(column: Column, table: Table, kinds: Kinds) -> Iterator[Candidate]:
    """Readings as a number that points to one person."""
    bare = [one for one in kinds.of(Kind.OTHER_ID) if is_bare_key(one)]
    if not bare or not is_plausible(Kind.OTHER_ID, column.evidence):
        return
    bare.sort(key=lambda one: one.country or "")
    spoken = max(bare, key=lambda one: column.header.meanings.get(one.entity, 0.0))
    strength = column.header.meanings.get(spoken.entity, 0.0)
    score, carried = _weigh(column, table, strength)
    if score:
        others = [meant for entity, meant in column.header.meanings.items() if entity not in {one.entity for one in bare}]
        says_more = max(others, default=0.0) > max(strength, SPOKEN_FOR)
        reason = msg("A key that points to a person, by its header or by what the table is about.")
        yield candidate(spoken, score * (0.7 if says_more else 1), carried, reason)


def _weigh(column: Column, table: Table, strength: float) -> tuple[float, tuple[Evidence, ...]]:
    header, evidence = column.header, column.evidence
    subject = header.subject(table.words)
    declared = strength >= _SURE and subject in {None, Subject.PERSON}
    if header.opaque:
        return (0.55 if _is_first_key(column, table) else 0.0), (Evidence.VALUES, Evidence.NEIGHBORS)
    if subject is Subject.PERSON and (header.is_key or strength >= SPOKEN_FOR):
        return 0.87, (Evidence.HEADER,)
    if subject is Subject.PERSON and header.is_subject_alone and table.subject is Subject.PERSON and _is_coded(column):
        return 0.7, (Evidence.HEADER, Evidence.VALUES)
    if subject is Subject.TRANSACTION and (header.is_key or strength >= SPOKEN_FOR):
        return (0.7 if table.names_a_person else 0.0), (Evidence.HEADER, Evidence.NEIGHBORS)
    if subject is Subject.ORGANIZATION and header.is_key and _is_account(column, table):
        return 0.55, (Evidence.HEADER, Evidence.VALUES)
    if subject in {Subject.THING, Subject.ORGANIZATION} or not (header.is_key or strength >= SPOKEN_FOR):
        return 0.0, ()
    if subject is Subject.CONTACT and not set(header.parts) & set(table.words):
        return 0.0, ()
    if declared and table.subject not in {Subject.THING, Subject.ORGANIZATION} and not _is_row_number(column):
        return 0.75, (Evidence.HEADER,)
    if table.subject is not Subject.PERSON or evidence.uniqueness < UNIQUE or _is_row_number(column):
        return 0.0, ()
    return (0.75 if strength >= SPOKEN_FOR else 0.62), (Evidence.HEADER, Evidence.NEIGHBORS)


def _is_first_key(column: Column, table: Table) -> bool:
    """A first column of distinct short codes, in a table about persons, under a header that says nothing."""
    evidence = column.evidence
    is_code = not evidence.share("spaced") and 1 < evidence.share("length") <= 20  # noqa: PLR2004
    return column.index == 0 and table.names_a_person and is_code and evidence.uniqueness >= UNIQUE and evidence.filled > 2  # noqa: PLR2004


def _is_coded(column: Column) -> bool:
    """Distinct codes without spaces that hold digits."""
    evidence = column.evidence
    return evidence.share("digits") >= UNIQUE and evidence.share("spaced") < 1 - UNIQUE and evidence.uniqueness >= UNIQUE


def _is_account(column: Column, table: Table) -> bool:
    """Distinct codes of letters and digits beside contact data: the account of a business, which may be one person's."""
    evidence = column.evidence
    is_code = min(evidence.share("letters"), evidence.share("digits")) > UNIQUE and evidence.share("length") >= 6  # noqa: PLR2004
    return is_code and evidence.uniqueness >= UNIQUE and bool(_CONTACT & set(table.kinds.values()))


def _is_row_number(column: Column) -> bool:
    """A count of the rows from one: it numbers the file, not the person."""
    words = set(column.header.tokens)
    if not words <= _COUNTING_WORDS or not column.evidence.is_counter:
        return False
    return bool(column.evidence.values.get_column("value").item(0) in {"0", "1"})
