"""What avgtool.yaml adds to our own search of texts: an NLP engine with a model, recognizer classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presidio_analyzer.context_aware_enhancers import LemmaContextAwareEnhancer
from presidio_analyzer.nlp_engine import NoOpNlpEngine

from avgtool.text.engine import build_engine
from avgtool.text.model_engines import load_engine, ner_recognizer
from avgtool.text.other_recognizers import other_recognizers

if TYPE_CHECKING:
    from collections.abc import Collection

    from presidio_analyzer import AnalyzerEngine

    from avgtool.config import TextSettings


def build_added(settings: TextSettings, entities: Collection[str]) -> AnalyzerEngine | None:
    """A Presidio engine that asks what is added, and nothing else; none where that finds nothing in this language.

    Args:
        settings: What avgtool.yaml says.
        entities: What a model's labels may stand for.

    Raises:
        SettingsError: What is configured does not exist, or is not installed.
    """
    language = settings.language
    engine = load_engine(settings.engine, language, entities) if settings.engine else None
    model = ner_recognizer(engine, settings.engine, language) if engine and settings.engine else None
    recognizers = [*([model] if model else []), *other_recognizers(settings.recognizers, language)]
    if not recognizers:
        return None
    # Recognizers of others leave it to the engine to weigh the words around a find; without words it cannot.
    enhancer = None if isinstance(engine, NoOpNlpEngine) else LemmaContextAwareEnhancer()
    return build_engine(recognizers, language=language, nlp_engine=engine, context_enhancer=enhancer)
