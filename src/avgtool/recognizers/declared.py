"""All declared kinds at once in running text: each is asked only about texts in which its values can start.

Free of Presidio; :mod:`avgtool.recognizers.presidio` wraps it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import regex  # type: ignore[import-untyped]

from avgtool.model.kinds import Kind
from avgtool.recognizers.context_words import words_pattern
from avgtool.recognizers.folding import plain
from avgtool.recognizers.glued_labels import GluedLabels, spaced
from avgtool.recognizers.matching import Matcher, Occurrence, without_beaten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from avgtool.recognizers.base import Recognizer

DECLARED = "AvgtoolDeclaredRecognizers"
"""What explanations, and Presidio, call the declared kinds together."""

_PREFIX = re.compile(r"(?<![^\W_])(?=([^\W\d_]\S{2,7}\s?|\S.{0,3}))", re.DOTALL)
"""A word of letters with the space behind it, or four characters: enough to tell, and the same words come again."""
_SPACE = re.compile(r"(?<![^\W_])\s")
_CACHE_SIZE = 50_000
_STEPS = (1, 3)
"""Characters by which the shapes that can start with more of them are told apart first: few enough to come again."""

Answer = TypeVar("Answer")
_Place = tuple[int, int]
"""Which matcher, and which of its shapes."""
_Pattern = tuple[_Place, "regex.Pattern[str]"]


class DeclaredKinds:
    """Many declarations, gated by the beginnings of the words of a text."""

    def __init__(self, recognizers: Iterable[Recognizer], unrelated: Iterable[str] = ()) -> None:
        """Compile every one of ``recognizers`` that has shapes and is looked for in texts.

        Args:
            recognizers: Declarations.
            unrelated: Words beside which a bare number is no personal identifier.
        """
        declared = [each for each in recognizers if each.in_text and each.shapes]
        words = tuple(unrelated)
        self.entities = tuple(sorted({each.entity for each in declared}))
        self._matchers = tuple(Matcher(each, words) for each in declared)
        self._beats = frozenset((each.entity, loser) for each in declared for loser in each.beats)
        self._gate = Gate(self._matchers)
        self._glued = GluedLabels(word for each in declared if each.kind is not Kind.SECRET for word in each.context)

    def find_accepted(self, text: str) -> list[Occurrence]:
        """What counts in ``text``."""
        found = self._accepted(text)
        if glued := self._glued.ends(plain(text)):
            found += self._behind(text, glued)
        return [one for one in self._settled(found) if one.accepted]

    def _accepted(self, text: str) -> list[Occurrence]:
        opened = self._gate.open_for(text).items()
        return [one for index, starts in opened for one in self._matchers[index].find_accepted(text, starts)]

    def _behind(self, text: str, places: Sequence[int]) -> Iterator[Occurrence]:
        """What begins at ``places``, found where a space stands between it and its label."""
        begins = {place + count: count for count, place in enumerate(places, start=1)}
        for one in self._accepted(spaced(text, places)):
            if one.start in begins:
                added = sum(begin <= one.end for begin in begins)
                yield replace(one, start=one.start - begins[one.start], end=one.end - added)

    def occurrences(self, text: str) -> list[Occurrence]:
        """What was considered in ``text``: what counts, and what was rejected although it might have been a value.

        Words without a digit, and numbers that only a label could make a value, are not worth telling about.
        """
        opened = [
            index
            for index in self._gate.open_for(text, without_context=True)
            if self._matchers[index].says_something or self._matchers[index].find_accepted(text)
        ]
        found = [one for index in opened for one in self._matchers[index].find(text)]
        return [one for one in self._settled(found) if one.accepted or has_digit(text, one)]

    def _settled(self, found: list[Occurrence]) -> list[Occurrence]:
        return without_beaten(found, self._beats) if len(found) > 1 else found


def has_digit(text: str, occurrence: Occurrence) -> bool:
    """Whether there is a digit in what stands at an occurrence."""
    return any(character.isdigit() for character in text[occurrence.start : occurrence.end])


class Gate:
    """Tells which matchers can find anything in a text, and where, from the beginnings of its words and its context.

    Whether a value can start with given characters is what a partial match answers, so the gate never closes
    before a value. Both answers depend on one word alone, and are kept.
    """

    def __init__(self, matchers: Sequence[Matcher]) -> None:
        """Compile the shapes of ``matchers`` for partial matching."""
        self._patterns: list[_Pattern] = [
            ((index, number), regex.compile(shape.regex))
            for index, matcher in enumerate(matchers)
            for number, (shape, _) in enumerate(matcher.shapes)
        ]
        self._from_space = {place for place, pattern in self._patterns if pattern.match(" ", partial=True)}
        """Shapes that can start with white space, where no word begins."""
        self._signs = [
            ((index, number), shape.signs)
            for index, matcher in enumerate(matchers)
            for number, (shape, _) in enumerate(matcher.shapes)
            if shape.signs
        ]
        self._needing = [(index, each) for index, each in enumerate(matchers) if each.recognizer.needs_context]
        self._all_needing = {index for index, _ in self._needing}
        self._naming = words_pattern(words.split()[0] for _, each in self._needing for words in each.recognizer.context)
        self._with_clue = [(index, each) for index, each in self._needing if each.recognizer.clue]
        self._able_by: dict[str, list[_Pattern]] = {}
        self._starting: dict[str, tuple[tuple[_Place, ...], tuple[_Place, ...]]] = {}
        self._named: dict[str, frozenset[int]] = {}

    def open_for(self, text: str, *, without_context: bool = False) -> dict[int, dict[int, list[int]]]:
        """Positions of the matchers that must be asked about ``text``, in order, each with where its shapes can start.

        Args:
            text: Any text.
            without_context: Also those that need a context word and have none: to explain why they found nothing.
        """
        text = plain(text)
        named = self._all_needing if without_context else self._named_in(text)
        starts = self._starts(text, named)
        for place, signs in self._signs:
            if not any(sign in text for sign in signs):
                starts.pop(place, None)
        if with_spaces := self._from_space.intersection(starts):
            spaces = [match.start() for match in _SPACE.finditer(text)]
            starts.update({place: sorted(starts[place] + spaces) for place in with_spaces})
        opened: dict[int, dict[int, list[int]]] = {}
        for index, number in sorted(starts):
            opened.setdefault(index, {})[number] = starts[index, number]
        return opened

    def _starts(self, text: str, named: AbstractSet[int]) -> dict[_Place, list[int]]:
        """Where the words of ``text`` start that a shape can start with, for each that can; rising."""
        starts: defaultdict[_Place, list[int]] = defaultdict(list)
        starting = self._starting
        for match in _PREFIX.finditer(text):
            start, prefix = match.start(), match[1]
            able = starting.get(prefix)
            if able is None:
                able = _kept(starting, prefix, self._that_start_with)
            free, needing = able
            for place in free:
                starts[place].append(start)
            if named:
                for place in needing:
                    if place[0] in named:
                        starts[place].append(start)
        return starts

    def _named_in(self, text: str) -> set[int]:
        """Positions of the matchers that need a context word and may have one in ``text``."""
        named: set[int] = set()
        known = self._named
        for word in set(text.lower().split()):
            able = known.get(word)
            if able is None:
                able = _kept(known, word, self._that_are_named_by)
            named |= able
        return named

    def _that_start_with(self, prefix: str) -> tuple[tuple[_Place, ...], tuple[_Place, ...]]:
        """The shapes that can start with ``prefix``: of matchers that need no context word, and of those that do."""
        places = [place for place, _ in self._able(prefix)]
        needing = tuple(place for place in places if place[0] in self._all_needing)
        return tuple(place for place in places if place[0] not in self._all_needing), needing

    def _able(self, prefix: str) -> list[_Pattern]:
        """The patterns that can start with ``prefix``: asked are only those that can start with less of it."""
        able = self._patterns
        for length in _STEPS:
            able = _kept(self._able_by, prefix[:length], partial(_starting_with, able))
        return _starting_with(able, prefix)

    def _that_are_named_by(self, word: str) -> frozenset[int]:
        is_naming = self._naming is not None and self._naming.search(word)
        asked = self._needing if is_naming else self._with_clue
        return frozenset(index for index, matcher in asked if matcher.may_be_named_by(word))


def _starting_with(patterns: list[_Pattern], prefix: str) -> list[_Pattern]:
    return [(place, pattern) for place, pattern in patterns if pattern.match(prefix, partial=True)]


def _kept(answers: dict[str, Answer], word: str, ask: Callable[[str], Answer]) -> Answer:
    """The answer for ``word``, asked once; a full memory is emptied rather than left to grow."""
    known = answers.get(word)
    if known is None:
        if len(answers) >= _CACHE_SIZE:
            answers.clear()
        known = answers[word] = ask(word)
    return known
