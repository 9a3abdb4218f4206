"""Names of persons and of organizations, and which of the two a bare *name* is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Evidence, Kind
from avgtool.scanning.columns import SPOKEN_FOR, candidate
from avgtool.scanning.headers import Subject
from avgtool.scanning.readings.plausible import is_dated, is_plausible, is_texty
from avgtool.scanning.vocabulary import NAME_WORDS, PERSON_WORDS, TITLE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.model.findings import Candidate
    from avgtool.recognizers.base import Recognizer
    from avgtool.scanning.columns import Column, Kinds
    from avgtool.scanning.evidence import ColumnEvidence
    from avgtool.scanning.headers import Header
    from avgtool.scanning.neighbors import Table

MOST = 0.6
MARKED = 0.15
"""Share of names with a company's mark from which a column of names is one of companies."""
_DISTINCT = 0.9
_SHORTEST = 2
_FEW_WORDS = 1.7
_COMBINED_SCORE = 0.98
"""Above what the address in the same header gets: the name identifies more."""
_COMBINED = frozenset({"naw", "nawt"})
_ADDRESS_WORDS = frozenset({"adres", "address", "woonadres"})
_REACHED = frozenset({Kind.EMAIL, Kind.PHONE, Kind.ADDRESS_STREET, Kind.POSTCODE, Kind.CITY, Kind.BANK_ACCOUNT})
"""Kinds beside which a bare name is a person's, where nothing says otherwise."""
_PERSON = frozenset({Kind.PERSON_NAME})
_TITLE = "NAME_TITLE"
_FIRST, _LAST, _FULL = "FIRST_NAME", "LAST_NAME", "PERSON"


def read_people(column: Column, table: Table | None, kinds: Kinds) -> Iterator[Candidate]:
    """Readings as the name of a person or of an organization."""
    person, company = kinds.spoken_for(column, Kind.PERSON_NAME), kinds.spoken_for(column, Kind.COMPANY_NAME)
    yield from _titles(column, kinds)
    if is_bare_name(column, person, company) and not _is_combined(column, person[0]):
        yield from _bare(column, table, kinds, person[1])
        return
    yield from _spoken(column, *person)
    yield from _spoken(column, *company)
    if person[1] < SPOKEN_FOR and company[1] < SPOKEN_FOR:
        yield from _unspoken(column, table, kinds)
        yield from _whom(column, kinds)
        yield from _beside_first_name(column, table, kinds)


def is_bare_name(
    column: Column, person: tuple[Recognizer | None, float], company: tuple[Recognizer | None, float]
) -> bool:
    """Whether the header says *name* without saying whose."""
    subject = column.header.subject()
    by_name_alone = person[0] is not None and person[0].entity == _FULL and (person[1] > company[1] or subject is None)
    return column.header.names_something and by_name_alone and subject is not Subject.PERSON


def _spoken(column: Column, recognizer: Recognizer | None, strength: float) -> Iterator[Candidate]:
    if recognizer is None or strength < SPOKEN_FOR or recognizer.entity == _TITLE:
        return
    evidence = column.evidence
    if not is_plausible(recognizer.kind, evidence) and not _is_combined(column, recognizer):
        return
    listed = max(
        _listed(recognizer, evidence), evidence.shapes.get(recognizer.entity, 0.0) if recognizer.shapes else 0.0
    )
    carried = (Evidence.HEADER, Evidence.VALUES) if listed >= MOST else (Evidence.HEADER,)
    score = (0.6 if evidence.filled else 0.3) + 0.25 * strength + 0.12 * listed
    score = _COMBINED_SCORE if _is_combined(column, recognizer) else score
    yield candidate(
        recognizer, score, carried, msg("The header speaks for it, and the values do not speak against it.")
    )


def _is_combined(column: Column, recognizer: Recognizer | None) -> bool:
    """Whether one column holds name and address together, as its header says: *naam en adres*, *naw*."""
    words = set(column.header.tokens)
    return (
        recognizer is not None
        and recognizer.entity == _FULL
        and (bool(words & _COMBINED) or (bool(words & NAME_WORDS) and bool(words & _ADDRESS_WORDS)))
    )


