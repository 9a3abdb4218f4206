"""What a column's name says: its words, the kinds they speak for, and what the column is about.

Whole words only: *an* speaks for a surname, *band* does not. A word that is written together (*klantpostcode*) is cut
only where known words cover all of it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from avgtool.model.kinds import Category
from avgtool.scanning.spelling import SHORTEST, Spelling
from avgtool.scanning.vocabulary import (
    ADDITION_WORDS,
    CONTACT_WORDS,
    COUNTING_WORDS,
    DATE_WORDS,
    FREE_TEXT_WORDS,
    HOUSE_WORDS,
    KEY_WORDS,
    MEASURE_WORDS,
    NAME_WORDS,
    NEUTRAL_WORDS,
    ORGANIZATION_WORDS,
    OTHER_HEADS,
    PERSON_REFERENCES,
    PERSON_WORDS,
    QUESTION_WORDS,
    THING_WORDS,
    TITLE_WORDS,
    TRANSACTION_WORDS,
    VERSION_WORDS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from avgtool.recognizers.base import Knowledge

WHOLE = 1.0
"""The header is the word, and nothing else."""
AT_HEAD = 0.9
"""The word is the last of several: *ShipPostalCode*."""
WITH_REMAINDER = 0.55
"""Unknown words stand behind it: *ip_address_locator*."""
OVERRULED = 0.2
"""Words stand behind it that change the meaning: *phone_number_type*."""
WITHOUT_PREFIX = 0.95
"""Factor for what the header says once a prefix such as *klant* is dropped."""
ABBREVIATION = 0.8
"""Factor for a word of one or two letters."""
_LONGEST_PHRASE = 5
_SHORTEST_COMPOUND = 7
_SHORTEST_PART = 3
_SHORTEST_NUMBERED = 4
"""Letters beside *nr* from which *no* and *num* in its place make no other word."""
_OPAQUE = re.compile(r"(?:column|kolom|col|veld|field|var|attr|attribute|unnamed|data|x)?[a-z]{0,2}\d*", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
_ALSO_WRITTEN = str.maketrans({"ß": "ss", "ø": "o", "°": "o", "º": "o", "№": "no"})
_SENSITIVE = frozenset({Category.SPECIAL, Category.CRIMINAL})
"""Categories that nobody guesses from a slip of the keyboard."""
_POSSESSIVE = re.compile(r"['’]s\b|\(e?s\)|\(en\)", re.IGNORECASE)
_NUMBER_SIGN = re.compile(r"(?<=\w) ?#\s*\Z")
"""*Customer #*: its number; *# customers* is how many."""
_PLURALS = ("s", "en")
"""Endings of what is counted: *NumberEmployees*."""
_GRAVE_CUT = 5
"""Letters of a word cut short from which it may say something grave: *cond.* is no condition."""
_NO_WORD = re.compile(r"[^a-z0-9]+")
_CUT_SHORT = re.compile(r"([^\W\d_]{4,})\.")
"""A word of which a point says that it was cut short: *gezondh.*"""
_PARTICLES = frozenset({"d", "de", "der", "des", "du", "het", "l", "la", "le", "les", "of", "the", "van", "von"})
_ALL_SUBJECTS = PERSON_WORDS | ORGANIZATION_WORDS | THING_WORDS | TRANSACTION_WORDS | CONTACT_WORDS
_STRUCTURE = _ALL_SUBJECTS | KEY_WORDS | NEUTRAL_WORDS | OTHER_HEADS | NAME_WORDS | TITLE_WORDS | FREE_TEXT_WORDS


_COUNTED_ALONE = NEUTRAL_WORDS | HOUSE_WORDS | ADDITION_WORDS | KEY_WORDS
"""Words behind *no* that do not say a number of what: *numero de rue*."""
_OTHER_WORDS = DATE_WORDS | MEASURE_WORDS | VERSION_WORDS


