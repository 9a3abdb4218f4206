"""What stands in for each way in which a text can name a person, given what stands in for the person's columns.

A person's stand-in is one identity: where the name column became *Amy Bouwman*, *Fatima* becomes *Amy* in the text and
*mevrouw El Amrani* becomes *mevrouw Bouwman*. Where the column became a token, every part of the name becomes it too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from avgtool.operators.surrogates.names import main_part, parted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from avgtool.operators.surrogates.country import Country

    Known: TypeAlias = Sequence[tuple[str, str | None]]
    """Values of the row that a text belongs to, with what stands in for each; none where the copy lacks the column."""

SHORTEST = 2
"""Letters of a part that is looked for by itself."""
SHORTEST_NUMBER = 4
"""Characters of a number that is: *12* stands in many a text."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a name, and its stand-in; none where the text is treated like every other."""

    written: str
    stand_in: str | None


def ways_to_name(known: Known, country: Country) -> Mapping[str, str | None]:
    """Every way, as written, with its stand-in; what comes first counts."""
    initials: list[Part] = []
    firsts: list[Part] = []
    lasts: list[Part] = []
    ways: dict[str, str | None] = {}
    infix = ""
    for written, stand_in in known:
        value = " ".join(written.split())
        if is_infix(value, country):
            infix = value
            continue
        is_name = not any(map(str.isdigit, value))
        if is_name or (stand_in and len(value) >= SHORTEST_NUMBER):
            ways.setdefault(value, stand_in)
        if is_name:
            before, first, last = _parts(value, stand_in, infix, country)
            initials += before
            firsts += first
            lasts += last
        infix = ""
    for part in (*_behind(initials, lasts), *_with_initials(firsts, lasts), *lasts, *firsts):
        ways.setdefault(part.written, part.stand_in)
    return {way: stand_in for way, stand_in in ways.items() if len(way) >= SHORTEST}


def is_infix(value: str, country: Country) -> bool:
    """Whether a value is nothing but what stands in front of a surname."""
    return bool(value) and all(word.lower() in country.infixes for word in value.split())


def _parts(value: str, stand_in: str | None, infix: str, country: Country) -> tuple[list[Part], ...]:
    """The initials, the first names and the surnames of a name."""
    own = parted(value, country)
    made = parted(stand_in, country) if stand_in else None
    for_first = made.first if made and made.first and made.last else stand_in
    for_last = made.last if made and made.last else stand_in
    firsts = [Part(word, for_first) for word in dict.fromkeys((own.first, *own.first.split())) if word]
    surname = own.last.strip(",.")
    main = surname.split()[-len(main_part(surname.lower(), country.infixes).split()) :] if surname else []
    halves = " ".join(main).split("-") if "-" in surname else []
    forms = (f"{infix} {surname}" if infix else "", surname, " ".join(main), *(half.strip() for half in halves))
    initials = [Part(own.initials, made.initials if made and made.initials else stand_in)] if own.initials else []
    return initials, firsts, [Part(form, for_last) for form in dict.fromkeys(forms) if form]


def _behind(initials: Sequence[Part], lasts: Sequence[Part]) -> Iterator[Part]:
    """*P. van den Berg* of *Berg, P. van den*."""
    for one in initials:
        for last in lasts:
            for between in (" ", ""):
                yield Part(one.written + between + last.written, _both(one.stand_in, last.stand_in, between))


def _with_initials(firsts: Sequence[Part], lasts: Sequence[Part]) -> Iterator[Part]:
    """*F. el Amrani* and *F.el Amrani*; *Fatima el Amrani* where both stand in columns of their own."""
    for first in firsts:
        for last in lasts:
            yield Part(f"{first.written} {last.written}", _both(first.stand_in, last.stand_in, " "))
            initial = f"{first.stand_in[0]}." if first.stand_in and first.stand_in.isalpha() else None
            for between in (" ", ""):
                yield Part(f"{first.written[0]}.{between}{last.written}", _both(initial, last.stand_in, between))


def _both(first: str | None, last: str | None, between: str) -> str | None:
    """Two stand-ins; one where they are one token, or where a token has no initial."""
    return last if first is None or last is None or first == last else first + between + last