def _whom(column: Column, kinds: Kinds) -> Iterator[Candidate]:
    """A header that ends in a word for a person, over values that are names: *kandidaat*, *vaste monteur*."""
    evidence, header = column.evidence, column.header
    if not evidence.filled or not is_texty(evidence) or header.subject() not in {None, Subject.PERSON}:
        return
    if evidence.share("titled") >= MOST:
        yield candidate(
            kinds.of(Kind.PERSON_NAME)[0], 0.65, (Evidence.VALUES,), msg("Forms of address stand before the values.")
        )
    elif _names_whom(header) and max(person_share(evidence), evidence.share("two_words")) >= MOST:
        yield candidate(kinds.of(Kind.PERSON_NAME)[0], 0.72, (Evidence.HEADER, Evidence.VALUES),
                        msg("The header says a person, and the values look like names."))  # fmt: skip


def _names_whom(header: Header) -> bool:
    """Whether a header says who stands below it, and not what of him: *wettelijk vertegenwoordiger*."""
    return header.is_subject_alone or header.head in PERSON_WORDS


def _beside_first_name(column: Column, table: Table | None, kinds: Kinds) -> Iterator[Candidate]:
    """Single capitalized words beside first names, where no other column holds surnames."""
    evidence, recognizer = column.evidence, kinds.by_entity.get(_LAST)
    if table is None or recognizer is None or not evidence.filled or column.header.subject() is not None:
        return
    first = table.beside_entity(column.index, _FIRST)
    single = (
        evidence.share("words") < _FEW_WORDS
        and evidence.share("capitalized") >= _DISTINCT
        and evidence.share("length") > _SHORTEST
    )
    taken = any(
        entity == _LAST and abs(index - column.index) > 1 and table.beside_entity(index, _FIRST)
        for index, entity in table.entities.items()
    )
    if first and single and not taken and is_texty(evidence) and evidence.uniqueness >= MOST / 2:
        yield candidate(
            recognizer, 0.58, (Evidence.VALUES, Evidence.NEIGHBORS), msg("Capitalized words beside first names.")
        )


def _titles(column: Column, kinds: Kinds) -> Iterator[Candidate]:
    """*Title* is an honorific only where the values are: it may be a job's or a book's."""
    recognizer, evidence = kinds.by_entity.get(_TITLE), column.evidence
    if recognizer is None or evidence.shapes.get(_TITLE, 0.0) < MOST:
        return
    speaks = column.header.meanings.get(_TITLE, 0.0) >= SPOKEN_FOR or bool(TITLE_WORDS & set(column.header.tokens))
    if speaks or column.header.opaque:
        carried = (Evidence.HEADER, Evidence.VALUES) if speaks else (Evidence.VALUES,)
        yield candidate(recognizer, 0.88 if speaks else 0.6, carried, msg("The values are forms of address."))


def _bare(column: Column, table: Table | None, kinds: Kinds, strength: float) -> Iterator[Candidate]:
    """A bare name is what its subject is: the other words of the header, else the table, else what the values show."""
    evidence = column.evidence
    words = table.words if table else ()
    others = [token for token in column.header.tokens if token not in NAME_WORDS and not token.isdigit()]
    subject = column.header.subject(words) or (table.subject if table and not others else None)
    like_company, like_person = company_share(evidence), person_share(evidence)
    if subject is Subject.THING or (subject is Subject.TRANSACTION and others) or not _may_be_names(evidence, subject):
        return
    are_persons = like_person >= MOST and like_company < MARKED
    is_company = (subject is Subject.ORGANIZATION and not are_persons) or (
        subject is not Subject.PERSON and like_company >= max(MARKED, like_person)
    )
    reached = subject is None and table is not None and bool(_REACHED & set(table.kinds.values()))
    is_person = (
        subject is Subject.PERSON
        or reached
        or (like_person >= MOST / 2 and like_person > evidence.lists.get("places", 0.0))
    )
    carried = (Evidence.HEADER, Evidence.NEIGHBORS) if subject else (Evidence.HEADER, Evidence.VALUES)
    reason = msg("The header says a name; its other words, the table or the values say whose.")
    score = 0.55 + 0.25 * strength
    if is_company and kinds.of(Kind.COMPANY_NAME):
        yield candidate(kinds.of(Kind.COMPANY_NAME)[0], score, carried, reason)
    elif is_person and (subject is not Subject.PERSON or like_company < MOST):
        yield candidate(kinds.of(Kind.PERSON_NAME)[0], score + 0.1 * like_person, carried, reason)


