"""Dutch name finders on English texts: what they take for a name because it begins a sentence is left alone."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
person people cheers wishes mum dad wife husband son daughter
"""
EVERYDAY = frozenset(_WORDS.split())
"""English words that begin sentences, greet and close letters, or name days and months."""


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
        found = (_without_words_after(text, one) for one in self._finder.find(text))
        return [one for one in found if not _is_word(text[one.start : one.end], one, capitals=capitals)]


def _without_words_after(text: str, found: TextFinding) -> TextFinding:
    """A person without the everyday words in lower case that the name ran into: *james brown* about."""
    name = text[found.start : found.end]
    while found.entity == "PERSON" and (last := name.rpartition(" ")[2]) in EVERYDAY and last != name:
        name = name[: -len(last)].rstrip()
    return replace(found, end=found.start + len(name))


def _is_word(words: str, found: TextFinding, *, capitals: bool) -> bool:
    doubtful = capitals and found.entity == "PERSON" and found.score < _SURE and words == words.lower()
    return doubtful or _is_everyday(words)


def _is_everyday(words: str) -> bool:
    return all(word in EVERYDAY for word in re.findall(r"\w+", words.lower()))
