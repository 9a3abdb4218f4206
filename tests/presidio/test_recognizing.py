"""Ours in anyone's Presidio: an unmodified AnalyzerEngine and AnonymizerEngine."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
import yaml
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_anonymizer import AnonymizerEngine
from presidio_anonymizer.entities import InvalidParamError, OperatorConfig, RecognizerResult

import avgtool.presidio
from avgtool.catalog import operators as own_operators
from avgtool.keys import key_from_bytes
from avgtool.operators.base import OperatorContext
from avgtool.presidio import REGISTRY_FILE, nlp_engine, operators, recognizers, registry_configuration
from avgtool.presidio.recognizing import AvgtoolHintsRecognizer, AvgtoolNamesRecognizer
from avgtool.text.finding import HIGH_RECALL_THRESHOLD

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


def test_names_are_found_in_dutch_and_english_texts_only():
    """What finds them knows Dutch: in other languages it is left out, and refuses where it is asked for."""
    with_names = [
        language
        for language in ("nl", "en", "fr", "de")
        if any(isinstance(one, AvgtoolNamesRecognizer) for one in recognizers(language))
    ]
    assert with_names == ["nl", "en"]
    with pytest.raises(ValueError, match=r"in texts in nl and en, not in fr: leave them out \(names=False\)"):
        recognizers("fr", names=True)
    named = [one for one in registry_configuration("nl", "fr")["recognizers"] if "Names" in one["name"]]
    assert [one["supported_languages"] for one in named] == [["nl"]]
    assert not [one for one in registry_configuration("fr")["recognizers"] if "Names" in one["name"]]


def test_no_name_stands_inside_another_and_nothing_doubtful_is_given(analyzer: AnalyzerEngine):
    """Without any threshold: *Vries* is a village, *Bergen* a surname too."""
    text = "Jan de Vries verhuist naar Bergen op Zoom. Bestelnummer 4711, 12345678, 123456782, 12-AB-34, 1-2-2020."
    results = analyzer.analyze(text, "nl")
    assert min(one.score for one in results) >= HIGH_RECALL_THRESHOLD
    names = [text[one.start : one.end] for one in results if one.entity_type in {"PERSON", "LOCATION", "ADDRESS"}]
    assert sorted(names) == ["Bergen op Zoom", "Jan de Vries"]


def test_a_name_says_what_found_it_and_what_speaks_for_it(analyzer: AnalyzerEngine):
    """Never with the name itself."""
    (one,) = analyzer.analyze("Groet, Jan de Vries", "nl", entities=["PERSON"], return_decision_process=True)
    said = one.analysis_explanation.textual_explanation
    assert said.startswith("name model: in the list of first names")
    assert "Jan" not in repr(one.analysis_explanation)
    assert "Vries" not in repr(one.analysis_explanation)


def test_every_recognizer_has_a_name_of_its_own():
    """Registries and explanations tell them apart."""
    names = [one.name for one in recognizers("nl")]
    assert len(names) == len(set(names))


HINTING = "Zij is zwanger en lid van de FNV, denk ik."


def test_words_that_hint_come_at_a_low_score(analyzer: AnalyzerEngine):
    """With Dutch texts alone; an engine that asks for more goes without them, and so do registries."""
    results = analyzer.analyze(HINTING, "nl", return_decision_process=True)
    hinted = {one.entity_type: (HINTING[one.start : one.end], one.score) for one in results}
    assert hinted == {"HEALTH": ("zwanger", 0.3), "UNION": ("FNV", 0.3)}
    assert {one.analysis_explanation.textual_explanation for one in results} == {"hint"}
    assert found(analyzer, HINTING) == {}
    assert "HEALTH" not in {entity for one in recognizers("nl", hints=False) for entity in one.supported_entities}
    assert "HEALTH" not in {entity for one in recognizers("en") for entity in one.supported_entities}


def test_hints_can_be_chosen_by_entity():
    """As a registry file says it."""
    (only,) = [AvgtoolHintsRecognizer(supported_entities=["UNION"])]
    assert only.supported_entities == ["UNION"]
    assert [one.entity_type for one in only.analyze(HINTING, [])] == ["UNION"]
    assert only.analyze(HINTING, ["HEALTH"]) == []


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


def test_a_stand_in_in_a_text_is_the_one_of_the_column(anonymizer: AnonymizerEngine):
    """In a plain engine too, by entity: an IBAN becomes the IBAN that it becomes in a file."""
    for operator in operators():
        anonymizer.add_anonymizer(operator)
    text, key = "IBAN NL91 ABNA 0417 1643 00.", key_from_bytes(bytes(range(32)))
    made = anonymizer.anonymize(
        text,
        [RecognizerResult("IBAN_CODE", 5, 27, 1.0)],
        {"IBAN_CODE": OperatorConfig("avgtool_surrogate", {"key": key})},
    )
    frame = pl.DataFrame({"iban": ["NL91 ABNA 0417 1643 00"]})
    column = own_operators()["surrogate"](kind="iban").column(pl.col("iban"), OperatorContext(derive=key.derive))
    assert made.text == f"IBAN {frame.select(column).item()}."


def test_what_needs_more_than_one_value_is_no_operator_for_texts(anonymizer: AnonymizerEngine):
    """Dates move by themselves there; rare values and quantiles cannot be known."""
    names = {one().operator_name() for one in operators()}
    assert {"avgtool_shift_dates", "avgtool_noise", "avgtool_generalize"} <= names
    assert not names & {"avgtool_aggregate", "avgtool_drop", "avgtool_text"}
    spans = [RecognizerResult("DATE_TIME", 0, 10, 1.0)]
    alone = {"days": 9, "per_value": True, "key": key_from_bytes(bytes(32))}
    moved = {"DATE_TIME": OperatorConfig("avgtool_shift_dates", alone)}
    assert re.fullmatch(r"\d\d-0[56]-2000 was het", anonymizer.anonymize("01-06-2000 was het", spans, moved).text)
    for name, parameters in (("shift_dates", {"days": 9, "subject": "klant"}), ("generalize", {"quantiles": 4})):
        with pytest.raises(InvalidParamError, match="more than one value"):
            anonymizer.anonymize("01-06-2000", spans, {"DEFAULT": OperatorConfig(f"avgtool_{name}", parameters)})


@pytest.mark.parametrize("key", ["sleutel.key", Path("sleutel.key"), b"x" * 32, ""], ids=str)
@pytest.mark.parametrize("name", ["pseudonymize", "surrogate", "encrypt"])
def test_a_key_that_is_none_is_refused_by_name(anonymizer: AnonymizerEngine, name: str, key: object):
    """A path is none, and a missing one is not guessed; the error says how to get one."""
    spans = [RecognizerResult("IP_ADDRESS", 0, 11, 1.0)]
    for parameters in ({"key": key}, {}):
        chosen = {"DEFAULT": OperatorConfig(f"avgtool_{name}", parameters)}
        with pytest.raises(InvalidParamError, match=rf"avgtool_{name}.* key; .*avgtool\.load_key") as caught:
            anonymizer.anonymize("203.0.113.7", spans, chosen)
        assert "203" not in str(caught.value)


def test_a_wrong_parameter_is_refused_by_name(anonymizer: AnonymizerEngine, analyzer: AnalyzerEngine):
    """Presidio's own error, which names the parameter."""
    results = analyzer.analyze(TEXT, "nl", entities=["PERSON"])
    with pytest.raises(InvalidParamError, match="avgtool_mask: bogus"):
        anonymizer.anonymize(TEXT, results, {"DEFAULT": OperatorConfig("avgtool_mask", {"bogus": 1})})