class Subject(StrEnum):
    """What a table, a key or a name is about."""

    PERSON = "person"
    ORGANIZATION = "organization"
    TRANSACTION = "transaction"
    CONTACT = "contact"
    THING = "thing"


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
        if self.head in KEY_WORDS or self.joined in PERSON_REFERENCES or self.joined.endswith(("uuid", "guid")):
            return True
        first, rest = self.parts[:1], self.parts[1:]
        is_count = bool(rest) and rest[-1].endswith(_PLURALS)
        return bool(rest) and first[0] in KEY_WORDS and not is_count and all(map(_subject, rest))

    @property
    def names_something(self) -> bool:
        """Whether it is a name, of whom or what is to be found out."""
        return any(token in NAME_WORDS for token in self.tokens)

    def subject(self, table: Sequence[str] = ()) -> Subject | None:
        """What it is about, by its last word that tells; a word that begins a word of the table's name counts too."""
        if self.joined in PERSON_REFERENCES:
            return Subject.PERSON
        found = [subject for part in self.parts if (subject := _subject_within(part, table))]
        return found[-1] if found else None

    @property
    def is_subject_alone(self) -> bool:
        """Whether it names nothing but whom or what it is about, such as *kandidaat*."""
        return bool(self.parts) and all(_subject(part) or part.isdigit() for part in self.parts)

    @property
    def is_question(self) -> bool:
        """Whether it asks something, as the columns of a survey do."""
        asks = self.name.rstrip().endswith("?") or bool(QUESTION_WORDS & set(self.tokens[:1]))
        return asks and len(self.tokens) > 2  # noqa: PLR2004 - *akkoord?* is no question

    def strength(self, entities: Iterable[str]) -> float:
        """How strongly it speaks for any of ``entities``."""
        return max((self.meanings.get(entity, 0.0) for entity in entities), default=0.0)