def _may_be_names(evidence: ColumnEvidence, subject: Subject | None) -> bool:
    """Whether the values can be names; of persons, even damaged or hostile ones."""
    if not evidence.filled or is_texty(evidence, words=8):
        return True
    return subject is Subject.PERSON and evidence.share("letters") >= MOST and not is_dated(evidence)


def _unspoken(column: Column, table: Table | None, kinds: Kinds) -> Iterator[Candidate]:
    """No header speaks: word lists, and the marks that companies' names have."""
    evidence, header = column.evidence, column.header
    if not evidence.filled or not is_texty(evidence) or evidence.share("country") >= MOST / 2:
        return
    if header.subject() not in {None, Subject.PERSON}:
        return
    if not header.opaque and evidence.uniqueness < MARKED and evidence.share("two_words") < MOST:
        return
    like_company, like_person = company_share(evidence), person_share(evidence)
    reason = msg("The values stand in the word lists.")
    if like_person >= MOST and like_company < MARKED:
        entity = _part(evidence)
        recognizer = kinds.by_entity.get(entity) or kinds.of(Kind.PERSON_NAME)[0]
        yield candidate(recognizer, 0.45 + 0.35 * like_person, (Evidence.VALUES,), reason)
    if header.opaque and like_company >= 2 * MARKED and evidence.share("words") > 1.3:  # noqa: PLR2004 - several words
        yield candidate(kinds.of(Kind.COMPANY_NAME)[0], 0.5 + 0.3 * like_company, (Evidence.VALUES,),
                        msg("The values have the marks of companies' names."))  # fmt: skip
    elif header.opaque and table and table.has_address and table.beside(column.index, _PERSON) and _are_names(evidence):
        yield candidate(kinds.of(Kind.COMPANY_NAME)[0], 0.52, (Evidence.VALUES, Evidence.NEIGHBORS),
                        msg("Distinct names beside the names of persons, in a table of addresses."))  # fmt: skip


def _are_names(evidence: ColumnEvidence) -> bool:
    """Distinct, capitalized, of more than one word, and no persons."""
    is_named = min(evidence.uniqueness, evidence.share("capitalized")) >= _DISTINCT and evidence.share("words") > 1.3  # noqa: PLR2004
    return is_named and person_share(evidence) < MOST / 2 and evidence.share("company") > 0


def company_share(evidence: ColumnEvidence) -> float:
    """Share of values with a company's mark."""
    return evidence.share("company")


def person_share(evidence: ColumnEvidence) -> float:
    """Share of values that look like the name of a person, or a part of it, by the lists."""
    first = max(evidence.first_words.get("first_names", 0.0), evidence.last_words.get("first_names", 0.0))
    full = min(first, evidence.share("two_words"))
    return max(
        evidence.lists.get("first_names", 0.0),
        evidence.lists.get("surnames", 0.0),
        full,
        evidence.lists.get("infixes", 0.0),
    )


def _part(evidence: ColumnEvidence) -> str:
    if evidence.share("two_words") >= MOST:
        return _FULL
    first, last = evidence.lists.get("first_names", 0.0), evidence.lists.get("surnames", 0.0)
    return _FIRST if first >= last else _LAST


def _listed(recognizer: Recognizer, evidence: ColumnEvidence) -> float:
    """Share of the values that stand in the lists of the kind, whole or by a word."""
    return max(
        (max(evidence.lists.get(name, 0.0), evidence.first_words.get(name, 0.0), evidence.last_words.get(name, 0.0))
         for name in recognizer.lists),
        default=0.0,
    )  # fmt: skip
