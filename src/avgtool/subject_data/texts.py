"""Where free text speaks of the person: identifiers in any way of writing, and the name.

Who is known is looked for by a pattern, in each text once; a search for whatever may be personal would be slower and
would miss what it does not take for a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from avgtool.model.subject_data import Handle
from avgtool.text.spellings import folded, pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from avgtool.subject_data.wanting import Sought

IDENTIFIER_IN_TEXT, NAME_IN_TEXT, INITIAL_IN_TEXT = 0.95, 0.8, 0.7
"""How much a text is about the person, by what stands in it."""
_SHORTEST_NUMBER = 4
"""A customer id of fewer characters stands in any text."""
_BETWEEN = r"[\s().\-/]*"
_SEPARATORS = str.maketrans("", "", " \t\n\r\u00a0().-/")
_RUN = re.compile(r"[^\W\d_]+|\d+")
_SURE = re.compile(r"[b-df-np-tv-z]+|i+|[iy]")
_WORD = re.compile(r"\S+")


class _Folding(dict[int, str]):
    """Signs to what they are folded to, noted when they are first met."""

    def __missing__(self, sign: int) -> str:
        self[sign] = folded(chr(sign)).text
        return self[sign]


_FOLDING = _Folding()


@dataclass(frozen=True, slots=True)
class Way:
    """One way to mention a person, in a folded text."""

    pattern: re.Pattern[str]
    score: float
    needle: str = ""
    """What must stand in a text for the pattern to match: quicker to look for."""
    digits: str = ""
    """What must stand in it without what separates digits."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """Finds mentions of one person."""

    ways: tuple[Way, ...]

    def score(self, text: str) -> float:
        """How much a text is about the person; 0 where nothing of the person stands in it."""
        read = text.lower() if text.isascii() else text.translate(_FOLDING)
        for way in self.ways:  # the surest first
            if way.needle not in read:
                continue
            if (not way.digits or way.digits in read.translate(_SEPARATORS)) and way.pattern.search(read):
                return way.score
        return 0.0

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the person is mentioned; spans may overlap."""
        read = folded(text)
        return [read.span(hit) for way in self.ways for hit in way.pattern.finditer(read.text)]


def without_mentions(text: str, mentions: Mentions, instead: str) -> str:
    """A text without what it says of the person by name or identifier.

    >>> known = Mentions(((re.compile("jan bakker"), 1.0),))
    >>> without_mentions("Belde met Jan Bakker.", known, "[…]")
    'Belde met […].'
    """
    at, kept = 0, []
    for start, end in sorted(mentions.spans(text)):
        if start >= at:
            kept += [text[at:start], instead]
        at = max(at, end)
    return "".join([*kept, text[at:]])


def mentions_of(sought: Sought, particles: Collection[str] = ()) -> Mentions:
    """What finds the mentions of a person, by everything that is known of the person."""
    return Mentions(tuple(sorted(_ways(sought, particles), key=lambda way: -way.score)))


def _ways(sought: Sought, particles: Collection[str]) -> Iterator[Way]:
    for key in sorted(sought.keys.get(Handle.EMAIL, ())):
        plain = folded(key).text
        yield Way(
            re.compile(rf"(?<![\w.+-]){re.escape(plain)}(?![\w-])(?!\.\w)"), IDENTIFIER_IN_TEXT, plain
        )  # fmt: skip
    for key in sorted(sought.keys.get(Handle.PHONE, ())):
        dialled = rf"(?<!\d)(?:(?:\+|00)?31{_BETWEEN}0?|0)?{_BETWEEN}{_BETWEEN.join(key)}(?!\d)"
        yield Way(re.compile(dialled), IDENTIFIER_IN_TEXT, key[-1], key)
    for key in sorted(sought.keys.get(Handle.CUSTOMER, ())):
        if len(key) >= _SHORTEST_NUMBER:
            plain = folded(key).text
            needle = max(_RUN.findall(plain), key=len, default="") if any(map(str.isdigit, plain)) else ""
            yield Way(re.compile(rf"(?<!\w){pattern(plain)}(?!\w)"), IDENTIFIER_IN_TEXT, needle)
    for name in sought.wanted.names:
        yield from _names(folded(name).text, particles)


def _names(name: str, particles: Collection[str]) -> Iterator[Way]:
    """The name as it is, and the initial of the first name before the rest; a surname alone is that of many."""
    words = _WORD.findall(name)
    if len(words) < 2:  # noqa: PLR2004 - a first name and another
        return
    yield Way(re.compile(rf"(?<!\w){pattern(' '.join(words))}(?!\w)"), NAME_IN_TEXT, _sure_signs(words[-1]))
    rest = words[1:]
    surname = [word for word in rest if word not in particles]
    if words[0] not in particles and surname and len(words[0]) > 1:
        initial = rf"(?<!\w){re.escape(words[0][0])}\.\s*(?:\w\.\s*)*{pattern(' '.join(rest))}(?!\w)"
        yield Way(re.compile(initial), INITIAL_IN_TEXT, _sure_signs(rest[-1]))


def _sure_signs(word: str) -> str:
    """The longest part of a word that all of its spellings share: none of its vowels may be spelled otherwise."""
    return max(_SURE.findall(word), key=len, default="")
