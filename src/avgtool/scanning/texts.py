"""What stands in columns of prose: the text path over their distinct values, counted in rows."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from avgtool.recognizers.hints import beside
from avgtool.scanning.readings.special import tells_of_life

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from avgtool.model.findings import TextFinding
    from avgtool.model.kinds import Kind
    from avgtool.model.ports import Progress, TextFinder
    from avgtool.recognizers.hints import Hints
    from avgtool.recognizers.value_words import ValueWords

CHUNK = 5_000
"""Distinct texts that go through the text path at once."""
SURE = 0.85
"""Score from which what was found in a text decides how grave the column is: check and context agree, or a check by
which next to nothing passes by chance."""
IMPERSONAL = frozenset({"DATE_TIME", "URL", "ORGANIZATION", "NRP"})
"""Entities that by themselves do not make a text personal."""
_SHORT_FORM = re.compile(r"[A-Z]{2,4}")
"""A department or a system in a text with small letters, no name: *afstemmen met FIN*."""


class Prose:
    """Counts what is found in texts as they pass."""

    def __init__(self, finder: TextFinder, hints: Hints, words: ValueWords) -> None:
        self._finder = finder
        self._hints = hints
        self._words = words
        self.entities: Counter[str] = Counter()
        """Rows that hold each entity."""
        self.hints: Counter[Kind] = Counter()
        """Rows in which a word hints at each special category."""
        self.revealing = 0
        """Rows in which a word hints at any."""
        self.lives = 0
        """Rows that tell of health, family, money or another thing of a life."""
        self.sure: set[str] = set()
        """Entities of which at least one was found beyond doubt."""
        self.rows = 0

    def add(self, texts: Iterable[str], rows: Iterable[int], progress: Progress) -> None:
        """Read distinct texts, each with the number of its rows."""
        values, numbers = list(texts), list(rows)
        for text, claims, number in zip(values, self._finder.find(values), numbers, strict=True):
            found = [one for one in claims if not _is_short_form(text, one)]
            self.entities.update(dict.fromkeys({one.entity for one in found}, number))
            self.sure.update(one.entity for one in found if one.score >= SURE)
            hinted = {one.kind for one in beside(self._hints.find(text), found)}
            self.hints.update({kind: number for kind in self._hints.stems if kind in hinted})
            self.revealing += number if hinted else 0
            self.lives += number if tells_of_life(text, self._hints, self._words) else 0
        self.rows += sum(numbers)
        progress.advance(sum(numbers))

    @property
    def counted(self) -> Mapping[str, int]:
        """Rows that hold each entity, most first."""
        return dict(sorted(self.entities.items(), key=lambda item: (-item[1], item[0])))

    @property
    def is_personal(self) -> bool:
        """Whether anything was found that makes a text personal data."""
        impersonal = IMPERSONAL.union(self._hints.entities)
        return any(rows for entity, rows in self.entities.items() if entity not in impersonal)


def _is_short_form(text: str, found: TextFinding) -> bool:
    """Whether a person that was found is a short form in capitals, among words in small letters."""
    named = text[found.start : found.end]
    return found.entity == "PERSON" and bool(_SHORT_FORM.fullmatch(named)) and not text.isupper()
