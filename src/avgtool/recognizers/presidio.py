"""From a declaration to a Presidio recognizer.

:class:`DeclaredRecognizer` holds one declaration and stands by itself in anybody's ``AnalyzerEngine``;
:class:`DeclaredRecognizers` holds many and asks each only about texts in which its values can start: Presidio spends
a third of a millisecond on a text with 46 recognizers that find nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult

from avgtool.recognizers.declared import DECLARED, DeclaredKinds, has_digit
from avgtool.recognizers.matching import (
    CHECK_WITH_CONTEXT,
    SHAPE_WITH_CONTEXT,
    Matcher,
    Occurrence,
    Reason,
    without_beaten,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from presidio_analyzer.nlp_engine import NlpArtifacts

    from avgtool.recognizers.base import Recognizer

DISTANCE = "context_distance"
"""Key in ``recognition_metadata``: characters to the context word that supports a result."""
REASON = "reason"
"""Key in ``recognition_metadata``: why a result has its score (:class:`Reason`)."""


class Named(Protocol):
    """A recognizer as results name it."""

    name: str

    @property
    def id(self) -> str:
        """Unlike that of any other."""
        ...


class DeclaredRecognizer(EntityRecognizer):
    """One declaration as a Presidio recognizer.

    Context words are weighed here, with Presidio's mark that it is done, so an engine does not weigh them again.
    A kind that needs context and has none is given with score 0, which Presidio drops unless the caller's own
    ``context`` raises it.
    """

    name: str

    def __init__(
        self,
        recognizer: Recognizer,
        *,
        language: str = "nl",
        unrelated: Iterable[str] = (),
        beaten_by: Iterable[str] = (),
    ) -> None:
        """Wrap ``recognizer`` for texts in ``language``.

        Args:
            recognizer: A declaration with shapes.
            language: ISO 639-1 code of the texts.
            unrelated: Words beside which a bare number is no personal identifier.
            beaten_by: Entities that win where both fit a value.
        """
        self.matcher = Matcher(recognizer, unrelated)
        self._beats = tuple((winner, recognizer.entity) for winner in beaten_by)
        super().__init__(
            supported_entities=[recognizer.entity],
            name=f"Avgtool{recognizer.entity.title().replace('_', '')}Recognizer",
            supported_language=language,
            context=list(recognizer.context),
            country_code=recognizer.country,
        )

    def load(self) -> None:
        """Nothing to load: the declaration is all there is."""

    def analyze(
        self,
        text: str,
        entities: Sequence[str],
        nlp_artifacts: NlpArtifacts | None = None,  # noqa: ARG002 - Presidio's signature
    ) -> list[RecognizerResult]:
        """The occurrences of the entity in ``text``."""
        if entities and not set(entities) & set(self.supported_entities):
            return []
        found = self.matcher.find(text)
        return [result(one, self) for one in found if one.accepted or self._may_get_context(text, one)]

    @staticmethod
    def _may_get_context(text: str, occurrence: Occurrence) -> bool:
        return occurrence.reason is Reason.NO_CONTEXT and has_digit(text, occurrence)

    def enhance_using_context(
        self,
        text: str,  # noqa: ARG002 - Presidio's signature
        raw_recognizer_results: list[RecognizerResult],
        other_raw_recognizer_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts | None,  # noqa: ARG002 - Presidio's signature
        context: list[str] | None = None,
    ) -> list[RecognizerResult]:
        """Drop what another recognizer's result beats; raise by the caller's own context words."""
        own = [occurrence_of(one) for one in raw_recognizer_results]
        others = [occurrence_of(one) for one in other_raw_recognizer_results]
        judged = without_beaten([*own, *others], self._beats)[: len(own)]
        kept = [
            each for each, one in zip(raw_recognizer_results, judged, strict=True) if one.reason is not Reason.BEATEN
        ]
        words = {word.lower() for word in self.context}
        if context and words & {word.lower() for word in context}:
            for each in kept:
                _support(each, with_check=self.matcher.recognizer.check is not None)
        return kept


class DeclaredRecognizers(EntityRecognizer):
    """Many declarations as one Presidio recognizer, gated by the beginnings of the words of a text."""

    name: str

    def __init__(
        self, recognizers: Iterable[Recognizer], *, language: str = "nl", unrelated: Iterable[str] = ()
    ) -> None:
        """Wrap every one of ``recognizers`` that has shapes and is looked for in texts."""
        self._kinds = DeclaredKinds(recognizers, unrelated)
        super().__init__(
            supported_entities=list(self._kinds.entities),
            name=DECLARED,
            supported_language=language,
        )

    def load(self) -> None:
        """Nothing to load: the declarations are all there is."""

    def occurrences(self, text: str) -> list[Occurrence]:
        """What was considered in ``text`` (:meth:`avgtool.recognizers.declared.DeclaredKinds.occurrences`)."""
        return self._kinds.occurrences(text)

    def analyze(
        self,
        text: str,
        entities: Sequence[str],
        nlp_artifacts: NlpArtifacts | None = None,  # noqa: ARG002 - Presidio's signature
    ) -> list[RecognizerResult]:
        """The occurrences of ``entities`` (of all, when empty) in ``text``."""
        return [result(one, self) for one in self._kinds.find_accepted(text) if not entities or one.entity in entities]


def result(occurrence: Occurrence, recognizer: Named) -> RecognizerResult:
    """An occurrence as Presidio gives results, with its explanation; neither holds the value."""
    explanation = AnalysisExplanation(
        recognizer=recognizer.name,
        original_score=occurrence.score,
        pattern_name=occurrence.entity,
        validation_result=occurrence.reason in {Reason.CHECK, Reason.CHECK_AND_CONTEXT},
        textual_explanation=occurrence.reason.value,
    )
    metadata: dict[str, Any] = {
        RecognizerResult.RECOGNIZER_NAME_KEY: recognizer.name,
        RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: recognizer.id,
        RecognizerResult.IS_SCORE_ENHANCED_BY_CONTEXT_KEY: True,
        DISTANCE: occurrence.distance,
        REASON: occurrence.reason.value,
    }
    return RecognizerResult(
        entity_type=occurrence.entity,
        start=occurrence.start,
        end=occurrence.end,
        score=occurrence.score,
        analysis_explanation=explanation,
        recognition_metadata=metadata,
    )


def occurrence_of(found: RecognizerResult) -> Occurrence:
    """A Presidio result, whoever found it, as an occurrence."""
    metadata = found.recognition_metadata or {}
    reason = Reason(metadata.get(REASON, Reason.SHAPE))
    return Occurrence(found.start, found.end, found.entity_type, found.score, reason, metadata.get(DISTANCE))


def _support(found: RecognizerResult, *, with_check: bool) -> None:
    supported = CHECK_WITH_CONTEXT if with_check else SHAPE_WITH_CONTEXT
    found.score = max(found.score, supported)
    if found.analysis_explanation is not None:
        found.analysis_explanation.set_improved_score(found.score)
