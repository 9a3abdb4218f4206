"""What a column's name says: its words, the kinds they speak for, and what the column is about.

Whole words only: *an* speaks for a surname, *band* does not. A word that is written together (*klantpostcode*) is cut
only where known words cover all of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from avgtool.model.kinds import Category
from avgtool.scanning.header_phrases import is_meant, numbered_otherwise, phrases_of, strength_of, written
from avgtool.scanning.header_tokens import cut, is_opaque, split, windows
from avgtool.scanning.spelling import SHORTEST, Spelling
from avgtool.scanning.subjects import Subject, subject_of, subject_within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from avgtool.recognizers.base import Knowledge
    from avgtool.recognizers.table_words import TableWords

WITHOUT_PREFIX = 0.95
"""Factor for what the header says once a prefix such as *klant* is dropped."""
_SHORTEST_COMPOUND = 7
_SENSITIVE = frozenset({Category.SPECIAL, Category.CRIMINAL})
"""Categories that nobody guesses from a slip of the keyboard."""
_PLURALS = ("s", "en")
"""Endings of what is counted: *NumberEmployees*."""
_GRAVE_CUT = 5
"""Letters of a word cut short from which it may say something grave: *cond.* is no condition."""
_CUT_SHORT = re.compile(r"([^\W\d_]{4,})\.")
"""A word of which a point says that it was cut short: *gezondh.*"""


@dataclass(frozen=True, slots=True)
class Header:
    """A header, read."""

    name: str
    tokens: tuple[str, ...]
    """Its words: lower case, without accents."""
    parts: tuple[str, ...]
    """The same, and words written together taken apart: *relatienummer* as *relatie* and *nummer*."""
    meanings: Mapping[str, float]
    """Entities it speaks for, with the strength in 0..1."""
    opaque: bool
    """Whether it says nothing at all, such as ``K01`` or ``column_3``."""
    words: TableWords = field(repr=False, compare=False)
    """Those by which it was read."""

    @property
    def joined(self) -> str:
        """The words as one."""
        return "".join(self.tokens)

    @property
    def head(self) -> str:
        """The word that decides in a Dutch or English compound: the last that is no number."""
        words = [part for part in self.parts if not part.isdigit()]
        return words[-1] if words else ""

    @property
    def is_key(self) -> bool:
        """Whether it names a number or code by which something is found, by its last word or its first."""
        if (
            self.head in self.words.keys
            or self.joined in self.words.person_references
            or self.joined.endswith(("uuid", "guid"))
        ):
            return True
        first, rest = self.parts[:1], self.parts[1:]
        is_count = bool(rest) and rest[-1].endswith(_PLURALS)
        return (
            bool(rest)
            and first[0] in self.words.keys
            and not is_count
            and all(subject_of(part, self.words) for part in rest)
        )

    @property
    def names_something(self) -> bool:
        """Whether it is a name, of whom or what is to be found out."""
        return any(token in self.words.names for token in self.tokens)

    def subject(self, table: Sequence[str] = ()) -> Subject | None:
        """What it is about, by its last word that tells; a word that begins a word of the table's name counts too."""
        if self.joined in self.words.person_references:
            return Subject.PERSON
        found = [subject for part in self.parts if (subject := subject_within(part, table, self.words))]
        return found[-1] if found else None

    @property
    def is_subject_alone(self) -> bool:
        """Whether it names nothing but whom or what it is about, such as *kandidaat*."""
        return bool(self.parts) and all(subject_of(part, self.words) or part.isdigit() for part in self.parts)

    @property
    def is_question(self) -> bool:
        """Whether it asks something, as the columns of a survey do."""
        asks = self.name.rstrip().endswith("?") or bool(self.words.questions & set(self.tokens[:1]))
        return asks and len(self.tokens) > 2  # noqa: PLR2004 - *akkoord?* is no question

    def strength(self, entities: Iterable[str]) -> float:
        """How strongly it speaks for any of ``entities``."""
        return max((self.meanings.get(entity, 0.0) for entity in entities), default=0.0)


