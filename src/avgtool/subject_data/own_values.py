"""By what else a text can point to the person: the address and the numbers in the rows that are surely the person's.

Names and identifiers by which somebody is looked for are known beforehand (:mod:`avgtool.subject_data.texts`); these
are known once the rows were found. They tell what in a text is the person's own and may be shown, and what must go
with an erasure; nobody is looked for by them, for a housemate has the same address.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from avgtool.model.subject_data import Handle, Match, Wanted
from avgtool.subject_data.rows import as_text
from avgtool.subject_data.texts import Mentions, Way, mentions_of
from avgtool.subject_data.wanting import read_date, sought, written_dates
from avgtool.text.spellings import folded, pattern
from avgtool.wording import day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from avgtool.model.subject_data import Found, FoundRow, FoundTable

    NamedBy = Callable[[str], tuple[str, ...]]
    """The entities that the name of a column speaks for."""

OWN_VALUE_IN_TEXT = 0.5
"""How much a text is about the person in which such a value stands: a housemate's address is the same."""
_WANTED: Mapping[str, Callable[[str], Wanted]] = {
    "EMAIL_ADDRESS": lambda text: Wanted(emails=(text,)),
    "PHONE_NUMBER": lambda text: Wanted(phones=(text,)),
    "CUSTOMER_ID": lambda text: Wanted(customer=(text,)),
}
"""What may also stand in columns by which avgtool.yaml finds nobody, and is written in as many ways."""
_CODES = frozenset({"NL_POSTCODE", "BE_POSTCODE", "POSTCODE"})
_NUMBERS = frozenset(
    {
        "IBAN_CODE", "BANK_ACCOUNT", "NL_BANK_ACCOUNT", "CREDIT_CARD", "NL_BSN", "BE_NN", "NL_PASSPORT",
        "NL_DRIVERS_LICENSE", "NL_LICENSE_PLATE", "BE_LICENSE_PLATE", "USERNAME",
    }
)  # fmt: skip
_SHORTEST = 5
"""A number or name of fewer letters and digits stands in any text; so does a postcode of four digits."""
_RUN = re.compile(r"[^\W\d_]+|\d+")
_BETWEEN, _PARTS = r"[\W_]{0,3}", re.compile(r"[,;\n]")
_STREET_AND_NUMBER = re.compile(r"\s*(?P<street>\D*[^\W\d_]\D*?)\s*(?P<number>\d.*)")
_CODE = re.compile(r"\s*(\d{4,5}(?:\s?[A-Z]{2}\b)?)")
_NO_WORD_BEFORE, _NO_WORD_BEHIND = r"(?<![^\W_])", r"(?![^\W_])"
_NO_OTHER_HOUSE = r"(?![^\W_])(?!\s?[-/]\s?\d)(?!\s[a-tv-z](?![^\W_]))"
"""What follows is no letter or number of a house next door: *12 a*, *12-2*. In Dutch *u* is a word."""
_NO_NUMBER = r"(?!\W{0,3}\d)"


def with_own_values(mentions: Mentions, found: Found, named_by: NamedBy) -> Mentions:
    """The mentions of a person, and what else in a text is the person's: address, accounts, numbers, date of birth.

    Taken from the rows that count. Not from texts, from columns about others or that are not given, from rows about
    others, nor from what belongs to the person and bears the name of another: whoever an order is delivered to.

    Args:
        mentions: Of the person, by name and identifiers.
        found: The rows.
        named_by: What the name of a column says of its values.
    """
    ways: dict[str, Way] = {}
    for table in found.tables:
        kinds = _kinds(table, named_by)
        for row in table.certain if kinds else ():
            values = {column: text for column in kinds if (text := _text(table, row, column))}
            if row.match is not Match.TEXT and not _is_of_another(row, values, kinds, mentions):
                ways.update((way.pattern.pattern, way) for way in _ways(values, kinds))
    return replace(mentions, ways=(*mentions.ways, *ways.values()))


def _kinds(table: FoundTable, named_by: NamedBy) -> dict[str, frozenset[str]]:
    """What stands in each column that may hold something of the person, in order."""
    passed = {*table.map.texts, *table.map.third_parties, *table.map.left_out}
    births = {column for place in table.map.handles.get(Handle.BIRTH, ()) for column in place}
    kinds = {
        column: frozenset((*named_by(column), *(("DATE_OF_BIRTH",) if column in births else ())))
        for column in table.columns
        if column not in passed
    }
    return {column: entities for column, entities in kinds.items() if entities}


