"""A Presidio ``AnalyzerEngine`` that works offline and speaks Dutch: our recognizers, spaCy's tokenizer, no model.

Nothing here opens a connection: spaCy's blank pipelines come with the package (:mod:`avgtool.text.offline`). Engines
with a model are added by configuration (:mod:`avgtool.text.model_engines`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from presidio_analyzer import AnalyzerEngine, ContextAwareEnhancer, EntityRecognizer, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine
from spacy.util import get_lang_class

from avgtool.text.offline import stay_offline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from presidio_analyzer import RecognizerResult
    from spacy.language import Language

LANGUAGES = ("nl", "en")
"""Languages that a text can be in."""


class TokenizerEngine(NlpEngine):
    """A Presidio NLP engine that only tokenizes: spaCy's blank pipelines, which come with the package."""

    def __init__(self, languages: Sequence[str] = LANGUAGES) -> None:
        """Make an engine for ``languages``, ISO 639-1."""
        self._languages = tuple(languages)
        self._pipelines: dict[str, Language] = {}

    def load(self) -> None:
        """Make the pipelines: no file is read, no connection opened."""
        self._pipelines = {language: get_lang_class(language)() for language in self._languages}

    def is_loaded(self) -> bool:
        """Whether :meth:`load` was called."""
        return bool(self._pipelines)

    def process_text(self, text: str, language: str) -> NlpArtifacts:
        """The tokens of ``text``; lower-cased words stand for lemmas."""
        doc = self._pipelines[language].make_doc(text)
        tokens = list(doc)
        return NlpArtifacts(
            entities=[],
            tokens=doc,
            tokens_indices=[token.idx for token in tokens],
            lemmas=[token.lower_ for token in tokens],
            nlp_engine=self,
            language=language,
        )

    def process_batch(
        self,
        texts: Iterable[str],
        language: str,
        batch_size: int = 1,  # noqa: ARG002 - Presidio's signature
        n_process: int = 1,  # noqa: ARG002 - Presidio's signature
        **kwargs: Any,  # noqa: ARG002 - Presidio's signature
    ) -> Iterator[tuple[str, NlpArtifacts]]:
        """Each text with its tokens, in order."""
        for text in texts:
            yield text, self.process_text(text, language)

    def is_stopword(self, word: str, language: str) -> bool:
        """Whether ``word`` is a stop word of ``language``."""
        return word in self._pipelines[language].Defaults.stop_words

    def is_punct(self, word: str, language: str) -> bool:  # noqa: ARG002 - Presidio's signature
        """Whether ``word`` has neither letter nor digit."""
        return not any(character.isalnum() for character in word)

    def get_supported_entities(self) -> list[str]:
        """None: names are found by recognizers."""
        return []

    def get_supported_languages(self) -> list[str]:
        """The languages of this engine."""
        return list(self._languages)


class AsJudged(ContextAwareEnhancer):
    """Leaves every score as its recognizer gave it: ours weigh context themselves."""

    def __init__(self) -> None:
        """No factors: nothing is enhanced."""
        super().__init__(0.0, 0.0, 0, 0)

    def enhance_using_context(
        self,
        text: str,  # noqa: ARG002 - Presidio's signature
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,  # noqa: ARG002 - Presidio's signature
        recognizers: list[EntityRecognizer],  # noqa: ARG002 - Presidio's signature
        context: list[str] | None = None,  # noqa: ARG002 - Presidio's signature
    ) -> list[RecognizerResult]:
        """The results as they are."""
        return raw_results


def build_engine(
    recognizers: Iterable[EntityRecognizer],
    *,
    language: str = "nl",
    nlp_engine: NlpEngine | None = None,
    context_enhancer: ContextAwareEnhancer | None = None,
) -> AnalyzerEngine:
    """A Presidio engine with ``recognizers`` alone, ready to analyze texts in ``language``.

    Args:
        recognizers: Ours or anybody's, all for ``language``.
        language: ISO 639-1 code.
        nlp_engine: Another NLP engine of Presidio's, such as one with a spaCy model; by default only a tokenizer.
        context_enhancer: For recognizers that leave context words to the engine; ours do not.
    """
    stay_offline()
    registry = RecognizerRegistry(recognizers=list(recognizers), supported_languages=[language])
    return AnalyzerEngine(
        registry=registry,
        nlp_engine=nlp_engine or TokenizerEngine((language,)),
        supported_languages=[language],
        context_aware_enhancer=context_enhancer or AsJudged(),
    )
