"""Dutch name finders on English texts: what they take for a name because it begins a sentence is left alone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from avgtool.model.findings import TextFinding
    from avgtool.text.reading import NameFinder

_WORDS = """
a about after again all also always am an and any are as ask at be because been before best but by can cannot
could did do does dear for from get give good had has have he hello help her here hi him his how i if in is it its
just kind last let like look may maybe me mine more my need never new next no not now of off on once one only or
order our out over please regards same see she should since sincerely so some sorry still thank thanks that the
their them then there these they this those to too up us very was we were what when where which while who why will
with would yes yesterday yet you your yours born call called write delivery invoice payment refund return
customer service support department team sales company client account madam sir sirs
monday tuesday wednesday thursday friday saturday sunday today tomorrow morning afternoon evening
january february march april may june july august september october november december
iban bic bsn vat id pin phone mobile email mail address number date street
day days week weeks weekend month months year years hour hours minute minutes
phoned rang emailed mailed texted told asked said wrote spoke met sent paid ordered bought returned received visited
asks says tells writes sends wants needs has had got gets went goes came comes works lives visits
pay pays lovely nice english dutch german french spanish italian polish turkish arabic portuguese belgian british
irish american chinese indian european scottish welsh
person people cheers wishes mum dad wife husband son daughter
"""
EVERYDAY = frozenset(_WORDS.split())
"""English words that begin sentences, greet and close letters, or name days and months."""


_TINTS = re.compile(
    r"(?i)(?:(?:,| and| or| &)[ ]\w+)?[ ](?:colou?rs?|shades?|tones?|tints?|paint|roses?|flowers?|perfume|edition|"
    r"boots|shoes|shirts?|dress|jacket|coat|bag|lamp|chair|sofa|table|bed|jeans|watch|ring|collection|range|model)\b"
)
"""What stands behind names of colors and flowers: *Rose* and Amber colours."""
_TINT_IN_FRONT = re.compile(r"(?i)\b(?:colou?rs?|shades?)(?:[ ]|:[ ]|[ ]of[ ]|[ ]in[ ])$")
_REACH = 14

_CUT = 0.9
"""What remains of the score of a name that had words in its middle."""
_SURE = 0.9
"""Score from which a name without a capital counts in a text that has capitals."""


class InEnglish:
    """Another name finder's finds in English texts, but for what is an everyday word or most likely some other."""

    def __init__(self, finder: NameFinder) -> None:
        """Wrap ``finder``."""
        self._finder = finder
        self.name = finder.name
        self.entities = finder.entities

    def find(self, text: str) -> list[TextFinding]:
        """What the finder finds, without everyday words."""
        capitals = text != text.lower()
        found = (part for one in self._finder.find(text) for part in _parted(text, one))
        return [
            one
            for one in found
            if not _is_word(text[one.start : one.end], one, capitals=capitals) and not _is_tint(text, one)
        ]


def _parted(text: str, found: TextFinding) -> Iterator[TextFinding]:
    """A person without the everyday words in lower case that the name ran into: *Maria* called *Tom* about."""
    if found.entity != "PERSON":
        yield found
        return
    start: int | None = None
    end = found.end
    name = text[found.start : found.end]
    for word in re.finditer(r"\S+", name):
        if word[0] in EVERYDAY and word[0].islower():
            if start is not None:
                yield replace(found, start=start, end=end, score=found.score * (_CUT if word.end() < len(name) else 1))
            start = None
        else:
            start = found.start + word.start() if start is None else start
            end = found.start + word.end()
    if start is not None:
        yield replace(found, start=start, end=end, score=found.score * (_CUT if start > found.start else 1))


def _is_tint(text: str, found: TextFinding) -> bool:
    """Whether what was taken for a person is the name of a color: *Rose and Amber colours*."""
    first, *others = text[found.start : found.end].split(" ")
    if found.entity != "PERSON" or not all(map(str.islower, others)):
        return False
    before = text[max(0, found.start - _REACH) : found.start]
    return _TINTS.match(text, found.start + len(first)) is not None or _TINT_IN_FRONT.search(before) is not None


def _is_word(words: str, found: TextFinding, *, capitals: bool) -> bool:
    is_single = " " not in words
    doubtful = capitals and found.entity == "PERSON" and (is_single or found.score < _SURE) and words == words.lower()
    return doubtful or _is_everyday(words)


def _is_everyday(words: str) -> bool:
    return all(word in EVERYDAY for word in re.findall(r"\w+", words.lower()))
