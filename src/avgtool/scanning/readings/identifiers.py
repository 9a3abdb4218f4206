"""Kinds that a shape, a check or a header tells: the declarations, weighed (domain knowledge, section 1.2).

Check and header 0.99; check on 80 % of the distinct values 0.85; shape and header 0.7 and more; a shape alone what the
shape is worth. A number that passes a check by chance (every eleventh passes the 11-proef) is never sure by that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Category, Evidence, Kind, Role
from avgtool.recognizers.columns import is_valid
from avgtool.scanning.columns import SPOKEN_FOR, candidate
from avgtool.scanning.neighbors import OF_ANIMALS_TOO, REFERRED
from avgtool.scanning.readings.contradictions import ENOUGH, is_by_chance, is_denied
from avgtool.scanning.readings.plausible import is_plausible
from avgtool.scanning.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.model.findings import Candidate
    from avgtool.recognizers.base import Recognizer
    from avgtool.scanning.columns import Column, Kinds
    from avgtool.scanning.evidence import ColumnEvidence
    from avgtool.scanning.headers import Header
    from avgtool.scanning.neighbors import Table

MOST = 0.8
"""Share of the distinct values that makes a column."""
SOME = 0.3
HALF = 0.5
"""Share of the distinct values that pass a check, from which chance is no explanation, whatever else may be."""
DOUBTED = 0.45
"""Score of a reading that the header speaks against, and that a person must look at: nearly :data:`ACCEPTED`."""
ENOUGH_VALUES = 8
"""Distinct values below which a check may have passed by chance."""
_FEWEST_TOLD = 3
"""Distinct values that must pass a check, all of them, to be told of: one in a thousand columns does by chance."""
_REPEATED = 3
"""Rows for each distinct value from which fewer than those are told of too: a number that is of somebody comes back."""
_BARE = 0.05
_LENGTH_OF_CODE = 6
_DIALED = 8.5
"""Characters from which numbers under *06* are those of telephones, even without the zero in front."""
_HASHED = frozenset({"PASSWORD_HASH"})
_WITHOUT_DIGITS = frozenset({"USER_AGENT", "COOKIE_ID"})
_PROBES = 40
"""Values on which a check is tried out."""
_LAST_DIGIT = re.compile(r"[0-9](?=[^0-9]*\Z)")
_STREET = frozenset({Kind.ADDRESS_STREET})
_ADDRESSED = frozenset({Kind.ADDRESS_STREET, Kind.ADDRESS_HOUSENUMBER, Kind.POSTCODE})
_OF_PERSONS_ONLY = frozenset({Category.SPECIAL, Category.CRIMINAL, Category.SENSITIVE})
_ELSEWHERE = frozenset(
    {Kind.PERSON_NAME, Kind.COMPANY_NAME, Kind.CITY, Kind.ADDRESS_STREET, Kind.FREE_TEXT, Kind.DATE_OF_BIRTH}
)
"""Kinds that have a reading of their own."""
_WRITTEN_ANYHOW = frozenset({
    Kind.PHONE, Kind.POSTCODE, Kind.NATIONAL_ID, Kind.BANK_ACCOUNT, Kind.CREDIT_CARD, Kind.COMPANY_ID,
    Kind.LICENCE_PLATE, Kind.ADDRESS_HOUSENUMBER, Kind.INCOME, Kind.GEO, Kind.USERNAME, Kind.SECRET, Kind.OTHER_ID,
    Kind.IP, Kind.GENDER, Kind.AGE,
})  # fmt: skip
"""Kinds whose values are written in more ways than the shapes know, abroad or when damaged."""


def read_identifiers(column: Column, table: Table | None, kinds: Kinds) -> Iterator[Candidate]:
    """Every declaration that the header or the values speak for."""
    evidence = column.evidence
    considered = column.header.meanings.keys() | {e for e, share in evidence.shapes.items() if share >= HALF}
    for recognizer in kinds.knowledge.recognizers:
        if recognizer.entity not in considered or recognizer.kind in _ELSEWHERE or is_bare_key(recognizer):
            continue
        strength = column.header.meanings.get(recognizer.entity, 0.0)
        believed = strength >= SPOKEN_FOR and not _is_out_of_place(column, recognizer, table)
        found = _by_header(column, recognizer, strength) if believed else None
        in_reference = recognizer.kind in REFERRED and table is not None and table.is_reference
        found = found or (None if in_reference else _by_values(column, recognizer, strength, kinds))
        if found is not None:
            yield found


def _is_out_of_place(column: Column, recognizer: Recognizer, table: Table | None) -> bool:
    """Whether a header cannot mean a person's property, because the table is about things: the weight of a parcel.

    Nor can *nr* be a house number where it counts the rows, away from any street.
    """
    if recognizer.kind is Kind.ADDRESS_HOUSENUMBER:
        return _is_no_house_number(column, table)
    if _means_another_thing(column, recognizer):
        return True
    if table is None:
        return False
    if recognizer.kind in OF_ANIMALS_TOO and table.is_of_animal(column.index):
        return column.header.subject() is not Subject.PERSON
    return not table.names_a_person and _is_of_things(recognizer, table)


def _is_of_things(recognizer: Recognizer, table: Table) -> bool:
    """Whether a table is about what has no such property."""
    if recognizer.kind in REFERRED:
        return table.is_reference
    if table.subject not in {Subject.THING, Subject.TRANSACTION}:
        return False
    return recognizer.category in _OF_PERSONS_ONLY or recognizer.kind is Kind.OTHER_ID


def _means_another_thing(column: Column, recognizer: Recognizer) -> bool:
    """Whether it is a hash of something else than a password, a code of an institution, or a month called *06*."""
    if recognizer.kind is Kind.PHONE and column.header.joined.isdigit():
        return 0 < column.evidence.share("length") < _DIALED
    if recognizer.kind is Kind.COMPANY_ID:
        return _numbers_institutions(recognizer, column.evidence)
    return recognizer.entity in _HASHED and hashes_something(column.header)


def hashes_something(header: Header) -> bool:
    """Whether it says what was hashed, and that is nothing that gives access: *klant_hash*, *commit hash*."""
    words, known = set(header.parts), header.words
    said = words - known.hashes - known.neutral
    return bool(words & known.hashes) and bool(said) and not words & known.secrets


def _numbers_institutions(recognizer: Recognizer, evidence: ColumnEvidence) -> bool:
    """Whether a code is too short for all businesses: of schools or insurers, never of one person."""
    return recognizer.check is None and 0 < evidence.share("length") <= _LENGTH_OF_CODE


def _is_no_house_number(column: Column, table: Table | None) -> bool:
    """Whether *nr* counts rows, or a word that may mean anything, such as *toevoeging*, stands in no address."""
    if is_row_number(column):
        return table is None or not table.after(column.index, _STREET, reach=2)
    alone = set(column.header.tokens) <= column.header.words.additions
    return alone and table is not None and not table.after(column.index, _ADDRESSED, reach=4)


def is_bare_key(recognizer: Recognizer) -> bool:
    """Whether it is a number that anyone may give to anything: customer, order, member."""
    return recognizer.kind is Kind.OTHER_ID and recognizer.check is None and _best_shape(recognizer) < _BARE


def _by_header(column: Column, recognizer: Recognizer, strength: float) -> Candidate | None:
    evidence = column.evidence
    if not evidence.filled:
        return candidate(
            recognizer,
            0.5 * strength + 0.05,
            (Evidence.HEADER,),
            msg("Only the header speaks for it; no value can be read."),
        )
    shaped, valid = evidence.shapes.get(recognizer.entity, 0.0), evidence.valid(recognizer)
    if recognizer.check and valid >= SOME and valid >= SOME * shaped:
        score = 0.99 if valid >= MOST else 0.9
        return candidate(recognizer, score * _worth(strength), (Evidence.HEADER, Evidence.PATTERN, Evidence.CHECKSUM),
                         msg("Header, shape and check agree."))  # fmt: skip
    if not is_plausible(recognizer.kind, evidence):
        return None
    if shaped >= SPOKEN_FOR:
        score = 0.72 + 0.2 * shaped * min(1.0, 2 * _best_shape(recognizer))
        return candidate(
            recognizer, score * _worth(strength), (Evidence.HEADER, Evidence.PATTERN), msg("Header and shape agree.")
        )
    return _partly_shaped(recognizer, evidence, strength)


def _partly_shaped(recognizer: Recognizer, evidence: ColumnEvidence, strength: float) -> Candidate | None:
    """The reading by a header over values of which few have the shape, where the kind is written in many ways."""
    if recognizer.kind not in _WRITTEN_ANYHOW and evidence.shapes.get(recognizer.entity, 0.0) >= SOME:
        return candidate(recognizer, 0.6 * _worth(strength), (Evidence.HEADER, Evidence.PATTERN),
                         msg("The header speaks for it, and some of the values have its form."))  # fmt: skip
    if recognizer.shapes and (recognizer.kind not in _WRITTEN_ANYHOW or _is_another_number(recognizer, evidence)):
        return None
    score = 0.66 if recognizer.shapes else 0.8
    return candidate(
        recognizer,
        score * _worth(strength),
        (Evidence.HEADER,),
        msg("The header speaks for it, and the values do not speak against it."),
    )


def _is_another_number(recognizer: Recognizer, evidence: ColumnEvidence) -> bool:
    """Whether the values are no such number: *EAN* of products, *B* under *rijbewijs*, *CM* under *profiel*."""
    if recognizer.kind is Kind.USERNAME and _best_shape(recognizer) >= SPOKEN_FOR:
        return evidence.uniqueness < SOME and not evidence.shapes.get(recognizer.entity)
    if recognizer.kind is not Kind.OTHER_ID:
        return False
    if not _WITHOUT_DIGITS & {recognizer.entity} and evidence.share("digits") < SOME:
        return True
    is_fixed = recognizer.check is not None and _best_shape(recognizer) >= SPOKEN_FOR
    return is_fixed and not evidence.shapes.get(recognizer.entity) and not evidence.share("scientific")


def _by_values(column: Column, recognizer: Recognizer, strength: float, kinds: Kinds) -> Candidate | None:
    found = None
    if not is_denied(recognizer, column, kinds):
        found = _by_check(column, recognizer, strength) or _by_shape(column, recognizer)
    return found or _doubted(column, recognizer)


def _by_check(column: Column, recognizer: Recognizer, strength: float) -> Candidate | None:
    evidence = column.evidence
    if evidence.shapes.get(recognizer.entity, 0.0) < MOST or evidence.distinct < ENOUGH_VALUES:
        return None
    valid = evidence.valid(recognizer)
    if valid < MOST or not _tells_apart(recognizer, evidence):
        return None
    score = (0.85 if column.header.opaque or strength else 0.8) * valid
    return candidate(recognizer, score, (Evidence.PATTERN, Evidence.CHECKSUM),
                     msg("Nearly all distinct values pass the check; by chance few would."))  # fmt: skip


def _doubted(column: Column, recognizer: Recognizer) -> Candidate | None:
    """A reading that does not count and must not be forgotten: numbers as of persons under a header of articles."""
    evidence = column.evidence
    is_told = recognizer.role is Role.DIRECT and bool(recognizer.articles) and not recognizer.needs_context
    if not is_told or not _pass_beyond_chance(recognizer, evidence):
        return None
    if is_by_chance(recognizer, evidence) or not _tells_apart(recognizer, evidence):
        return None
    return candidate(recognizer, DOUBTED, (Evidence.PATTERN, Evidence.CHECKSUM),
                     msg("More values pass the check than chance explains: have a look at them."))  # fmt: skip


def _pass_beyond_chance(recognizer: Recognizer, evidence: ColumnEvidence) -> bool:
    """Whether half of many values pass a check, or all of a few, or of one or two that come back in many rows."""
    passed = evidence.valid(recognizer)
    if evidence.distinct >= ENOUGH:
        return passed >= HALF
    return passed == 1 and (evidence.distinct >= _FEWEST_TOLD or evidence.filled >= _REPEATED * evidence.distinct)


def _by_shape(column: Column, recognizer: Recognizer) -> Candidate | None:
    strong = column.evidence.strong.get(recognizer.entity, 0.0)
    if recognizer.needs_context or strong < MOST:
        return None
    score = strong * (0.25 + 0.65 * _best_shape(recognizer))
    return candidate(recognizer, score, (Evidence.PATTERN,), msg("The shape alone speaks for it."))


def _tells_apart(recognizer: Recognizer, evidence: ColumnEvidence) -> bool:
    """Whether the check would notice a wrong digit in these values: a calendar or a range does not."""
    values = evidence.some(_PROBES)
    altered = [changed for value in values if (changed := _LAST_DIGIT.sub(_next_digit, value)) != value]
    passed = sum(is_valid(recognizer, value) for value in altered)
    return bool(altered) and passed <= SOME * len(altered)


def _next_digit(digit: re.Match[str]) -> str:
    return str((int(digit[0]) + 1) % 10)


def _worth(strength: float) -> float:
    """What a header of this strength leaves of a score."""
    return 0.8 + 0.2 * strength


def _best_shape(recognizer: Recognizer) -> float:
    return max((shape.score for shape in recognizer.shapes), default=0.0)


def is_row_number(column: Column) -> bool:
    """A count of the rows, from one or under a word for a sequence: it numbers the file, not the person."""
    words, known, evidence = set(column.header.tokens), column.header.words, column.evidence
    if not words <= known.counting | known.sequences or not evidence.is_counter:
        return False
    return bool(evidence.values.item(0) in {"0", "1"} or words & known.sequences)
