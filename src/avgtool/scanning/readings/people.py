"""Names of persons and of organizations, and which of the two a bare *name* is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Evidence, Kind
from avgtool.scanning.columns import SPOKEN_FOR, candidate
from avgtool.scanning.readings.loose_names import read_loose_names
from avgtool.scanning.readings.name_shares import MARKED, MOST, company_share, person_share
from avgtool.scanning.readings.plausible import is_dated, is_plausible, is_texty
from avgtool.scanning.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.model.findings import Candidate
    from avgtool.recognizers.base import Recognizer
    from avgtool.scanning.columns import Column, Kinds
    from avgtool.scanning.evidence import ColumnEvidence
    from avgtool.scanning.neighbors import Table

_COMBINED_SCORE = 0.98
"""Above what the address in the same header gets: the name identifies more."""
_REACHED = frozenset({Kind.EMAIL, Kind.PHONE, Kind.ADDRESS_STREET, Kind.POSTCODE, Kind.CITY, Kind.BANK_ACCOUNT})
"""Kinds beside which a bare name is a person's, where nothing says otherwise."""
_REACHED_DIRECTLY = frozenset({Kind.EMAIL, Kind.PHONE, Kind.ADDRESS_STREET, Kind.BANK_ACCOUNT})
"""Of these, those by which organizations are reached, too, and places such as monuments are not."""
_ENOUGH = 8
"""Distinct names that the lists must know some of, if they are of persons."""
_TITLE, _FULL = "NAME_TITLE", "PERSON"
_NEARLY_ALL = 0.95
_SUPPLIED = 0.9
"""Share of names of persons from which suppliers or firms are persons: many a firm is called after its founder."""


def read_people(column: Column, table: Table | None, kinds: Kinds) -> Iterator[Candidate]:
    """Readings as the name of a person or of an organization."""
    person, company = kinds.spoken_for(column, Kind.PERSON_NAME), kinds.spoken_for(column, Kind.COMPANY_NAME)
    yield from _titles(column, kinds)
    if is_bare_name(column, person, company) and not _is_combined(column, person[0]):
        yield from _bare(column, table, kinds, person[1])
        return
    yield from _spoken(column, *person, kinds)
    yield from _spoken(column, *company, kinds)
    if person[1] < SPOKEN_FOR and company[1] < SPOKEN_FOR:
        yield from read_loose_names(column, table, kinds)


def is_bare_name(
    column: Column, person: tuple[Recognizer | None, float], company: tuple[Recognizer | None, float]
) -> bool:
    """Whether the header says *name* without saying whose."""
    subject = column.header.subject()
    by_name_alone = person[0] is not None and person[0].entity == _FULL and (person[1] > company[1] or subject is None)
    return column.header.names_something and by_name_alone and subject is not Subject.PERSON


def _spoken(column: Column, recognizer: Recognizer | None, strength: float, kinds: Kinds) -> Iterator[Candidate]:
    if recognizer is None or strength < SPOKEN_FOR or recognizer.entity == _TITLE:
        return
    evidence = column.evidence
    if not is_plausible(recognizer.kind, evidence) and not _is_combined(column, recognizer):
        return
    if _is_other(recognizer, evidence):
        return
    score = (0.6 if evidence.filled else 0.3) + 0.25 * strength
    if (turned := _turned(column, recognizer, kinds)) is not None:
        yield candidate(turned, score, (Evidence.HEADER, Evidence.VALUES),
                        msg("The header says whose name it is, and the values of which sort."))  # fmt: skip
        return
    listed = max(
        _listed(recognizer, evidence), evidence.shapes.get(recognizer.entity, 0.0) if recognizer.shapes else 0.0
    )
    carried = (Evidence.HEADER, Evidence.VALUES) if listed >= MOST else (Evidence.HEADER,)
    score = _COMBINED_SCORE if _is_combined(column, recognizer) else score + 0.12 * listed
    yield candidate(
        recognizer, score, carried, msg("The header speaks for it, and the values do not speak against it.")
    )


def _is_other(recognizer: Recognizer, evidence: ColumnEvidence) -> bool:
    """Whether the values are no names after all: a category under a word for a person, places under one for shops."""
    if recognizer.kind is Kind.PERSON_NAME:
        return _is_category(evidence)
    are_places = evidence.lists.get("places", 0.0) >= MOST and company_share(evidence) < MARKED
    return are_places or min(evidence.share("code"), evidence.share("digits")) >= _NEARLY_ALL


def _is_category(evidence: ColumnEvidence) -> bool:
    """A few small words that return, and none of them a name: *agent*, *bot*, *klant*."""
    returns = evidence.uniqueness < MARKED and evidence.filled >= _ENOUGH
    return returns and evidence.share("capitalized") < MOST and person_share(evidence) < MARKED


def _turned(column: Column, recognizer: Recognizer, kinds: Kinds) -> Recognizer | None:
    """What the values say against the header: customers that are companies, principals that are persons."""
    evidence = column.evidence
    like_company, written = company_share(evidence), evidence.share("full_name")
    least = _SUPPLIED if column.header.words.organizations & set(column.header.parts) else MOST
    if recognizer.kind is Kind.COMPANY_NAME and written >= least and like_company < MARKED:
        return (
            None
            if column.header.words.never_persons & set(column.header.parts)
            else next(iter(kinds.of(Kind.PERSON_NAME)), None)
        )
    are_companies = like_company >= MOST or (like_company >= 2 * MARKED and person_share(evidence) < MARKED)
    return next(iter(kinds.of(Kind.COMPANY_NAME)), None) if recognizer.entity == _FULL and are_companies else None


