"""Ours in anyone's Presidio: an unmodified AnalyzerEngine and AnonymizerEngine."""

from __future__ import annotations

import pytest
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_anonymizer import AnonymizerEngine
from presidio_anonymizer.entities import InvalidParamError, OperatorConfig

from avgtool.keys import key_from_bytes
from avgtool.presidio import nlp_engine, operators, recognizers

TEXT = "Jan de Vries, BSN 1112.22.333, OV-chipkaart 3528012345678900, geboren 3-3-1980, factuur 123456782"


@pytest.fixture(scope="module")
def analyzer() -> AnalyzerEngine:
    """Presidio as it comes, with our recognizers and a tokenizer."""
    registry = RecognizerRegistry(recognizers=recognizers("nl"), supported_languages=["nl"])
    return AnalyzerEngine(registry=registry, nlp_engine=nlp_engine("nl"), supported_languages=["nl"])


@pytest.fixture
def anonymizer() -> AnonymizerEngine:
    """Presidio's anonymizer with our operators added."""
    engine = AnonymizerEngine()
    for operator in operators():
        engine.add_anonymizer(operator)
    return engine


def found(analyzer: AnalyzerEngine, text: str, **options: object) -> dict[str, str]:
    """Entity to value, of what scores 0.4 or more."""
    results = analyzer.analyze(text, "nl", score_threshold=0.4, **options)
    return {one.entity_type: text[one.start : one.end] for one in results}


def test_a_plain_engine_finds_what_ours_declare(analyzer: AnalyzerEngine):
    """Checks, context words and what beats what work without our engine."""
    assert found(analyzer, TEXT) == {
        "PERSON": "Jan de Vries",
        "NL_BSN": "1112.22.333",
        "NL_OV_CHIPKAART": "3528012345678900",
        "DATE_OF_BIRTH": "3-3-1980",
    }


def test_the_callers_context_counts(analyzer: AnalyzerEngine):
    """A column name given as context does what a word in the text does."""
    assert found(analyzer, "12345678") == {}
    assert "NL_KVK" in found(analyzer, "12345678", context=["kvk"])


def test_entities_can_be_chosen(analyzer: AnalyzerEngine):
    """Only what is asked for is given."""
    assert found(analyzer, TEXT, entities=["NL_BSN"]) == {"NL_BSN": "1112.22.333"}


def test_results_explain_themselves_without_the_value(analyzer: AnalyzerEngine):
    """Presidio's explanation says which recognizer, which score, and why."""
    (one,) = analyzer.analyze("BSN 1112.22.333", "nl", entities=["NL_BSN"], return_decision_process=True)
    explanation = one.analysis_explanation
    assert (explanation.recognizer, explanation.validation_result) == ("AvgtoolNlBsnRecognizer", True)
    assert explanation.textual_explanation == "check_and_context"
    assert "1112" not in repr(explanation)


def test_recognizers_can_be_chosen_by_country_and_language():
    """Presidio's country codes and languages are set."""
    belgian = recognizers("en", countries={"BE"}, names=False)
    countries = {one.country_code() for one in belgian}
    assert countries == {None, "be"}
    assert {one.supported_language for one in belgian} == {"en"}


def test_every_recognizer_has_a_name_of_its_own():
    """Registries and explanations tell them apart."""
    names = [one.name for one in recognizers("nl")]
    assert len(names) == len(set(names))


def test_our_operators_work_in_a_plain_anonymizer(analyzer: AnalyzerEngine, anonymizer: AnonymizerEngine):
    """Each entity by its own operator, with the parameters of our policies."""
    key = key_from_bytes(bytes(range(32)))
    chosen = {
        "DEFAULT": OperatorConfig("avgtool_replace", {}),
        "DATE_OF_BIRTH": OperatorConfig("avgtool_generalize", {"date": "year"}),
        "NL_BSN": OperatorConfig("avgtool_redact", {}),
        "ORDER_ID": OperatorConfig("avgtool_pseudonymize", {"domain": "orders", "key": key}),
    }
    results = analyzer.analyze(TEXT, "nl", score_threshold=0.3)
    text = anonymizer.anonymize(TEXT, results, chosen).text
    head, pseudonym = text.rsplit(" ", 1)
    assert head == "[PERSON], BSN , OV-chipkaart [NL_OV_CHIPKAART], geboren 1980, factuur"
    assert pseudonym not in {"123456782", ""}
    assert anonymizer.anonymize(TEXT, results, chosen).text == text


def test_a_wrong_parameter_is_refused_by_name(anonymizer: AnonymizerEngine, analyzer: AnalyzerEngine):
    """Presidio's own error, which names the parameter."""
    results = analyzer.analyze(TEXT, "nl", entities=["PERSON"])
    with pytest.raises(InvalidParamError, match="avgtool_mask: bogus"):
        anonymizer.anonymize(TEXT, results, {"DEFAULT": OperatorConfig("avgtool_mask", {"bogus": 1})})
