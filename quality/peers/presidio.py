"""Presidio and presidio-structured as they come, with a spaCy pipeline that has no model."""

from __future__ import annotations

import importlib
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from quality.peers.base import Peer
from quality.spans import Found

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from presidio_analyzer import AnalyzerEngine

    from quality.peers.base import FindInTable, FindInTexts

ENTITIES = {
    "PERSON": ("PERSON",),
    "LOCATION": ("LOCATION", "ADDRESS"),
    "NRP": ("ETHNICITY",),
    "ORGANIZATION": ("ORGANIZATION",),
    "PHONE_NUMBER": ("PHONE_NUMBER",),
    "EMAIL_ADDRESS": ("EMAIL_ADDRESS",),
    "IBAN_CODE": ("IBAN_CODE",),
    "CREDIT_CARD": ("CREDIT_CARD",),
    "CRYPTO": ("CRYPTO",),
    "IP_ADDRESS": ("IP_ADDRESS",),
    "MAC_ADDRESS": ("OTHER_ID",),
    "URL": ("URL",),
    "DATE_TIME": ("DATE_TIME", "DATE_OF_BIRTH"),
    "US_BANK_NUMBER": ("BANK_ACCOUNT",),
    "US_DRIVER_LICENSE": ("OTHER_ID",),
    "US_PASSPORT": ("OTHER_ID",),
    "MEDICAL_LICENSE": ("OTHER_ID",),
}
"""Presidio's entities as ours; all others are national numbers of countries."""
CONFIGURED = (
    "AnalyzerEngine with its own default recognizers for English (nothing of it is Dutch), phone regions as they come, "
    "scores of 0.35 and more. Its default model en_core_web_lg is not on the package index, so its spaCy engine runs "
    "an English pipeline without a model: names, places and organizations, which only a model gives, are never found; "
    "Presidio with a model would find some of them."
)
SCORE = 0.35


@cache
def engine() -> AnalyzerEngine:
    """Presidio's engine, loaded by its own provider from a blank pipeline; opens no connection."""
    import spacy
    import tldextract
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    tldextract.tldextract.TLD_EXTRACTOR.suffix_list_urls = ()
    with tempfile.TemporaryDirectory() as folder:
        pipeline = Path(folder) / "blank"
        spacy.blank("en").to_disk(pipeline)
        models = [{"lang_code": "en", "model_name": str(pipeline)}]
        provider = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models})
        return AnalyzerEngine(nlp_engine=provider.create_engine(), default_score_threshold=SCORE)


def find_in_texts() -> FindInTexts:
    """Texts, one by one."""
    presidio = engine()

    def find(texts: Sequence[str]) -> list[list[Found]]:
        return [
            [Found(one.start, one.end, _ours(one.entity_type)) for one in presidio.analyze(text, "en")]
            for text in texts
        ]

    return find


def find_in_table() -> FindInTable:
    """A table by presidio-structured, which gives each column its most common entity."""
    from presidio_structured import PandasAnalysisBuilder

    pandas = importlib.import_module("pandas")
    builder = PandasAnalysisBuilder(engine())

    def find(columns: Mapping[str, Sequence[str]]) -> list[tuple[str, ...]]:
        found: list[tuple[str, ...]] = []
        for values in columns.values():
            if not values:
                found.append(())
                continue
            mapping = builder.generate_analysis(pandas.DataFrame({"column": list(values)})).entity_mapping
            found.append(_ours(mapping["column"]) if "column" in mapping else ())
        return found

    return find


def _ours(entity: str) -> tuple[str, ...]:
    return ENTITIES.get(entity, ("NATIONAL_ID",))


PRESIDIO = Peer("Presidio 2.2.366, plain", "MIT", CONFIGURED, texts=find_in_texts)
STRUCTURED = Peer(
    "presidio-structured 0.0.10",
    "MIT",
    "PandasAnalysisBuilder with its defaults (the most common entity of a column) over the plain Presidio engine of "
    "the line above; column by column, because it needs columns of one length and the values were cut to those filled.",
    texts=None,
    table=find_in_table,
)