class HeaderReader:
    """Reads headers by the words of one knowledge; keeps nothing about a data set."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._prefixes = knowledge.prefixes
        self._table = knowledge.table_words
        self._phrases = phrases_of(knowledge)
        self._entities = {**numbered_otherwise(self._phrases, knowledge), **self._phrases}
        self._single = frozenset(words[0] for phrase in written(knowledge) if len(words := split(phrase)) == 1)
        self._parts_of_phrases = frozenset(part for phrase in written(knowledge) for part in split(phrase))
        self._sensitive = frozenset(one.entity for one in knowledge.recognizers if one.category in _SENSITIVE)

    @cached_property
    def _spelling(self) -> Spelling:
        wanted = (phrase for phrase, entities in self._phrases.items() if not entities & self._sensitive)
        return Spelling(wanted, self._parts_of_phrases | self._table.structure | self._table.harmless)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self._phrases) | self._table.structure

    def read(self, name: str) -> Header:
        """What ``name`` says."""
        dotted = {part for word in _CUT_SHORT.findall(name) for part in split(word)[-1:]}
        whole = (self._whole(token) if token in dotted else token for token in split(name))
        tokens = tuple(part for token in whole for part in self._parts(token))
        tokens = self._as_meant(tokens)
        meanings: dict[str, float] = {}
        bare = self._without_prefixes(tokens)
        says_more = bare != tokens and not set(bare) <= self._table.counting and not bare[0].isdigit()
        for candidate, factor in ((tokens, 1.0), *([(bare, WITHOUT_PREFIX)] if says_more else [])):
            for words in {candidate, self._without_particles(candidate)}:
                for entity, strength in self._meanings(words):
                    meanings[entity] = max(strength * factor, meanings.get(entity, 0.0))
        opaque = not meanings and not any(token in self._table.structure for token in tokens) and is_opaque(name)
        parts = tuple(part for token in tokens for part in self._apart(token))
        return Header(name, tokens, parts, meanings, opaque, self._table)

    def _whole(self, token: str) -> str:
        """The word that a token with a point behind it begins, where all known words that it begins mean the same."""
        if token in self._words:
            return token
        begun = [word for word in self._single | self._table.structure if word.startswith(token) and word.isalpha()]
        meant = {(self._entities.get(word), subject_of(word, self._table)) for word in begun}
        grave = any((entities or frozenset()) & self._sensitive for entities, _ in meant)
        if len(meant) != 1 or (grave and len(token) < _GRAVE_CUT):
            return token
        return min(begun, key=lambda word: (len(word), word))

    def _as_meant(self, tokens: tuple[str, ...]) -> tuple[str, ...]:
        """The words as they are spelled, where nothing in the header is known as it stands."""
        if any("".join(tokens[start:end]) in self._entities for start, end in windows(len(tokens))):
            return tokens
        return tuple(self._spelling.meant(token) or token for token in tokens)

    def _parts(self, token: str) -> tuple[str, ...]:
        if token in self._words or len(token) < _SHORTEST_COMPOUND:
            return (token,)
        meant = self._spelling.meant(token) if len(token) > SHORTEST else None
        return (meant,) if meant else cut(token, self._words, self._table.keys) or (token,)

    def _without_prefixes(self, tokens: tuple[str, ...]) -> tuple[str, ...]:
        start = 0
        while start < len(tokens) - 1 and tokens[start] in self._prefixes:
            start += 1
        return tokens[start:]

    def _meanings(self, tokens: tuple[str, ...]) -> Iterator[tuple[str, float]]:
        for start, end in self._spans(tokens):
            phrase = "".join(tokens[start:end])
            strength = strength_of(tokens, start, end, self._table)
            for entity in self._entities[phrase]:
                yield entity, strength

    def _spans(self, tokens: tuple[str, ...]) -> list[tuple[int, int]]:
        """Where a known phrase stands; one inside a longer one says nothing."""
        spans = [
            place
            for place in windows(len(tokens))
            if "".join(tokens[slice(*place)]) in self._entities and is_meant(tokens, *place)
        ]
        return [
            one
            for one in spans
            if not any(other != one and other[0] <= one[0] and one[1] <= other[1] for other in spans)
        ]

    def _without_particles(self, tokens: tuple[str, ...]) -> tuple[str, ...]:
        """The words without those that only tie others together: *numero client* for *numero de client*."""
        between = (token for token in tokens[1:-1] if token not in self._table.particles)
        return (*tokens[:1], *between, *tokens[1:][-1:])

    def _apart(self, token: str) -> tuple[str, ...]:
        """The words that a table's structure is made of, in a word that was written together."""
        structure = self._table.structure
        if token in structure or len(token) < _SHORTEST_COMPOUND:
            return (token,)
        return cut(token, structure, self._table.keys) or (token,)
