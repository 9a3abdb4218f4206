"""Reading a text through a Presidio engine, with whatever recognizers and model are in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from avgtool.recognizers.presidio import DISTANCE, REASON
from avgtool.text.arbiter import Candidate
from avgtool.text.reading import rejected_of

if TYPE_CHECKING:
    from presidio_analyzer import AnalyzerEngine, RecognizerResult

    from avgtool.recognizers.matching import Occurrence


@runtime_checkable
class Considering(Protocol):
    """A recognizer that can also say what it looked at and rejected."""

    name: str

    def occurrences(self, text: str) -> list[Occurrence]:
        """Everything it considered in ``text``."""
        ...


@dataclass(frozen=True, slots=True)
class EngineReader:
    """Reads by asking a Presidio engine that speaks one language."""

    analyzer: AnalyzerEngine
    language: str
    entities: tuple[str, ...]

    @classmethod
    def of(cls, analyzer: AnalyzerEngine) -> EngineReader:
        """A reader that asks ``analyzer`` about everything it can find."""
        language = analyzer.supported_languages[0]
        return cls(analyzer, language, tuple(sorted(analyzer.get_supported_entities(language))))

    def candidates(self, text: str) -> list[Candidate]:
        """What the engine finds, whatever its score."""
        found = self.analyzer.analyze(text, self.language, entities=list(self.entities), score_threshold=0.0)
        return [_candidate(each) for each in found]

    def rejected(self, text: str) -> list[Candidate]:
        """What those of its recognizers that can tell have rejected."""
        recognizers: list[object] = list(self.analyzer.registry.recognizers)
        return [
            one
            for each in recognizers
            if isinstance(each, Considering)
            for one in rejected_of(each.occurrences(text), each.name)
        ]


def _candidate(found: RecognizerResult) -> Candidate:
    metadata = found.recognition_metadata or {}
    return Candidate(
        found.start,
        found.end,
        found.entity_type,
        found.score,
        source=str(metadata.get(found.RECOGNIZER_NAME_KEY, "")),
        reason=str(metadata.get(REASON, "")),
        distance=metadata.get(DISTANCE),
    )
