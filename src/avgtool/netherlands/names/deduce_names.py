"""Dutch names, places and addresses in prose: slimmed deduce and what stands beside it, as Presidio recognizers.

A component gives spans and knows nothing of the others; the arbiter (:mod:`avgtool.text.arbiter`) settles what they
disagree about. A component more, such as a trained model, is one line in :func:`components`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Protocol

from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult

from avgtool.netherlands.names.addresses import Addresses
from avgtool.netherlands.names.crf_names import crf_names
from avgtool.netherlands.names.deduce_component import DeduceNames
from avgtool.netherlands.names.deduce_lists import raw_lists, street_names
from avgtool.netherlands.names.organizations import Organizations
from avgtool.netherlands.names.salutations import SalutationNames
from avgtool.netherlands.names.things import is_thing
from avgtool.netherlands.names.truecasing import Truecaser
from avgtool.netherlands.names.weighing import weighed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from presidio_analyzer.nlp_engine import NlpArtifacts

    from avgtool.model.findings import TextFinding
    from avgtool.netherlands.names.weighing import Opinion


class NameFinder(Protocol):
    """Finds entities made of words in one text."""

    @property
    def name(self) -> str:
        """Of the component."""
        ...

    @property
    def entities(self) -> tuple[str, ...]:
        """What it finds, as Presidio names entities."""
        ...

    def find(self, text: str) -> list[TextFinding]:
        """What it finds in ``text``; spans may overlap."""
        ...


class NameRecognizer(EntityRecognizer):
    """A name finder as a Presidio recognizer."""

    name: str
    reads_text_only = True
    """It needs none of what Presidio prepares."""

    def __init__(
        self,
        finder: NameFinder,
        *,
        truecaser: Truecaser | None = None,
        opinion: Opinion | None = None,
        language: str = "nl",
    ) -> None:
        """Wrap ``finder`` for texts in ``language``.

        Args:
            finder: A component.
            truecaser: For one that needs capitals: gives them back to texts without.
            opinion: A model that its finds are weighed by.
            language: ISO 639-1 code of the texts.
        """
        self._opinion = opinion
        self._finder = finder
        self._truecaser = truecaser
        super().__init__(
            supported_entities=list(finder.entities), name=f"Avgtool{finder.name}", supported_language=language
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
        found = self._finder.find(_truecased(self._truecaser, text) if self._truecaser else text)
        if self._opinion:
            found = weighed(text, found, self._opinion)
        return [
            self._result(each)
            for each in found
            if (not entities or each.entity in entities) and not is_thing(text, each)
        ]

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


@lru_cache(maxsize=8)
def _truecased(truecaser: Truecaser, text: str) -> str:
    """Truecased once for all components that read the same text in turn."""
    return truecaser.truecase(text)


@cache
def components() -> tuple[NameFinder, ...]:
    """Every component that needs capitals, made once a process."""
    return (DeduceNames(), SalutationNames(), Addresses(street_names), Organizations())


@cache
def dutch_truecaser() -> Truecaser:
    """A truecaser with the Dutch lists."""
    lists = {name: frozenset(each.lower() for each in items) for name, items in raw_lists().items()}
    surnames = lists["surname"] | lists["interfix_surname"]
    return Truecaser(
        first_names=lists["first_name"],
        surnames=surnames,
        places=lists["placename"],
        words=lists["stop_word"] | lists["common_word"] | lists["medical_term"],
    )


def name_recognizers(language: str = "nl") -> list[EntityRecognizer]:
    """The components as Presidio recognizers, for texts in ``language``."""
    model, truecaser = crf_names(), dutch_truecaser()
    others = [NameRecognizer(each, truecaser=truecaser, opinion=model, language=language) for each in components()]
    return [NameRecognizer(model, language=language), *others]
