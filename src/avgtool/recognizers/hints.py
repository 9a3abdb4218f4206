"""Words that hint at a special category (AVG 9) or at criminal data (AVG 10): where in a text they stand.

A hint is no proof: it says that a reader may learn something special about somebody. The stems are a country's and come
in as arguments; columns and running text are searched by this one implementation.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from avgtool.recognizers.folding import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from avgtool.model.findings import TextFinding
    from avgtool.model.kinds import Kind

_WHOLE = "$"
_BEFORE, _END = r"(?<![a-z\d])(?<![a-z\d]-)", r"(?![a-z\d])"
_PARTS = r"(?:-[a-z\d]+)*"
_REST = r"[a-z\d]*" + _PARTS
_WORD = re.compile(rf"[a-z\d]+{_REST}")


class _Bare(dict[int, str]):
    """Characters as they are compared: lower case, without accents, unseen ones left out; made when first met."""

    def __missing__(self, code: int) -> str:
        folded = "" if chr(code) in UNSEEN else unicodedata.normalize("NFKD", chr(code).lower())
        self[code] = bare = "".join(one for one in folded if not unicodedata.combining(one))
        return bare


_BARE = _Bare()


@dataclass(frozen=True, slots=True)
class Hint:
    """A word that hints: half-open span in characters, and at what."""

    start: int
    end: int
    kind: Kind

    @property
    def entity(self) -> str:
        """The name of what it hints at, as Presidio names entities."""
        return self.kind.name

    def overlaps(self, found: TextFinding) -> bool:
        """Whether a finding shares a character with the word."""
        return self.start < found.end and found.start < self.end


class Hints:
    """Finds the words that hint."""

    def __init__(
        self,
        stems: Mapping[Kind, tuple[str, ...]] | None = None,
        homographs: Collection[str] = (),
        other_meanings: Iterable[str] = (),
    ) -> None:
        """Take the words; what searches for them is made at the first text.

        Args:
            stems: Beginnings of words for each kind, lower case, without accents; one that ends in ``$`` is a whole
                word, or what stands before a hyphen: *dna-onderzoek*.
            homographs: Words that look so and mostly mean something else.
            other_meanings: Patterns of phrases in which a word that looks so means something else: *ik geloof*.
        """
        self.stems: Mapping[Kind, tuple[str, ...]] = stems or {}
        self.homographs = frozenset(homographs)
        self._other_meanings = tuple(other_meanings)

    @property
    def entities(self) -> tuple[str, ...]:
        """The names of all that words hint at."""
        return tuple(kind.name for kind in self.stems)

    def find(self, text: str) -> list[Hint]:
        """The words of ``text`` that hint, in order."""
        return [hint for hint, means_it in self.considered(text) if means_it]

    def kinds(self, text: str) -> list[Kind]:
        """What the words of ``text`` hint at, each kind once, in the order of the stems."""
        found = {hint.kind for hint in self.find(text)}
        return [kind for kind in self.stems if kind in found] if found else []

    def considered(self, text: str) -> list[tuple[Hint, bool]]:
        """The words of ``text`` that look like hints, each with whether it means what it says."""
        plain, places = _compared(text)
        found = list(self._pattern.finditer(plain)) if self.stems else []
        if not found:
            return []
        phrases = [match.span() for match in self._phrases.finditer(plain)] if self._phrases else []
        return [(_hint(match, self._kind(match[0]), places), not self._is_other(match, phrases)) for match in found]

    def _is_other(self, match: re.Match[str], phrases: Iterable[tuple[int, int]]) -> bool:
        in_phrase = any(start <= match.start() and match.end() <= end for start, end in phrases)
        return in_phrase or not self.homographs.isdisjoint((match[0], match[0].partition("-")[0]))

    def _kind(self, word: str) -> Kind:
        """That of the longest stem."""
        return next(self._kinds[stem] for length in range(len(word), 0, -1) if (stem := word[:length]) in self._kinds)

    @cached_property
    def _kinds(self) -> dict[str, Kind]:
        return {stem.rstrip(_WHOLE): kind for kind, stems in self.stems.items() for stem in stems}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Matches a word that begins with any stem; by its first letter, so that most words cost next to nothing."""
        stems = sorted(stem for stems in self.stems.values() for stem in stems)
        groups = groupby(stems, key=lambda stem: stem[0])
        either = "|".join(f"{first}(?:{'|'.join(_tail(stem[1:]) for stem in each)})" for first, each in groups)
        return re.compile(rf"{_BEFORE}(?:{either})")

    @cached_property
    def _phrases(self) -> re.Pattern[str] | None:
        either = "|".join(self._other_meanings)
        return re.compile(rf"{_BEFORE}(?:{either}){_END}") if either else None


def beside(hints: Iterable[Hint], findings: Sequence[TextFinding]) -> list[Hint]:
    """The hints at whose place nothing else was found: *Christen* that is somebody's name hints at nothing."""
    return [hint for hint in hints if not any(hint.overlaps(one) and one.entity != hint.entity for one in findings)]


def plain_words(text: str) -> set[str]:
    """The words of a text, lower case and without accents."""
    return set(_WORD.findall(_compared(text)[0]))


def _tail(stem: str) -> str:
    return re.escape(stem.rstrip(_WHOLE)) + (_END + _PARTS if stem.endswith(_WHOLE) else _REST)


def _hint(match: re.Match[str], kind: Kind, places: Sequence[int] | None) -> Hint:
    start, end = match.span()
    return Hint(start, end, kind) if places is None else Hint(places[start], places[end - 1] + 1, kind)


def _compared(text: str) -> tuple[str, list[int] | None]:
    """The text as words are compared, and where each of its characters stands; none where all are in their place."""
    if text.isascii():
        return text.lower(), None
    bare = text.translate(_BARE)
    if len(bare) == len(text):
        return bare, None
    return bare, [place for place, character in enumerate(text) for _ in _BARE[ord(character)]]
