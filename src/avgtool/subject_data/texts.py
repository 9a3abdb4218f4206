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
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Mentions:
    """Finds mentions of one person."""

    patterns: tuple[tuple[re.Pattern[str], float], ...]

    def score(self, text: str) -> float:
        """How much a text is about the person; 0 where nothing of the person stands in it."""
        read = folded(text).text
        return max((score for each, score in self.patterns if each.search(read)), default=0.0)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the person is mentioned; spans may overlap."""
        read = folded(text)
        return [read.span(hit) for each, _ in self.patterns for hit in each.finditer(read.text)]


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
    return Mentions(tuple((re.compile(written), score) for written, score in _patterns(sought, particles)))


def _patterns(sought: Sought, particles: Collection[str]) -> Iterator[tuple[str, float]]:
    for key in sorted(sought.keys.get(Handle.EMAIL, ())):
        yield rf"(?<![\w.+-]){re.escape(folded(key).text)}(?![\w-])(?!\.\w)", IDENTIFIER_IN_TEXT
    for key in sorted(sought.keys.get(Handle.PHONE, ())):
        yield rf"(?<!\d)(?:(?:\+|00)?31{_BETWEEN}0?|0)?{_BETWEEN}{_BETWEEN.join(key)}(?!\d)", IDENTIFIER_IN_TEXT
    for key in sorted(sought.keys.get(Handle.CUSTOMER, ())):
        if len(key) >= _SHORTEST_NUMBER:
            yield rf"(?<!\w){pattern(folded(key).text)}(?!\w)", IDENTIFIER_IN_TEXT
    for name in sought.wanted.names:
        yield from _names(folded(name).text, particles)


def _names(name: str, particles: Collection[str]) -> Iterator[tuple[str, float]]:
    """The name as it is, and the initial of the first name before the rest; a surname alone is that of many."""
    words = _WORD.findall(name)
    if len(words) < 2:  # noqa: PLR2004 - a first name and another
        return
    yield rf"(?<!\w){pattern(' '.join(words))}(?!\w)", NAME_IN_TEXT
    rest = words[1:]
    surname = [word for word in rest if word not in particles]
    if words[0] not in particles and surname and len(words[0]) > 1:
        yield rf"(?<!\w){re.escape(words[0][0])}\.\s*(?:\w\.\s*)*{pattern(' '.join(rest))}(?!\w)", INITIAL_IN_TEXT