PLAIN = """\
import json, sys
from avgtool.presidio import REGISTRY_FILE
from presidio_analyzer import AnalyzerEngineProvider

engine = AnalyzerEngineProvider(
    analyzer_engine_conf_file=sys.argv[1],
    recognizer_registry_conf_file=sys.argv[2] if len(sys.argv) > 2 else REGISTRY_FILE,
).create_engine()
text = sys.stdin.read()
found = {one.entity_type: text[one.start:one.end] for one in engine.analyze(text, language="nl")}
print(json.dumps([found, sorted(type(one).__name__ for one in engine.registry.recognizers)]))
"""
ANALYZER = """\
supported_languages: [nl]
default_score_threshold: 0.4
nlp_configuration:
  nlp_engine_name: no_op
  models: [{lang_code: nl, model_name: no_op}]
"""


def in_plain_presidio(folder: Path, text: str, registry: str | None = None) -> tuple[dict[str, str], list[str]]:
    """What an unmodified Presidio makes of ``text`` by YAML files, in a process and folder without avgtool.yaml."""
    (folder / "analyzer.yaml").write_text(ANALYZER, encoding="utf-8")
    command = [sys.executable, "-c", PLAIN, "analyzer.yaml"]
    if registry is not None:
        (folder / "registry.yaml").write_text(registry, encoding="utf-8")
        command.append("registry.yaml")
    ran = subprocess.run(command, cwd=folder, input=text, capture_output=True, text=True, check=False, timeout=120)
    assert ran.returncode == 0, ran.stderr
    found, classes = json.loads(ran.stdout)
    return found, classes


