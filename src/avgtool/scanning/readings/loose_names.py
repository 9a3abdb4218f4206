"""Names under headers that say nothing: by word lists, by how names are written, and by what stands beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Evidence, Kind
from avgtool.scanning.columns import SPOKEN_FOR, candidate
from avgtool.scanning.readings.name_shares import MARKED, MOST, company_share, person_share, surname_share
from avgtool.scanning.readings.plausible import is_texty
from avgtool.scanning.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.model.findings import Candidate
    from avgtool.scanning.columns import Column, Kinds
    from avgtool.scanning.evidence import ColumnEvidence
    from avgtool.scanning.headers import Header
    from avgtool.scanning.neighbors import Table

_NEARLY_ALL = 0.9
_SOME = 0.3
_FEW_INITIALS = 4
"""Distinct initials below which dotted capitals may be grades or sections."""
_FEW_WORDS = 3.2
_SEVERAL_WORDS = 1.3
"""Words per value from which the values are not single words."""
_LONG = 5
_PERSON = frozenset({Kind.PERSON_NAME})
_FIRST, _LAST, _FULL, _INITIALS = "FIRST_NAME", "LAST_NAME", "PERSON", "INITIALS"
_BEFORE_SURNAME = (_FIRST, _INITIALS, "NAME_INFIX")


def read_loose_names(column: Column, table: Table | None, kinds: Kinds) -> Iterator[Candidate]:
    """Readings as a name where no header speaks for one."""
    yield from _listed(column, table, kinds)
    yield from _whom(column, kinds)
    yield from _initials(column, table, kinds)
    yield from _surnames_beside(column, table, kinds)


def _listed(column: Column, table: Table | None, kinds: Kinds) -> Iterator[Candidate]:
    """By word lists, and by the marks that companies' names have."""
    evidence, header = column.evidence, column.header
    if not (_may_be_loose(column) or _are_few_given(column, table)) or header.subject() not in {None, Subject.PERSON}:
        return
    like_company, like_person = company_share(evidence), person_share(evidence)
    is_place = evidence.lists.get("places", 0.0) >= like_person
    if like_person >= MOST and like_company < MARKED and not is_place:
        recognizer = kinds.by_entity.get(_part(evidence)) or kinds.of(Kind.PERSON_NAME)[0]
        yield candidate(recognizer, 0.45 + 0.35 * like_person, (Evidence.VALUES,),
                        msg("The values stand in the word lists of names, or are written as names are."))  # fmt: skip
    if header.opaque and like_company >= 2 * MARKED and evidence.share("words") > _SEVERAL_WORDS:
        yield candidate(kinds.of(Kind.COMPANY_NAME)[0], 0.5 + 0.3 * like_company, (Evidence.VALUES,),
                        msg("The values have the marks of companies' names."))  # fmt: skip
    elif header.opaque and table and table.has_address and table.beside(column.index, _PERSON) and _are_names(evidence):
        yield candidate(kinds.of(Kind.COMPANY_NAME)[0], 0.52, (Evidence.VALUES, Evidence.NEIGHBORS),
                        msg("Distinct names beside the names of persons, in a table of addresses."))  # fmt: skip


def _are_few_given(column: Column, table: Table | None) -> bool:
    """Whether a few first names return beside persons, under a header that says nothing else: who serves them."""
    evidence, header = column.evidence, column.header
    if (
        table is None
        or not table.names_a_person
        or any(strength >= SPOKEN_FOR for strength in header.meanings.values())
    ):
        return False
    given = max(evidence.lists.get("first_names", 0.0), evidence.share("full_name"))
    return evidence.distinct > 1 and given >= MOST and evidence.share("capitalized") >= _NEARLY_ALL


def _may_be_loose(column: Column) -> bool:
    """Whether a column may be of names by its values alone: text, no countries, no category of a few words."""
    evidence = column.evidence
    if not evidence.filled or not is_texty(evidence) or evidence.share("country") >= MOST / 2:
        return False
    return column.header.opaque or evidence.uniqueness >= MARKED or evidence.share("full_name") >= MOST


