"""Words that hint at a special category, for anybody's Presidio engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presidio_analyzer import EntityRecognizer

from avgtool.recognizers.presidio import result
from avgtool.text.arbiter import HINTS
from avgtool.text.hinting import occurrences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presidio_analyzer import RecognizerResult
    from presidio_analyzer.nlp_engine import NlpArtifacts

    from avgtool.recognizers.hints import Hints
    from avgtool.recognizers.matching import Occurrence


class HintRecognizer(EntityRecognizer):
    """Finds words that hint, at a low score: an engine that asks for more than 0.3 does without them."""

    name: str

    def __init__(
        self, hints: Hints, *, language: str = "nl", name: str = HINTS, entities: Sequence[str] | None = None
    ) -> None:
        """Wrap ``hints`` for texts in ``language``, an ISO 639-1 code; keep to ``entities`` where some are given."""
        self._hints = hints
        wanted = [entity for entity in hints.entities if not entities or entity in entities]
        super().__init__(supported_entities=wanted, name=name, supported_language=language)

    def load(self) -> None:
        """Nothing to load: the words are all there is."""

    def occurrences(self, text: str) -> list[Occurrence]:
        """What was considered in ``text``."""
        return [one for one in occurrences(text, self._hints) if one.entity in self.supported_entities]

    def analyze(
        self,
        text: str,
        entities: Sequence[str],
        nlp_artifacts: NlpArtifacts | None = None,  # noqa: ARG002 - Presidio's signature
    ) -> list[RecognizerResult]:
        """The words that hint at ``entities`` (at any, when empty)."""
        return [
            result(one, self)
            for one in self.occurrences(text)
            if one.accepted and (not entities or one.entity in entities)
        ]