def _is_combined(column: Column, recognizer: Recognizer | None) -> bool:
    """Whether one column holds name and address together, as its header says: *naam en adres*, *naw*."""
    words, known = set(column.header.tokens), column.header.words
    says_both = bool(words & known.names_with_address) or (bool(words & known.names) and bool(words & known.addresses))
    return says_both and recognizer is not None and recognizer.entity == _FULL


def _titles(column: Column, kinds: Kinds) -> Iterator[Candidate]:
    """*Title* is an honorific only where the values are: it may be a job's or a book's."""
    recognizer, evidence = kinds.by_entity.get(_TITLE), column.evidence
    if recognizer is None:
        return
    speaks = column.header.meanings.get(_TITLE, 0.0) >= SPOKEN_FOR or bool(
        column.header.words.titles & set(column.header.tokens)
    )
    carried = (Evidence.HEADER, Evidence.VALUES) if speaks else (Evidence.VALUES,)
    shaped = max(evidence.shapes.get(_TITLE, 0.0), evidence.share("form_of_address"))
    if shaped >= MOST and (speaks or column.header.opaque):
        yield candidate(recognizer, 0.88 if speaks else 0.6, carried, msg("The values are forms of address."))
    elif speaks and max(evidence.share("greeting"), evidence.share("titled"), evidence.share("full_name")) >= MOST:
        yield candidate(recognizer, 0.85, carried, msg("The values address a person by name."))


def _say_nothing(column: Column) -> frozenset[str]:
    """Words of a bare name that do not say whose it is."""
    return column.header.words.names | column.header.words.roles


def _bare(column: Column, table: Table | None, kinds: Kinds, strength: float) -> Iterator[Candidate]:
    """A bare name is what its subject is: the other words of the header, else the table, else what the values show."""
    words = table.words if table else ()
    others = [token for token in column.header.tokens if token not in _say_nothing(column) and not token.isdigit()]
    addressed = bool(column.header.words.roles & set(column.header.tokens)) and not others
    spoken = None if addressed else column.header.subject(words)
    subject = spoken or (table.subject if table and not others else None)
    is_act = subject is Subject.TRANSACTION and (others or (spoken and not addressed))
    if subject is Subject.THING or is_act or not _may_be_names(column.evidence, subject):
        return
    kind = _whose(column, table, subject)
    carried = (Evidence.HEADER, Evidence.NEIGHBORS) if subject else (Evidence.HEADER, Evidence.VALUES)
    if kind is not None and kinds.of(kind):
        score = 0.55 + 0.25 * strength + (0.1 * person_share(column.evidence) if kind is Kind.PERSON_NAME else 0.0)
        reason = msg("The header says a name; its other words, the table or the values say whose.")
        yield candidate(kinds.of(kind)[0], score, carried, reason)


def _whose(column: Column, table: Table | None, subject: Subject | None) -> Kind | None:
    """Whether a bare name is a person's or an organization's; neither where nothing tells."""
    evidence = column.evidence
    like_company, like_person = company_share(evidence), person_share(evidence)
    is_place = evidence.lists.get("places", 0.0) >= like_person
    are_persons = like_person >= MOST and like_company < MARKED and not is_place
    if like_company >= MOST > like_person:
        return Kind.COMPANY_NAME
    if subject is Subject.PERSON or are_persons:
        return Kind.PERSON_NAME
    if subject is Subject.ORGANIZATION or like_company >= max(MARKED, like_person):
        return Kind.COMPANY_NAME
    return Kind.PERSON_NAME if like_person >= MOST / 2 and not is_place else _whose_by_table(column, table, subject)


def _whose_by_table(column: Column, table: Table | None, subject: Subject | None) -> Kind | None:
    """Whose a bare name is, where neither header nor values tell: of who is reached by what stands beside it."""
    evidence = column.evidence
    found = set(table.kinds.values()) if table and subject is None else set()
    others = set(column.header.tokens) - _say_nothing(column)
    if others or not found & _REACHED or (evidence.filled and evidence.share("capitalized") < MOST):
        return None
    is_unlike = evidence.distinct >= _ENOUGH and person_share(evidence) < MARKED
    if is_unlike and not _names_persons(found):
        return Kind.COMPANY_NAME if found & _REACHED_DIRECTLY else None
    return Kind.PERSON_NAME


def _names_persons(found: set[Kind]) -> bool:
    """Whether what stands in a table is what only persons have."""
    return bool(found & {Kind.DATE_OF_BIRTH, Kind.GENDER, Kind.NATIONAL_ID, Kind.AGE})


def _may_be_names(evidence: ColumnEvidence, subject: Subject | None) -> bool:
    """Whether the values can be names; of persons, even damaged or hostile ones."""
    if not evidence.filled or is_texty(evidence, words=8):
        return True
    return subject is Subject.PERSON and evidence.share("letters") >= MOST and not is_dated(evidence)


def _listed(recognizer: Recognizer, evidence: ColumnEvidence) -> float:
    """Share of the values that stand in the lists of the kind, whole or by a word."""
    return max(
        (max(evidence.lists.get(name, 0.0), evidence.first_words.get(name, 0.0), evidence.last_words.get(name, 0.0))
         for name in recognizer.lists),
        default=0.0,
    )  # fmt: skip
