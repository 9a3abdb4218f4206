"""What a table lists where it lists no persons, though its headers read as if it did: animals, streets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avgtool.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from avgtool.model.findings import Candidate
    from avgtool.scanning.columns import Column
    from avgtool.scanning.headers import Header

_WITH_STREETS = frozenset({Kind.ADDRESS_STREET, Kind.CITY, Kind.NONE, Kind.FREE_TEXT, Kind.GEO})
_STREET = "STREET_NAME"
_SPOKEN_FOR = 0.5
_UNIQUE = 0.95
_SOME = 0.2
"""Share of streets with a number in their name: *Plein 1944*."""
_FEW = 3


def animal_columns(name: Header, columns: Sequence[Column], kinds: frozenset[str]) -> frozenset[int]:
    """Where the headers say animals, if the rows are about them: in two words, or in one over animals."""
    plainly = name.words.animals - name.words.ambiguous_animals
    said = {
        column.index: words for column in columns if (words := column.header.words.animals & set(column.header.tokens))
    }
    number = len(set().union(*said.values())) + bool(plainly & set(name.tokens))
    is_list = number > 1 or any(column.index in said and _are_animals(column, kinds) for column in columns)
    return frozenset(said) if is_list else frozenset()


def _are_animals(column: Column, kinds: frozenset[str]) -> bool:
    values = [value.lower() for value in column.evidence.some(_FEW * _FEW)]
    return bool(values) and sum(value in kinds for value in values) * 2 >= len(values)


def lists_streets(columns: Sequence[Column], winners: Mapping[int, Candidate]) -> bool:
    """Whether each row is a street of a town: no number, no street twice, the part of town beside it, and no more."""
    streets = [column for column in columns if column.header.meanings.get(_STREET, 0.0) >= _SPOKEN_FOR]
    kinds = {one.kind for one in winners.values()}
    in_area = any(column.header.words.areas & set(column.header.parts) for column in columns)
    if len(streets) != 1 or not in_area or not kinds <= _WITH_STREETS:
        return False
    evidence = streets[0].evidence
    return evidence.filled >= _FEW and evidence.uniqueness >= _UNIQUE and evidence.share("number_beside_words") < _SOME
