"""What a recognizer is: one declaration of one kind of personal data, as plain data.

From a declaration come two paths that must agree (tests/recognizers/test_conformance.py):

- the text path: a Presidio ``EntityRecognizer`` (:mod:`avgtool.recognizers.presidio`);
- the column path: Polars expressions over whole columns (:mod:`avgtool.recognizers.columns`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from avgtool.model.kinds import Category, Flag, Kind, Role
from avgtool.recognizers.hints import Hints
from avgtool.recognizers.table_words import TableWords
from avgtool.recognizers.value_marks import ValueMarks
from avgtool.recognizers.value_words import ValueWords

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import polars as pl

    from avgtool.i18n import Message


@dataclass(frozen=True, slots=True)
class Shape:
    """One way in which a value is written."""

    regex: str
    """Matches the value and nothing else (no anchors). Only what Python's ``re`` and Rust's ``regex`` both know:
    no look-around, no back-references, and of the classes only explicit ones such as ``[0-9]`` (``\\d``, ``\\w``,
    ``\\s`` and ``\\b`` mean other things in each). Case matters unless it starts with ``(?i)``, for ASCII letters."""
    score: float
    """Confidence in 0..1 of the shape alone, without check, header or context."""
    proven: bool = True
    """Whether passing the check makes it surer: it says nothing of a day and a month that they are in a calendar."""
    in_text: bool | None = None
    """Whether texts are searched for it; by default where it says something by itself, or the kind needs context. A
    weak shape for which they are searched needs its label right in front."""
    signs: str = ""
    """Characters of which every value holds one; a text without any is not searched for the shape. Worth telling of a
    shape that may begin like any word."""


@dataclass(frozen=True, slots=True)
class Check:
    """A test that goes beyond the shape, such as a checksum, over the value without separators, upper case."""

    name: str
    """Its name in the field: ``11-proef``, ``mod 97-10``, ``Luhn``."""
    is_valid: Callable[[str], bool]
    """For one value; never raises."""
    expression: Callable[[pl.Expr], pl.Expr] | None = None
    """The same for a column of strings: Boolean, never null for a filled value. A value that passes as it is written
    passes in normal form too (:func:`avgtool.recognizers.columns.normalized`). Without an expression ``is_valid`` is
    mapped over the distinct values of each batch."""
    score: float = 0.9
    """Confidence in 0..1 of a value that has the shape and passes, without header or context. Low where many values
    pass by chance: every eleventh number passes the 11-proef."""
    case_matters: bool = False
    """Whether the value comes as it was written, not in upper case."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A value with the shape of a kind where it stands in a running text."""

    text: str
    start: int
    end: int
    score: float
    """What shape, check and context words make of it, in 0..1; 0 where they reject it."""
    is_valid: bool
    """Whether it passes the check; true for a kind without one."""

    @property
    def value(self) -> str:
        """The characters themselves."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Recognizer:
    """One kind of personal data, declared once."""

    entity: str
    """Name as Presidio names entities: ``NL_BSN``."""
    kind: Kind
    title: Message
    """What a reader calls it."""
    category: Category = Category.ORDINARY
    role: Role = Role.DIRECT
    articles: tuple[str, ...] = ("AVG 4(1)",)
    flags: frozenset[Flag] = frozenset()
    shapes: tuple[Shape, ...] = ()
    """None for a kind that only a header or a word list can tell, such as a first name."""
    separators: str = ""
    """Characters that people write inside the value and that the check ignores."""
    check: Check | None = None
    headers: tuple[str, ...] = ()
    """Header words, international; each country adds its own (netherlands/headers.py)."""
    context: tuple[str, ...] = ()
    """Words that stand near the value in a text."""
    needs_context: bool = False
    """The shape says nothing by itself: only with a header or a context word."""
    clue: str | None = None
    """A regex (Python's) of what makes a text worth searching for a kind that needs context, beside its words: years of
    long ago for dates of birth. What stands around decides then."""
    beats: tuple[str, ...] = ()
    """Entities that lose to this one where both fit a value (OV-chipkaart before payment card)."""
    lists: tuple[str, ...] = ()
    """Word lists (``Knowledge.lists``) that the values of such a column come from."""
    in_text: bool = True
    """Whether the text path looks for it."""
    mask: Literal["ends", "all"] = "ends"
    """How an example is shown: first and last two characters, or none."""
    country: str | None = None
    """ISO 3166-1 alpha-2; none where it knows no country."""
    part_of: str | None = None
    """The wider entity of which this is a part: a first name is a part of ``PERSON``."""
    surroundings: Callable[[Sighting], float | None] | None = None
    """What stands around a value in a running text may say more than single words do: a place behind a postcode, a
    model number in front of a plate. Gives the confidence there, 0 for a rejection, none to leave it as it is. Is
    asked about values that fail the check, too."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that is known about kinds of personal data, as the catalog puts it together."""

    recognizers: tuple[Recognizer, ...]
    headers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Header words of each entity, all countries together."""
    prefixes: frozenset[str] = frozenset()
    """Words in front of a header that say nothing about its kind, such as ``klant``."""
    table_words: TableWords = field(default_factory=TableWords)
    """Words that say what headers and tables are about, all languages together."""
    value_words: ValueWords = field(default_factory=ValueWords)
    """Words that values are made of, all languages together."""
    value_marks: ValueMarks = field(default_factory=ValueMarks)
    """Marks by which values are known, all languages together."""
    lists: Mapping[str, Callable[[], frozenset[str]]] = field(default_factory=dict)
    """Word lists by name, loaded when first called; lower case."""
    hints: Hints = field(default_factory=Hints)
    """Finds words that hint at a special category."""

    def recognizer(self, entity: str) -> Recognizer:
        """The declaration of ``entity``; raises KeyError."""
        for recognizer in self.recognizers:
            if recognizer.entity == entity:
                return recognizer
        raise KeyError(entity)
