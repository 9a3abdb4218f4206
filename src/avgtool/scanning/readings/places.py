"""Streets and places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.i18n import msg
from avgtool.model.kinds import Evidence, Kind
from avgtool.scanning.columns import SPOKEN_FOR, candidate
from avgtool.scanning.readings.contradictions import says_otherwise
from avgtool.scanning.readings.plausible import is_plausible, is_texty
from avgtool.scanning.subjects import Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.model.findings import Candidate
    from avgtool.scanning.columns import Column, Kinds
    from avgtool.scanning.evidence import ColumnEvidence
    from avgtool.scanning.neighbors import Table

MOST = 0.6
SOME = 0.35
_AROUND_NUMBER = frozenset({Kind.POSTCODE, Kind.ADDRESS_STREET})
_MANY = 8
_DIGITS_OF_POSTCODE = 5.8
_POSTCODE_LENGTH = (4, 9)
"""Characters of a postcode anywhere: *1000*, *SW1A 1AA*."""
_ADDRESS_WORDS = 8
_CODE_LENGTH = 4
"""Characters up to which capitals are codes rather than names of places."""
_SHORT_MARK = 7
_NEARLY_ALL = 0.95
_AROUND_CITY = frozenset({Kind.POSTCODE, Kind.ADDRESS_STREET, Kind.ADDRESS_HOUSENUMBER})
_CITY = frozenset({Kind.CITY})
_AROUND_POSTCODE = frozenset({Kind.CITY, Kind.ADDRESS_STREET, Kind.ADDRESS_HOUSENUMBER})


def read_places(column: Column, table: Table | None, kinds: Kinds) -> Iterator[Candidate]:
    """Readings as a street, a place or a postcode."""
    yield from _postcode_with_place(column, kinds)
    is_listed = table is not None and (table.lists_streets or _is_street_of_thing(column, table))
    if not is_listed:
        yield from _spoken(column, Kind.ADDRESS_STREET, kinds)
    if table is None or not table.is_reference:
        yield from _spoken(column, Kind.CITY, kinds)
    if not column.evidence.filled or kinds.spoken_for(column, Kind.CITY)[1] >= SPOKEN_FOR:
        return
    if table is None or not table.lists_streets:
        yield from _street(column, kinds)
    if table is not None:
        yield from _city(column, table, kinds)
        yield from _postcode(column, table, kinds)
        yield from _house_number(column, table, kinds)


def _is_street_of_thing(column: Column, table: Table) -> bool:
    """Whether streets say where things stand, trees or lamps: no number, no person, no order in the table."""
    about_things = table.subject is Subject.THING and not table.names_a_person and not table.refers
    numbered = max(column.evidence.share("digits"), float(Kind.ADDRESS_HOUSENUMBER in table.kinds.values()))
    return about_things and bool(column.evidence.filled) and numbered < SOME


def _postcode_with_place(column: Column, kinds: Kinds) -> Iterator[Candidate]:
    """*8012 AB  ZWOLLE* under the header of an address, a place or a postcode, or under none that says anything."""
    header, evidence = column.header, column.evidence
    spoken = max(kinds.spoken_for(column, kind)[1] for kind in (Kind.ADDRESS_STREET, Kind.CITY, Kind.POSTCODE))
    shaped = evidence.share("postcode_place") >= MOST and evidence.share("street") < SOME
    if (spoken >= SPOKEN_FOR or header.opaque) and shaped and kinds.of(Kind.POSTCODE):
        carried = (Evidence.HEADER, Evidence.PATTERN) if spoken >= SPOKEN_FOR else (Evidence.PATTERN,)
        yield candidate(kinds.of(Kind.POSTCODE)[0], 0.98 if spoken >= SPOKEN_FOR else 0.7, carried,
                        msg("Each value is a postcode with a place behind it."))  # fmt: skip


def _house_number(column: Column, table: Table, kinds: Kinds) -> Iterator[Candidate]:
    """Short numbers, some with a letter, right beside a street or a postcode, where the header says nothing."""
    evidence = column.evidence
    beside = table.beside(column.index, _AROUND_NUMBER)
    taken = Kind.ADDRESS_HOUSENUMBER in {kind for index, kind in table.kinds.items() if index != column.index}
    shaped = max(evidence.share("house_number"), evidence.shapes.get("HOUSE_NUMBER", 0.0))
    if not column.header.opaque or not beside or taken or not kinds.of(Kind.ADDRESS_HOUSENUMBER):
        return
    if shaped >= MOST + 0.2 and evidence.distinct >= _MANY and not evidence.is_counter:
        yield candidate(kinds.of(Kind.ADDRESS_HOUSENUMBER)[0], 0.56, (Evidence.PATTERN, Evidence.NEIGHBORS),
                        msg("It stands where a house number stands in an address."))  # fmt: skip


def _spoken(column: Column, kind: Kind, kinds: Kinds) -> Iterator[Candidate]:
    recognizer, strength = kinds.spoken_for(column, kind)
    evidence = column.evidence
    if recognizer is None or strength < SPOKEN_FOR or not is_plausible(kind, evidence):
        return
    listed = max((evidence.lists.get(name, 0.0) for name in recognizer.lists), default=0.0)
    if kind is Kind.CITY and not listed and _are_marks(evidence):
        return
    shown = max(listed, street_share(evidence) if kind is Kind.ADDRESS_STREET else 0.0)
    carried = (Evidence.HEADER, Evidence.VALUES) if shown >= SOME else (Evidence.HEADER,)
    score = (0.6 if evidence.filled else 0.3) + 0.25 * strength + 0.12 * shown
    yield candidate(
        recognizer, score, carried, msg("The header speaks for it, and the values do not speak against it.")
    )


def _street(column: Column, kinds: Kinds) -> Iterator[Candidate]:
    evidence, share = column.evidence, street_share(column.evidence)
    numbered = evidence.share("number_beside_words")
    speaks = max(share, numbered * evidence.share("spaced"))
    if (
        not kinds.of(Kind.ADDRESS_STREET)
        or evidence.share("words") > _ADDRESS_WORDS
        or evidence.share("company") >= MOST
    ):
        return
    is_told = min(share, numbered) >= _NEARLY_ALL and evidence.distinct >= _MANY
    if evidence.share("titled") >= MOST:
        return  # *Dr. Smit* lives in no drive
    if not is_told and says_otherwise(column, kinds.of(Kind.ADDRESS_STREET)[0], kinds):
        return
    is_place = evidence.lists.get("places", 0.0) >= SOME
    if (share >= SOME and numbered >= SOME) or (share >= MOST + 0.1 and not is_place):
        score = (0.5 if column.header.opaque else 0.42) + 0.35 * speaks
        yield candidate(
            kinds.of(Kind.ADDRESS_STREET)[0], score, (Evidence.VALUES,), msg("The values have the marks of streets.")
        )


def _city(column: Column, table: Table, kinds: Kinds) -> Iterator[Candidate]:
    """Places by a list; where the header says nothing, also by what stands beside them."""
    evidence, header = column.evidence, column.header
    if not kinds.of(Kind.CITY) or not is_texty(evidence, words=3) or evidence.share("country") >= MOST / 2:
        return
    listed = max((evidence.lists.get(name, 0.0) for name in kinds.of(Kind.CITY)[0].lists), default=0.0)
    beside = table.beside(column.index, _AROUND_CITY, reach=2)
    says_nothing = header.opaque or not header.meanings
    if listed >= MOST and (beside or (says_nothing and table.names_a_person)) and header.subject() is None:
        yield candidate(kinds.of(Kind.CITY)[0], 0.45 + 0.4 * listed, (Evidence.VALUES, Evidence.NEIGHBORS),
                        msg("The values stand in the word lists."))  # fmt: skip
    elif header.opaque and _follows_address(column, table) and _is_proper(evidence):
        yield candidate(kinds.of(Kind.CITY)[0], 0.52, (Evidence.VALUES, Evidence.NEIGHBORS),
                        msg("It stands where a place stands in an address."))  # fmt: skip


def _follows_address(column: Column, table: Table) -> bool:
    """Whether a column stands where a place does, and no place stands in front of it: a region may."""
    return table.after(column.index, _AROUND_CITY, reach=2) and not table.after(column.index, _CITY, reach=1)


def _postcode(column: Column, table: Table, kinds: Kinds) -> Iterator[Candidate]:
    """Postcodes of any country, where the header says nothing: short codes beside places and streets."""
    evidence = column.evidence
    in_address = table.after(column.index, _AROUND_POSTCODE, reach=2) or table.beside(column.index, _CITY)
    if not column.header.opaque or not kinds.of(Kind.POSTCODE) or not in_address:
        return
    if evidence.share("all_digits") >= _NEARLY_ALL and evidence.share("length") > _DIGITS_OF_POSTCODE:
        return
    if max(evidence.share("day_month"), evidence.share("fraction")) >= MOST:
        return
    if is_plausible(Kind.POSTCODE, evidence) and not evidence.is_counter and _is_postcode_long(evidence):
        anywhere = next((one for one in kinds.of(Kind.POSTCODE) if one.country is None), kinds.of(Kind.POSTCODE)[0])
        yield candidate(anywhere, 0.55, (Evidence.VALUES, Evidence.NEIGHBORS),
                        msg("It stands where a postcode stands in an address."))  # fmt: skip


def _is_postcode_long(evidence: ColumnEvidence) -> bool:
    return _POSTCODE_LENGTH[0] <= evidence.share("length") <= _POSTCODE_LENGTH[1]


def _are_marks(evidence: ColumnEvidence) -> bool:
    """Short marks in capitals, none of them a place: where a book stands, *A SCHM*."""
    is_short = evidence.share("length") < _SHORT_MARK and evidence.distinct >= _MANY
    return is_short and evidence.share("shouted") >= _NEARLY_ALL


def street_share(evidence: ColumnEvidence) -> float:
    """Share of values with a street's mark."""
    return evidence.share("street")


def _is_proper(evidence: ColumnEvidence) -> bool:
    """Names in capitals at the start, most of more than three letters, no codes."""
    is_named = evidence.share("capitalized") >= MOST and evidence.share("length") > _CODE_LENGTH
    return is_named and evidence.share("company") < SOME
