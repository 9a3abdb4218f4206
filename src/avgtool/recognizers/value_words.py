"""Words that values are made of, beside those of the word lists: how a sex is written, what a life is told by."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class ValueWords:
    """All lower case, as they are written in cells."""

    genders: frozenset[str] = frozenset()
    """How a sex or gender is written, lower case."""
    plain_genders: frozenset[str] = frozenset()
    """Those of them that say it without a header."""
    denials: frozenset[str] = frozenset()
    """Values that say there is nothing to say: they stand among illnesses as well as among colors."""
    life: frozenset[str] = frozenset()
    """Words by which a note beside a person tells something of a life: family, health, money, trouble."""
    places_of_work: frozenset[str] = frozenset()
    """Where people work, too: *tien jaar in een ziekenhuis*."""
    honorifics: frozenset[str] = frozenset()
    """In front of a name; none of them is one."""
    infixes: frozenset[str] = frozenset()
    """What stands in names beside the infixes of the word lists: *el*, *von*."""
    animals: frozenset[str] = frozenset()
    """Kinds of animals."""

    def __add__(self, others: ValueWords) -> ValueWords:
        """The words of both."""
        return ValueWords(**{one.name: getattr(self, one.name) | getattr(others, one.name) for one in fields(self)})
