"""From a declaration to a Presidio recognizer.

:class:`DeclaredRecognizer` holds one declaration and stands by itself in anybody's ``AnalyzerEngine``;
:class:`DeclaredRecognizers` holds many and asks each only about texts in which its values can start: Presidio spends
a third of a millisecond on a text with 46 recognizers that find nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import regex  # type: ignore[import-untyped]
from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult

from avgtool.recognizers.matching import (
    CHECK_WITH_CONTEXT,
    SHAPE_WITH_CONTEXT,
    Matcher,
    Occurrence,
    Reason,
    without_beaten,
)
from avgtool.recognizers.other_numbers import OTHER_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from presidio_analyzer.nlp_engine import NlpArtifacts

    from avgtool.recognizers.base import Recognizer

DISTANCE = "context_distance"
"""Key in ``recognition_metadata``: characters to the context word that supports a result."""
REASON = "reason"
"""Key in ``recognition_metadata``: why a result has its score (:class:`Reason`)."""

_PREFIX = re.compile(r"(?<![^\W_])(?=(\S.{0,3}))", re.DOTALL)
_CACHE_SIZE = 50_000


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
        unrelated: Iterable[str] = OTHER_NUMBERS,
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
        return occurrence.reason is Reason.NO_CONTEXT and _has_digit(text, occurrence)

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
        self, recognizers: Iterable[Recognizer], *, language: str = "nl", unrelated: Iterable[str] = OTHER_NUMBERS
    ) -> None:
        """Wrap every one of ``recognizers`` that has shapes and is looked for in texts."""
        declared = [each for each in recognizers if each.in_text and each.shapes]
        self.matchers = tuple(Matcher(each, unrelated) for each in declared)
        self._beats = tuple((each.entity, loser) for each in declared for loser in each.beats)
        self._gate = Gate(self.matchers)
        super().__init__(
            supported_entities=sorted({each.entity for each in declared}),
            name="AvgtoolDeclaredRecognizers",
            supported_language=language,
        )

    def load(self) -> None:
        """Nothing to load: the declarations are all there is."""

    def occurrences(self, text: str) -> list[Occurrence]:
        """What was considered in ``text``: what counts, and what was rejected although it might have been a value.

        Words without a digit, and numbers that only a label could make a value, are not worth telling about.
        """
        opened = [
            index
            for index in self._gate.open_for(text, without_context=True)
            if self.matchers[index].says_something or self.matchers[index].find_accepted(text)
        ]
        found = [one for index in opened for one in self.matchers[index].find(text)]
        return [one for one in self._settled(found) if one.accepted or _has_digit(text, one)]

    def analyze(
        self,
        text: str,
        entities: Sequence[str],
        nlp_artifacts: NlpArtifacts | None = None,  # noqa: ARG002 - Presidio's signature
    ) -> list[RecognizerResult]:
        """The occurrences of ``entities`` (of all, when empty) in ``text``."""
        found = [one for index in self._gate.open_for(text) for one in self.matchers[index].find_accepted(text)]
        accepted = (one for one in self._settled(found) if one.accepted)
        return [result(one, self) for one in accepted if not entities or one.entity in entities]

    def _settled(self, found: list[Occurrence]) -> list[Occurrence]:
        return without_beaten(found, self._beats) if len(found) > 1 else found


def _has_digit(text: str, occurrence: Occurrence) -> bool:
    return any(character.isdigit() for character in text[occurrence.start : occurrence.end])


def declared_recognizer(recognizers: Iterable[Recognizer], *, language: str = "nl") -> DeclaredRecognizers:
    """All of ``recognizers`` that are looked for in texts, as one gated Presidio recognizer."""
    return DeclaredRecognizers(recognizers, language=language)


class Gate:
    """Tells which matchers can find anything in a text, from the beginnings of its words and its context words.

    Whether a value can start with given characters is what a partial match answers, so the gate never closes
    before a value. Both answers depend on one word alone, and are kept.
    """

    def __init__(self, matchers: Sequence[Matcher]) -> None:
        """Compile the shapes of ``matchers`` for partial matching."""
        self._patterns = [
            (index, regex.compile(shape.regex)) for index, matcher in enumerate(matchers) for shape, _ in matcher.shapes
        ]
        self._needing = [(index, each) for index, each in enumerate(matchers) if each.recognizer.needs_context]
        self._free = frozenset(range(len(matchers))) - {index for index, _ in self._needing}
        self._starting: dict[str, frozenset[int]] = {}
        self._named: dict[str, frozenset[int]] = {}

    def open_for(self, text: str, *, without_context: bool = False) -> list[int]:
        """Positions of the matchers that must be asked about ``text``, in order.

        Args:
            text: Any text.
            without_context: Also those that need a context word and have none: to explain why they found nothing.
        """
        starting: set[int] = set()
        for prefix in set(_PREFIX.findall(text)):
            starting |= _kept(self._starting, prefix, self._that_start_with)
        if without_context:
            return sorted(starting)
        named = set(self._free)
        for word in set(text.lower().split()):
            named |= _kept(self._named, word, self._that_are_named_by)
        return sorted(starting & named)

    def _that_start_with(self, prefix: str) -> frozenset[int]:
        return frozenset(index for index, pattern in self._patterns if pattern.match(prefix, partial=True))

    def _that_are_named_by(self, word: str) -> frozenset[int]:
        return frozenset(index for index, matcher in self._needing if matcher.may_be_named_by(word))


def _kept(answers: dict[str, frozenset[int]], word: str, ask: Callable[[str], frozenset[int]]) -> frozenset[int]:
    """The answer for ``word``, asked once; a full memory is emptied rather than left to grow."""
    known = answers.get(word)
    if known is None:
        if len(answers) >= _CACHE_SIZE:
            answers.clear()
        known = answers[word] = ask(word)
    return known


def result(occurrence: Occurrence, recognizer: DeclaredRecognizer | DeclaredRecognizers) -> RecognizerResult:
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
