"""Name finders as Presidio recognizers, for anybody's engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult

from avgtool.text.reading import source_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presidio_analyzer.nlp_engine import NlpArtifacts

    from avgtool.model.findings import TextFinding
    from avgtool.text.reading import NameFinder


class NameRecognizer(EntityRecognizer):
    """A name finder as a Presidio recognizer."""

    name: str

    def __init__(self, finder: NameFinder, *, language: str = "nl") -> None:
        """Wrap ``finder`` for texts in ``language``, an ISO 639-1 code."""
        self._finder = finder
        super().__init__(
            supported_entities=list(finder.entities), name=source_name(finder), supported_language=language
        )

    def load(self) -> None:
        """Nothing to load: the finder is ready."""

    def analyze(
        self,
        text: str,
        entities: Sequence[str],
        nlp_artifacts: NlpArtifacts | None = None,  # noqa: ARG002 - Presidio's signature
    ) -> list[RecognizerResult]:
        """What the finder finds of ``entities`` (of all, when empty)."""
        return [self._result(each) for each in self._finder.find(text) if not entities or each.entity in entities]

    def _result(self, found: TextFinding) -> RecognizerResult:
        return RecognizerResult(
            entity_type=found.entity,
            start=found.start,
            end=found.end,
            score=found.score,
            analysis_explanation=AnalysisExplanation(recognizer=self.name, original_score=found.score),
            recognition_metadata={
                RecognizerResult.RECOGNIZER_NAME_KEY: self.name,
                RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
            },
        )