class HeaderReader:
    """Reads headers by the words of one knowledge; keeps nothing about a data set."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._prefixes = knowledge.prefixes
        self._phrases = _phrases(knowledge)
        self._entities = {**_numbered_otherwise(self._phrases, knowledge), **self._phrases}
        self._single = frozenset(words[0] for written in _written(knowledge) if len(words := split(written)) == 1)
        self._parts_of_phrases = frozenset(part for written in _written(knowledge) for part in split(written))
        self._sensitive = frozenset(one.entity for one in knowledge.recognizers if one.category in _SENSITIVE)

    @cached_property
    def _spelling(self) -> Spelling:
        wanted = (phrase for phrase, entities in self._phrases.items() if not entities & self._sensitive)
        return Spelling(wanted, self._parts_of_phrases | _STRUCTURE | _OTHER_WORDS)

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self._phrases) | _STRUCTURE

    def read(self, name: str) -> Header:
        """What ``name`` says."""
        dotted = {part for word in _CUT_SHORT.findall(name) for part in split(word)[-1:]}
        whole = (self._whole(token) if token in dotted else token for token in split(name))
        tokens = tuple(part for token in whole for part in self._parts(token))
        tokens = self._as_meant(tokens)
        meanings: dict[str, float] = {}
        bare = self._without_prefixes(tokens)
        says_more = bare != tokens and not set(bare) <= COUNTING_WORDS and not bare[0].isdigit()
        for candidate, factor in ((tokens, 1.0), *([(bare, WITHOUT_PREFIX)] if says_more else [])):
            for words in {candidate, _without_particles(candidate)}:
                for entity, strength in self._meanings(words):
                    meanings[entity] = max(strength * factor, meanings.get(entity, 0.0))
        opaque = not meanings and not any(token in _STRUCTURE for token in tokens) and is_opaque(name)
        parts = tuple(part for token in tokens for part in _apart(token))
        return Header(name, tokens, parts, meanings, opaque)

    def _whole(self, token: str) -> str:
        """The word that a token with a point behind it begins, where all known words that it begins mean the same."""
        if token in self._words:
            return token
        begun = [word for word in self._single | _STRUCTURE if word.startswith(token) and word.isalpha()]
        meant = {(self._entities.get(word), _subject(word)) for word in begun}
        grave = any((entities or frozenset()) & self._sensitive for entities, _ in meant)
        if len(meant) != 1 or (grave and len(token) < _GRAVE_CUT):
            return token
        return min(begun, key=lambda word: (len(word), word))

    def _as_meant(self, tokens: tuple[str, ...]) -> tuple[str, ...]:
        """The words as they are spelled, where nothing in the header is known as it stands."""
        if any("".join(tokens[start:end]) in self._entities for start, end in _windows(len(tokens))):
            return tokens
        return tuple(self._spelling.meant(token) or token for token in tokens)

    def _parts(self, token: str) -> tuple[str, ...]:
        if token in self._words or len(token) < _SHORTEST_COMPOUND:
            return (token,)
        meant = self._spelling.meant(token) if len(token) > SHORTEST else None
        return (meant,) if meant else _cut(token, self._words) or (token,)

    def _without_prefixes(self, tokens: tuple[str, ...]) -> tuple[str, ...]:
        start = 0
        while start < len(tokens) - 1 and tokens[start] in self._prefixes:
            start += 1
        return tokens[start:]

    def _meanings(self, tokens: tuple[str, ...]) -> Iterator[tuple[str, float]]:
        for start, end in self._spans(tokens):
            phrase = "".join(tokens[start:end])
            strength = _strength(tokens, start, end)
            for entity in self._entities[phrase]:
                yield entity, strength

    def _spans(self, tokens: tuple[str, ...]) -> list[tuple[int, int]]:
        """Where a known phrase stands; one inside a longer one says nothing."""
        spans = [
            place
            for place in _windows(len(tokens))
            if "".join(tokens[slice(*place)]) in self._entities and _is_meant(tokens, *place)
        ]
        return [
            one
            for one in spans
            if not any(other != one and other[0] <= one[0] and one[1] <= other[1] for other in spans)
        ]


def _windows(length: int) -> Iterator[tuple[int, int]]:
    """Where a phrase may stand among so many words."""
    for start in range(length):
        for end in range(start + 1, min(length, start + _LONGEST_PHRASE) + 1):
            yield start, end


@lru_cache(maxsize=8192)
def split(name: str) -> tuple[str, ...]:
    """The words of a header: at signs, at a change to upper case, between letters and digits; without accents."""
    plain = unicodedata.normalize("NFKD", name.translate(_ALSO_WRITTEN))
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    bare = _NUMBER_SIGN.sub(" no", _POSSESSIVE.sub("", bare))
    spaced = _CAMEL.sub(" ", re.sub(r"(?<![A-Za-z])[eE]-?(?=[mM]ail)", "e", bare))
    return tuple(token for token in _NO_WORD.split(spaced.lower()) if token)


def is_opaque(name: str) -> bool:
    """Whether a header says nothing, such as ``K01``, ``column_3`` or an empty one."""
    return all(_OPAQUE.fullmatch(word) for word in re.split(r"[\W_]+", name))


def _subject(word: str) -> Subject | None:
    for words, subject in (
        (PERSON_WORDS, Subject.PERSON),
        (ORGANIZATION_WORDS, Subject.ORGANIZATION),
        (TRANSACTION_WORDS, Subject.TRANSACTION),
        (CONTACT_WORDS, Subject.CONTACT),
        (THING_WORDS, Subject.THING),
    ):
        if word in words:
            return subject
    return None


def _subject_within(word: str, table: Sequence[str]) -> Subject | None:
    """The subject of a word, or of the word of the table's name that it begins (``stor_id`` in *stores*)."""
    subject = _subject(word)
    if subject or word in _STRUCTURE or not _is_stem(word):
        return subject
    return next((_subject(whole) for whole in table if whole.startswith(word) and whole != word), None)


def _is_stem(word: str) -> bool:
    return word.isalpha() and len(word) >= 2  # noqa: PLR2004 - one letter begins too many words


def _written(knowledge: Knowledge) -> Iterator[str]:
    """Every header word as it was written down."""
    for recognizer in knowledge.recognizers:
        yield from recognizer.headers
        yield from knowledge.headers.get(recognizer.entity, ())


