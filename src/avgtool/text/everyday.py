"""Dutch name finders on English texts: what they take for a name because it begins a sentence is left alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from presidio_analyzer import EntityRecognizer, RecognizerResult

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presidio_analyzer.nlp_engine import NlpArtifacts

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
"""
EVERYDAY = frozenset(_WORDS.split())
"""English words that begin sentences, greet and close letters, or name days and months."""


class InEnglish(EntityRecognizer):
    """Another recognizer's finds in English texts, but for those of which every word is an everyday one."""

    reads_text_only = True
    """It needs none of what Presidio prepares."""

    def __init__(self, recognizer: EntityRecognizer) -> None:
        """Wrap ``recognizer``, which reads texts only."""
        self._recognizer = recognizer
        super().__init__(
            supported_entities=recognizer.supported_entities,
            name=recognizer.to_dict()["name"],
            supported_language=recognizer.supported_language,
        )

    def load(self) -> None:
        """Nothing to load: the recognizer is ready."""

    def analyze(self, text: str, entities: Sequence[str], nlp_artifacts: NlpArtifacts) -> list[RecognizerResult]:
        """What the recognizer finds, without everyday words."""
        found = self._recognizer.analyze(text, list(entities), nlp_artifacts)
        return [one for one in found if not _is_everyday(text[one.start : one.end])]


def _is_everyday(words: str) -> bool:
    return all(word in EVERYDAY for word in re.findall(r"\w+", words.lower()))