def _whom(column: Column, kinds: Kinds) -> Iterator[Candidate]:
    """Forms of address, or a header that ends in a word for a person over values that are names: *vaste monteur*."""
    evidence, header = column.evidence, column.header
    if not evidence.filled or not is_texty(evidence) or header.subject() not in {None, Subject.PERSON}:
        return
    if max(evidence.share("titled"), evidence.share("greeting")) >= MOST:
        yield candidate(
            kinds.of(Kind.PERSON_NAME)[0], 0.65, (Evidence.VALUES,), msg("Forms of address stand before the values.")
        )
    elif _names_whom(header) and company_share(evidence) >= MOST:
        yield candidate(kinds.of(Kind.COMPANY_NAME)[0], 0.72, (Evidence.HEADER, Evidence.VALUES),
                        msg("The values have the marks of companies' names."))  # fmt: skip
    elif _names_whom(header) and (_like_names(evidence) or _are_proper(evidence) or _is_short_form(header, evidence)):
        yield candidate(kinds.of(Kind.PERSON_NAME)[0], 0.72, (Evidence.HEADER, Evidence.VALUES),
                        msg("The header says a person, and the values look like names."))  # fmt: skip


def _like_names(evidence: ColumnEvidence) -> bool:
    return max(person_share(evidence), evidence.share("two_words")) >= MOST


def _is_short_form(header: Header, evidence: ColumnEvidence) -> bool:
    return _are_staff(evidence, is_staff=header.head in header.words.staff)


def _are_staff(evidence: ColumnEvidence, *, is_staff: bool) -> bool:
    """Short forms of names, with a name among them: *mw. Sital*, *OTT*, *vdW*."""
    named = max(person_share(evidence), evidence.share("titled"))
    return (named >= MARKED or is_staff) and named + evidence.share("initialism") >= _NEARLY_ALL


def _are_proper(evidence: ColumnEvidence) -> bool:
    """Capitalized, mostly different, and too long to be codes: persons among companies and families."""
    is_written = evidence.share("letters") >= _NEARLY_ALL and evidence.share("capitalized") >= MOST
    return is_written and evidence.uniqueness >= MOST and evidence.share("length") > _LONG


def _names_whom(header: Header) -> bool:
    """Whether a header says who stands below it, and not what of him: *wettelijk vertegenwoordiger*."""
    return header.is_subject_alone or header.head in header.words.persons


def _initials(column: Column, table: Table | None, kinds: Kinds) -> Iterator[Candidate]:
    """Capitals with a dot behind each, beside surnames or in a table about persons."""
    evidence, recognizer = column.evidence, kinds.by_entity.get(_INITIALS)
    if table is None or recognizer is None or not (column.header.opaque and evidence.filled):
        return
    dotted = evidence.share("initials") >= _NEARLY_ALL and evidence.distinct >= _FEW_INITIALS
    if dotted and (table.names_a_person or table.beside(column.index, _PERSON, reach=2)):
        yield candidate(
            recognizer, 0.66, (Evidence.VALUES, Evidence.NEIGHBORS), msg("Initials, in a table of persons.")
        )


def _surnames_beside(column: Column, table: Table | None, kinds: Kinds) -> Iterator[Candidate]:
    """Capitalized names beside first names or initials, where no other column holds the surnames."""
    evidence, recognizer = column.evidence, kinds.by_entity.get(_LAST)
    if table is None or recognizer is None or not evidence.filled or column.header.subject() is not None:
        return
    parts = [entity for entity in _BEFORE_SURNAME if table.beside_entity(column.index, entity)]
    named = evidence.share("surnamed") >= _NEARLY_ALL and evidence.share("words") < _FEW_WORDS
    taken = any(
        entity == _LAST and index != column.index and any(table.beside_entity(index, part) for part in _BEFORE_SURNAME)
        for index, entity in table.entities.items()
    )
    known = column.header.opaque or surname_share(evidence) >= _SOME
    if parts and named and known and not taken and is_texty(evidence) and evidence.uniqueness >= _SOME:
        yield candidate(recognizer, 0.62, (Evidence.VALUES, Evidence.NEIGHBORS),
                        msg("Capitalized words beside first names or initials."))  # fmt: skip


def _are_names(evidence: ColumnEvidence) -> bool:
    """Distinct, capitalized, of more than one word, and no persons."""
    is_named = min(evidence.uniqueness, evidence.share("capitalized")) >= _NEARLY_ALL
    return (
        is_named
        and evidence.share("words") > _SEVERAL_WORDS
        and person_share(evidence) < MOST / 2
        and evidence.share("company") > 0
    )


def _part(evidence: ColumnEvidence) -> str:
    """Which part of a name the values are."""
    if max(evidence.share("two_words"), evidence.share("full_name")) >= MOST and evidence.share("full_name") >= _SOME:
        return _FULL
    return _FIRST if evidence.lists.get("first_names", 0.0) >= surname_share(evidence) else _LAST
