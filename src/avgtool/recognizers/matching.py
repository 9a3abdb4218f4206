"""Finding the values of one declaration inside running text: pure, and free of Presidio.

A declaration says what a value looks like and nothing more; here it gets what running text needs: boundaries,
the check, the words around it, and a confidence.

Confidence (domain knowledge, section 1.2): check and context word 0.9; check alone and shape alone as declared; shape
and context word 0.7. A shape declared for columns only, whose score says next to nothing, needs its context word close
by.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

import regex  # type: ignore[import-untyped]

from avgtool.model.kinds import Kind
from avgtool.recognizers.base import Sighting
from avgtool.recognizers.context_words import CONTEXT_REACH, distance_before, distance_to, words_pattern
from avgtool.recognizers.folding import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from avgtool.recognizers.base import Recognizer, Shape

UNRELATED_REACH = 25
"""The same for a word that says that it is something else."""

CHECK_WITH_CONTEXT = 0.9
SHAPE_WITH_CONTEXT = 0.7
WEAK_WITH_CONTEXT = 0.5

WEAK_SHAPE = 0.1
"""A shape below this score says nothing by itself: it needs a context word within :data:`WEAK_REACH`."""
WEAK_REACH = 15
SURE_CHECK = 0.6
"""A check from this score on is doubted only for a word right in front that says something else."""
LABEL_REACH = 3
"""Characters between a label and its value."""

_WINDOW = 80
"""Characters before a context word in which a value that ends within its reach may start."""
_BARE = re.compile(r"[0-9.]+|[0-9]{4}(?: [0-9]{4})+(?: [0-9]{1,4})?")
"""A number without a form of its own, or in groups as on a card."""
_PUNCTUATION = ".,;:!?'\")"
_PUNCTUATION_OF_SECRETS = ".,;:'\")"
"""A password of letters may well end with an exclamation mark: better one sign too many than half of it."""
_LETTER = re.compile(r"[^\W\d_]")
_LINK = re.compile(
    r"[\s:=#.()\"'-]*(?:\([^()\n\d]{1,20}\)[\s:=#.\"'-]*)?"
    r"(?:(?:is|was|nr|no|nummer|number|in|op)\b[\s:=#.(\"'-]*){0,2}",
    re.IGNORECASE,
)
"""What may stand between a label and its value, such as *(BE):*."""
_JOINTS = ".:-/@"
_BEFORE_EDGE = r"(?<![^\W_])(?<!\d[.\-:])"
_AFTER_EDGE = r"(?![^\W_])(?![.\-]\d)(?!,\d{1,2}(?!\d))"
_COLONS = "::"
"""A value in which two colons can stand is a part of something longer where it stands beside two."""
Starts = list[int] | None
"""Where in a text something can start, rising; none where it may be anywhere."""
_CUT = re.compile(r"[^\W_](?=[\W_]+[^\W_]+\W*$)|[^\W_](?=[\W_]+$)")


class Reason(StrEnum):
    """Why an occurrence has its score."""

    CHECK_AND_CONTEXT = "check_and_context"
    CHECK = "check"
    SHAPE_AND_CONTEXT = "shape_and_context"
    SHAPE = "shape"
    CHECK_FAILED = "check_failed"
    NO_CONTEXT = "no_context"
    OTHER_CONTEXT = "other_context"
    BEATEN = "beaten"
    HINT = "hint"
    OTHER_MEANING = "other_meaning"


_SUPPORTED = frozenset({Reason.CHECK_AND_CONTEXT, Reason.SHAPE_AND_CONTEXT})
"""By a context word, or by what else stands around."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place in a text that has the shape of a kind; score 0 where it was rejected."""

    start: int
    end: int
    entity: str
    score: float
    reason: Reason
    distance: int | None = None
    """Characters to the nearest context word; none where there is none within reach."""

    @property
    def accepted(self) -> bool:
        """Whether it counts."""
        return self.score > 0