def _phrases(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """Header words, each written as one word, with the entities they speak for."""
    phrases: dict[str, set[str]] = {}
    for recognizer in knowledge.recognizers:
        for word in (*recognizer.headers, *knowledge.headers.get(recognizer.entity, ())):
            phrases.setdefault("".join(split(word)), set()).add(recognizer.entity)
    return {phrase: frozenset(entities) for phrase, entities in phrases.items() if phrase}


def _numbered_otherwise(phrases: Mapping[str, frozenset[str]], knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """The same phrases with another word for a number: *N° sécu*, *nr secu* and *num secu* for *numero secu*."""
    others: dict[str, set[str]] = {}
    for words in {split(written) for written in _written(knowledge)}:
        numbers = [place for place, word in enumerate(words) if word in COUNTING_WORDS]
        if len(numbers) != 1 or sum(map(len, words)) - len(words[numbers[0]]) < _SHORTEST_NUMBERED:
            continue
        for number in COUNTING_WORDS - {words[numbers[0]]}:
            otherwise = "".join((*words[: numbers[0]], number, *words[numbers[0] + 1 :]))
            others.setdefault(otherwise, set()).update(phrases["".join(words)])
    return {phrase: frozenset(entities) for phrase, entities in others.items() if phrase not in phrases}


def _without_particles(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """The words without those that only tie others together: *numero client* for *numero de client*."""
    return (*tokens[:1], *(token for token in tokens[1:-1] if token not in _PARTICLES), *tokens[1:][-1:])


def _is_meant(tokens: tuple[str, ...], start: int, end: int) -> bool:
    """Whether a phrase at this place is one: digits, such as *06*, are a column's number or a month behind a word."""
    if not tokens[start].isdigit():
        return True
    if all(token.isdigit() for token in tokens[start:end]):
        return start == 0 and not any(token.isdigit() for token in tokens[end:])
    return not (start and tokens[start - 1].isdigit())


def _strength(tokens: tuple[str, ...], start: int, end: int) -> float:
    """How much a phrase at this place counts."""
    behind = [token for token in tokens[end:] if not token.isdigit()]
    if start and end - start == 1 and _counts_another(tokens[start - 1], tokens[start]):
        return OVERRULED
    if end - start == 1 and tokens[start] in COUNTING_WORDS and not _COUNTED_ALONE.issuperset(behind):
        return OVERRULED
    factor = ABBREVIATION if len("".join(tokens[start:end])) <= 2 else 1.0  # noqa: PLR2004 - an abbreviation
    if all(token in NEUTRAL_WORDS for token in behind):
        return (WHOLE if start == 0 else AT_HEAD) * factor
    if any(token in OTHER_HEADS for token in behind):
        return OVERRULED * factor
    return WITH_REMAINDER * factor


def _counts_another(before: str, word: str) -> bool:
    """Whether a word such as *nr* says a number of what stands in front of it, and that is no house: *tek.nr*."""
    if word in COUNTING_WORDS:
        return before not in HOUSE_WORDS
    return word in KEY_WORDS and _subject(before) is not None


def _apart(token: str) -> tuple[str, ...]:
    """The words that a table's structure is made of, in a word that was written together."""
    if token in _STRUCTURE or len(token) < _SHORTEST_COMPOUND:
        return (token,)
    return _cut(token, _STRUCTURE) or (token,)


def _cut(token: str, words: frozenset[str]) -> tuple[str, ...] | None:
    """The fewest known words that cover all of ``token``; none where none do."""
    best: list[tuple[str, ...] | None] = [(), *([None] * len(token))]
    for end in range(1, len(token) + 1):
        for start in range(end):
            before, part = best[start], token[start:end]
            if before is None or not _is_part(part, end == len(token), words):
                continue
            current = best[end]
            if current is None or len(before) + 1 < len(current):
                best[end] = (*before, part)
    parts = best[-1]
    return parts if parts and all(len(one) + len(other) > _SHORTEST_PART for one, other in pairwise(parts)) else None


def _is_part(part: str, last: bool, words: frozenset[str]) -> bool:
    if part in words:
        return len(part) >= _SHORTEST_PART or (last and part in KEY_WORDS)
    return part.endswith("s") and len(part) > _SHORTEST_PART + 1 and part[:-1] in words and not last