def test_an_unmodified_presidio_loads_ours_from_the_shipped_yaml_file(tmp_path: Path):
    """One import, and the file: what it finds is what our recognizers find."""
    found, _ = in_plain_presidio(tmp_path, "Jan de Vries, BSN 1112.22.333, OV-chipkaart 3528012345678900")
    assert found == {"PERSON": "Jan de Vries", "NL_BSN": "1112.22.333", "NL_OV_CHIPKAART": "3528012345678900"}


WITHOUT_IMPORT = """\
from pathlib import Path
from importlib.util import find_spec
from presidio_analyzer.recognizer_registry import RecognizerRegistryProvider

folder = Path(find_spec("avgtool").origin).parent / "presidio"
RecognizerRegistryProvider(conf_file=folder / "recognizers.yaml").create_recognizer_registry()
"""


def test_without_the_import_presidio_says_what_the_documentation_says_it_does():
    """When a later Presidio can load classes by itself, this fails, and the warnings in the documents can go."""
    ran = subprocess.run([sys.executable, "-c", WITHOUT_IMPORT], capture_output=True, text=True, check=False)
    said = "Invalid recognizer registry configuration"
    assert said in ran.stderr
    page = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")
    assert all(said in text for text in (page, avgtool.presidio.__doc__ or ""))
    assert "Invalid recognizer registry" in REGISTRY_FILE.read_text(encoding="utf-8")


REGISTRY = """\
supported_languages: [nl]
recognizers:
  - name: AvgtoolNlBsnRecognizer
    type: predefined
    supported_languages: [{language: nl, context: [legitimatie]}]
  - name: namen
    class_name: AvgtoolNamesRecognizer
    supported_entities: [PERSON]
  - name: AvgtoolIbanCodeRecognizer
    type: predefined
    enabled: false
  - name: Zaaknummer
    supported_entity: CASE_ID
    patterns: [{name: zaak, regex: "Z-\\\\d{4}", score: 0.5}]
"""


def test_a_registry_file_may_choose_and_set_ours_beside_others(tmp_path: Path):
    """Presidio's own keys work: context, supported_entities, enabled, class_name; and its own recognizers."""
    text = "Jan de Vries uit Zwolle, legitimatie 1112.22.333, rekening NL91ABNA0417164300, zaak Z-1234"
    found, classes = in_plain_presidio(tmp_path, text, REGISTRY)
    assert classes == ["AvgtoolNamesRecognizer", "AvgtoolNlBsnRecognizer", "PatternRecognizer"]
    assert found == {"PERSON": "Jan de Vries", "NL_BSN": "1112.22.333", "CASE_ID": "Z-1234"}


def test_the_documented_registry_file_works(tmp_path: Path):
    """docs/configuration.md, as it stands there."""
    page = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")
    (shown,) = (one.split("```")[0] for one in page.split("```yaml\n")[1:] if one.startswith("supported_languages"))
    found, _ = in_plain_presidio(tmp_path, "Jan de Vries, BSN 1112.22.333, woont in Zwolle", shown)
    assert found == {"PERSON": "Jan de Vries", "NL_BSN": "1112.22.333"}


def test_the_shipped_file_has_every_recognizer():
    """`make docs` writes it from the code."""
    assert yaml.safe_load(REGISTRY_FILE.read_text(encoding="utf-8")) == registry_configuration("nl")


def test_a_recognizer_can_be_described_and_made_again():
    """Presidio's to_dict and from_dict."""
    for one in [*recognizers("en", names=False), AvgtoolNamesRecognizer("nl")]:
        again = type(one).from_dict(one.to_dict())
        assert again.to_dict() == one.to_dict()


def test_a_recognizer_refuses_an_entity_that_is_not_its_own():
    """Rather than find something else under that name."""
    (bsn,) = (one for one in recognizers("nl") if one.supported_entities == ["NL_BSN"])
    with pytest.raises(ValueError, match="AvgtoolNlBsnRecognizer finds NL_BSN only"):
        type(bsn)(supported_entities=["US_SSN"])