class Matcher:
    """Finds the values of one declaration in texts."""

    def __init__(self, recognizer: Recognizer, unrelated: Iterable[str] = ()) -> None:
        """Compile ``recognizer``.

        Args:
            recognizer: The declaration; must have shapes.
            unrelated: Words that say that a bare number beside them is no personal identifier, such as *factuur*.
        """
        self.recognizer = recognizer
        self.shapes = tuple((shape, _compiled(shape)) for shape in recognizer.shapes if _is_for_text(recognizer, shape))
        self._everywhere = dict[int, Starts].fromkeys(range(len(self.shapes)))
        self._context = words_pattern(recognizer.context)
        self._clue = re.compile(recognizer.clue) if recognizer.clue else None
        self._context_start = words_pattern(words.split()[0] for words in recognizer.context)
        self._unrelated = words_pattern(unrelated)
        self._strip = str.maketrans("", "", recognizer.separators)

    def find(self, text: str) -> list[Occurrence]:
        """Every occurrence in ``text``, rejected ones too, in order; those of one declaration do not overlap."""
        return self._within(plain(text), [(0, len(text))], self._everywhere)

    def find_accepted(self, text: str, starts: Mapping[int, Sequence[int]] | None = None) -> list[Occurrence]:
        """The occurrences that count; a kind that needs context is looked for only where its words are.

        Args:
            text: Any text.
            starts: By position of a shape, where in ``text`` it can start; a shape that is not there cannot. Every
                shape anywhere, when it is not known.
        """
        text = plain(text)
        possible = self._everywhere if starts is None else self._matching(text, starts)
        if not possible:
            return []
        windows = self._windows(text) if self.recognizer.needs_context else [(0, len(text))]
        return [one for one in self._within(text, windows, possible) if one.accepted]

    @property
    def says_something(self) -> bool:
        """Whether any shape means something without a label."""
        return any(shape.score >= WEAK_SHAPE for shape, _ in self.shapes)

    def may_be_named_by(self, word: str) -> bool:
        """Whether ``word``, as it stands between spaces, can begin a context word of this kind."""
        return any(each is not None and each.search(word) for each in (self._context_start, self._clue))

    def _matching(self, text: str, starts: Mapping[int, Sequence[int]]) -> dict[int, Starts]:
        """Those of ``starts`` at which the shape is there; mostly none, which is cheap to find out."""
        found: dict[int, Starts] = {}
        for number, places in starts.items():
            match = self.shapes[number][1].match
            if there := [place for place in places if match(text, place)]:
                found[number] = there
        return found

    def _windows(self, text: str) -> list[tuple[int, int]]:
        """Where a value may start that has a context word within reach."""
        words = [word for each in (self._context, self._clue) if each for word in each.finditer(text)]
        return [(max(0, word.start() - _WINDOW), word.end() + CONTEXT_REACH) for word in words]

    def _within(self, text: str, windows: list[tuple[int, int]], starts: Mapping[int, Starts]) -> list[Occurrence]:
        found = [
            occurrence
            for number, places in starts.items()
            for begin, stop in windows
            for occurrence in self._of_shape(text, *self.shapes[number], begin, stop, places)
        ]
        return _without_overlap(set(found)) if len(found) > 1 else found

    def _of_shape(
        self, text: str, shape: Shape, pattern: re.Pattern[str], position: int, stop: int, places: Starts
    ) -> Iterator[Occurrence]:
        while match := _next(pattern, text, position, stop, places):
            start, end = match.span()
            if start == end:
                position = end + 1
                continue
            end = _longest_end(text, start, end, pattern)
            start = _behind_bracket(text, _behind_word(text, start, end, pattern), end)
            if self._lacks_label(text, start, end, shape):
                yield Occurrence(start, end, self.recognizer.entity, 0.0, Reason.NO_CONTEXT)
                position = end
                continue
            valid_end = self._valid_end(text, start, end, pattern)
            if valid_end is None:
                failed = Occurrence(start, end, self.recognizer.entity, 0.0, Reason.CHECK_FAILED)
                judged = self._as_it_stands(text, failed, is_valid=False)
                yield judged
                position = end if judged.accepted else start + 1
            else:
                yield self._as_it_stands(text, self._judge(text, start, valid_end, shape), is_valid=True)
                position = valid_end

    def _lacks_label(self, text: str, start: int, end: int, shape: Shape) -> bool:
        """Whether a shape that says nothing stands without its label, so that nothing need be asked about it."""
        is_weak = shape.score < WEAK_SHAPE and self.recognizer.surroundings is None
        return is_weak and not _is_labelled(self._context, text, start, end)

    def _as_it_stands(self, text: str, occurrence: Occurrence, *, is_valid: bool) -> Occurrence:
        """The occurrence with the last word left to what stands around it, where the kind knows about that."""
        judge = self.recognizer.surroundings
        if judge is None:
            return occurrence
        score = judge(Sighting(text, occurrence.start, occurrence.end, occurrence.score, is_valid))
        if score is None or score == occurrence.score:
            return occurrence
        if not score:
            return replace(occurrence, score=0.0, reason=Reason.OTHER_CONTEXT)
        if score < occurrence.score:
            return replace(occurrence, score=score)
        is_checked = is_valid and self.recognizer.check is not None
        return replace(
            occurrence, score=score, reason=Reason.CHECK_AND_CONTEXT if is_checked else Reason.SHAPE_AND_CONTEXT
        )

    def _valid_end(self, text: str, start: int, end: int, pattern: re.Pattern[str]) -> int | None:
        """Where the value that passes the check ends: a greedy shape may have swallowed what stands behind it."""
        check = self.recognizer.check
        is_secret = self.recognizer.kind is Kind.SECRET and _LETTER.search(text, start, end)
        bare_end = start + len(text[start:end].rstrip(_PUNCTUATION_OF_SECRETS if is_secret else _PUNCTUATION))
        if start < bare_end < end and pattern.fullmatch(text, start, bare_end):
            end = bare_end
        if check is None:
            return end
        while True:
            bare = text[start:end].translate(self._strip)
            if check.is_valid(bare if check.case_matters else bare.upper()):
                return end
            cut = _CUT.search(text, start, end)
            if cut is None or (shorter := pattern.fullmatch(text, start, cut.end())) is None:
                return None
            end = shorter.end()

    def _judge(self, text: str, start: int, end: int, shape: Shape) -> Occurrence:
        distance = distance_to(self._context, text, start, end)
        score, reason = self._confidence(shape, distance)
        occurrence = Occurrence(start, end, self.recognizer.entity, score, reason, distance)
        if not score:
            return occurrence
        if shape.score < WEAK_SHAPE and not _is_labelled(self._context, text, start, end):
            return replace(occurrence, score=0.0, reason=Reason.NO_CONTEXT)
        if self._is_something_else(text, start, end, shape, distance):
            return replace(occurrence, score=0.0, reason=Reason.OTHER_CONTEXT)
        return occurrence

    def _confidence(self, shape: Shape, distance: int | None) -> tuple[float, Reason]:
        check = self.recognizer.check if shape.proven else None
        if distance is None:
            if self.recognizer.needs_context or shape.score < WEAK_SHAPE:
                return 0.0, Reason.NO_CONTEXT
            return (max(check.score, shape.score), Reason.CHECK) if check else (shape.score, Reason.SHAPE)
        reason = Reason.CHECK_AND_CONTEXT if check else Reason.SHAPE_AND_CONTEXT
        if shape.score < WEAK_SHAPE:
            return (WEAK_WITH_CONTEXT, reason) if distance <= WEAK_REACH else (0.0, Reason.NO_CONTEXT)
        supported = max(CHECK_WITH_CONTEXT, check.score) if check else SHAPE_WITH_CONTEXT
        return max(supported, shape.score), reason

    def _is_something_else(self, text: str, start: int, end: int, shape: Shape, distance: int | None) -> bool:
        """Whether a word in front of a bare number says that it is another: *factuur 123456782*, *versie 1.2.3.4*."""
        if not _BARE.fullmatch(text, start, end):
            return False
        other = distance_before(self._unrelated, text, start, UNRELATED_REACH)
        if other is None or (distance is not None and distance <= other):
            return False
        check = self.recognizer.check
        is_doubted = max(shape.score, check.score if check else 0.0) < SURE_CHECK
        return other <= LABEL_REACH or (is_doubted and text[start:end].isdigit())