def _text(table: FoundTable, row: FoundRow, column: str) -> str:
    return as_text(row.values[table.columns.index(column)]).strip()


def _is_of_another(
    row: FoundRow, values: Mapping[str, str], kinds: Mapping[str, frozenset[str]], mentions: Mentions
) -> bool:
    """Whether a row that belongs to the person bears a name, and not the person's."""
    named = [text for column, text in values.items() if "PERSON" in kinds[column]]
    return row.match is Match.REFERENCE and bool(named) and not mentions.score(" ".join(named))


def _ways(values: Mapping[str, str], kinds: Mapping[str, frozenset[str]]) -> Iterator[Way]:
    yield from map(_way, _addresses(values, kinds))
    for column, text in values.items():
        entities = kinds[column]
        if entities & (_NUMBERS | _CODES):
            yield from map(_way, _numbers(text))
        if "DATE_OF_BIRTH" in entities and (born := read_date(text)):
            yield from map(_way, _dates(born))
        for entity in entities & _WANTED.keys():
            yield from (
                replace(way, score=OWN_VALUE_IN_TEXT) for way in mentions_of(sought(_WANTED[entity](text))).ways
            )


def _way(regex: str) -> Way:
    return Way(re.compile(regex), OWN_VALUE_IN_TEXT)


def _addresses(values: Mapping[str, str], kinds: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """A street with the number beside it, in a column of its own or the same; a street alone, where no number follows.

    A street with another number is where another lives.
    """
    streets, numbers = _parts(values, kinds)
    for street, number in product(streets, numbers):
        yield from _houses(street, number)
    for street in streets:
        if not numbers and (inside := _STREET_AND_NUMBER.fullmatch(street)):
            yield from _houses(inside["street"], inside["number"])
        else:
            yield from _street(street)
    for column, text in values.items():
        for part in _PARTS.split(text) if "ADDRESS" in kinds[column] else ():
            yield from _numbers("".join(_CODE.findall(part)[:1]))


def _parts(values: Mapping[str, str], kinds: Mapping[str, frozenset[str]]) -> tuple[list[str], list[str]]:
    """Streets, and numbers of houses: columns side by side are one number, such as *12* and *a*."""
    streets: list[str] = []
    numbers: list[str] = []
    before = ""
    for column, text in values.items():
        is_number = "HOUSE_NUMBER" in kinds[column]
        if is_number and before:
            numbers[-1] = f"{numbers[-1]} {text}"
        elif is_number:
            numbers.append(text)
        elif kinds[column] & {"STREET_NAME", "ADDRESS"}:
            streets += [part.strip() for part in _PARTS.split(text) if part.strip() and not _CODE.match(part)]
        before = text if is_number else ""
    return streets, numbers


def _houses(street: str, number: str) -> Iterator[str]:
    """A street with a number, with what is added to the number or without; and the street alone."""
    first, *added = _RUN.findall(folded(number).text) or ("",)
    if first.isdigit():
        addition = f"(?:{_BETWEEN}{_BETWEEN.join(map(re.escape, added))})?" if added else ""
        yield f"{_NO_WORD_BEFORE}{_spelled(street)}{_BETWEEN}{first}{addition}{_NO_OTHER_HOUSE}"
    yield from _street(street)


def _street(street: str) -> Iterator[str]:
    if len("".join(_RUN.findall(street))) >= _SHORTEST:
        yield f"{_NO_WORD_BEFORE}{_spelled(street)}{_NO_WORD_BEHIND}{_NO_NUMBER}"


def _numbers(text: str) -> Iterator[str]:
    runs = _RUN.findall(folded(text).text)
    signs = "".join(runs)
    if len(signs) >= _SHORTEST:
        split = _BETWEEN.join(signs) if any(map(str.isdigit, signs)) else _spelled(text)
        yield f"{_NO_WORD_BEFORE}{split}{_NO_WORD_BEHIND}"


def _dates(born: date) -> Iterable[str]:
    written = {*written_dates(born), day(born).render("nl"), day(born).render("en")}
    return (f"{_NO_WORD_BEFORE}{_spelled(one)}{_NO_WORD_BEHIND}" for one in sorted(written))


def _spelled(text: str) -> str:
    """The spellings of a folded text, with whatever signs between its words where a number is in it."""
    plain = folded(" ".join(text.split())).text
    if any(map(str.isdigit, plain)):
        return _BETWEEN.join(map(re.escape, _RUN.findall(plain)))
    return pattern(plain)