def _next(pattern: re.Pattern[str], text: str, position: int, stop: int, places: Starts) -> re.Match[str] | None:
    """The first match that starts from ``position`` to ``stop``; looked for at ``places`` where these are known."""
    if places is None:
        match = pattern.search(text, position)
        return match if match and match.start() <= stop else None
    for place in places[bisect_left(places, position) : bisect_right(places, stop)]:
        if match := pattern.match(text, place):
            return match
    return None


def without_beaten(occurrences: Iterable[Occurrence], beats: Iterable[tuple[str, str]]) -> list[Occurrence]:
    """Reject what loses, by declaration, to another entity at the same place.

    Args:
        occurrences: Of several declarations in one text.
        beats: Pairs of winner and loser (OV-chipkaart before payment card). A loser that has a context word stands
            when nothing around supports the winner.
    """
    every = list(occurrences)
    pairs = frozenset(beats)

    def is_beaten(one: Occurrence) -> bool:
        return any(
            (other.entity, one.entity) in pairs
            and other.accepted
            and other.start < one.end
            and one.start < other.end
            and (one.distance is None or other.distance is not None or other.reason in _SUPPORTED)
            for other in every
        )

    return [replace(one, score=0.0, reason=Reason.BEATEN) if is_beaten(one) else one for one in every]


def _is_labelled(words: re.Pattern[str] | None, text: str, start: int, end: int) -> bool:
    """Whether a label stands right in front: *klantnummer is* 4821. A word without a digit needs its colon, too."""
    labels = list(words.finditer(text, max(0, start - WEAK_REACH - 20), start)) if words else []
    if not labels:
        return False
    between = text[labels[-1].end() : start]
    has_digit = any(character.isdigit() for character in text[start:end])
    return _LINK.fullmatch(between) is not None and (has_digit or between.rstrip(" \"'").endswith((":", "=")))


def _is_for_text(recognizer: Recognizer, shape: Shape) -> bool:
    """Whether a shape is of use in prose; a weak one beside stronger ones is declared for columns by default."""
    if shape.in_text is not None:
        return shape.in_text
    return shape.score >= WEAK_SHAPE or recognizer.needs_context


def _longest_end(text: str, start: int, end: int, pattern: re.Pattern[str]) -> int:
    """Where the longest match ends when the first alternative that fits stops at a joint: *2001:db8::8a2e*:370."""
    if text[end : end + 1] not in _JOINTS or not text[end + 1 : end + 2].strip():
        return end
    longest = _as_posix(pattern.pattern).match(text, start)
    return max(end, longest.end()) if longest else end


@cache
def _as_posix(pattern: str) -> regex.Pattern[str]:
    """The same pattern, leftmost longest."""
    return regex.compile(pattern, regex.POSIX)


def _behind_word(text: str, start: int, end: int, pattern: re.Pattern[str]) -> int:
    """Where the value starts when the match has swallowed the space or word in front of it: *is* 48213377."""
    word, space, rest = text[start:end].partition(" ")
    is_apart = bool(space) and (not word or (word.isalpha() and not word.isupper()))
    return end - len(rest) if is_apart and pattern.fullmatch(text, end - len(rest), end) else start


def _behind_bracket(text: str, start: int, end: int) -> int:
    """Where the value starts when the bracket in front of it closes behind it: (*06-12345678*)."""
    value = text[start:end]
    return start + 1 if value.startswith("(") and value.count("(") > value.count(")") else start


def _compiled(shape: Shape) -> re.Pattern[str]:
    inline = shape.regex.startswith("(?i)")
    body = f"(?i:{shape.regex[4:]})" if inline else f"(?:{shape.regex})"
    before, after = (f"(?<!{_COLONS})", f"(?!{_COLONS})") if _COLONS in shape.regex else ("", "")
    return re.compile(before + _BEFORE_EDGE + body + _AFTER_EDGE + after)


def _without_overlap(found: Iterable[Occurrence]) -> list[Occurrence]:
    """The best of each group of overlapping occurrences: accepted before rejected, then the longer."""
    kept: list[Occurrence] = []
    for one in sorted(found, key=lambda each: (-each.score, each.start - each.end, each.start, each.reason)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda each: each.start)
