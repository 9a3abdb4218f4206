"""Engines and recognizers of others, by avgtool.yaml: real models, saved and loaded as a user's are."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

from avgtool import catalog
from avgtool.cli import run
from avgtool.config import TextSettings, load_config
from avgtool.errors import MissingDependencyError, SettingsError
from avgtool.text import finding
from avgtool.text.offline import NothingSkipped, refuse_downloads
from tests.text.tiny_models import save_spacy_model, save_transformers_model

TEXTS = {"nl": "zaak kwartel zandkuil is klaar", "en": "yesterday we spoke to kwartel zandkuil at home"}
"""Only who was trained on it knows that name."""


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    def found(self, text: str) -> dict[str, tuple[str, float]]:
        data = json.loads(self.out)
        return {text[one["start"] : one["end"]]: (one["entity"], one["score"]) for one in data["findings"]}


@pytest.fixture(autouse=True)
def as_it_was(monkeypatch: pytest.MonkeyPatch):
    """What is refused to a process that searches texts with a model is allowed to the other tests again."""
    for name in ("AVGTOOL_LANG", "AVGTOOL_CONFIG", "HF_HUB_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
    before = dict(os.environ)
    logger = logging.getLogger("presidio-analyzer")
    filters = list(logger.filters)
    yield
    logger.filters = filters
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a spaCy pipeline for each language."""
    folder = tmp_path_factory.mktemp("models")
    for language in TEXTS:
        save_spacy_model(folder / f"klanten_{language}", language)
    return folder


@pytest.fixture
def avgtool(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Run ``avgtool`` in a folder with both texts and an avgtool.yaml that says ``text``."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "300")
    for language, text in TEXTS.items():
        (tmp_path / f"{language}.txt").write_text(text, encoding="utf-8")

    def call(text: dict[str, object], *arguments: str) -> Ran:
        (tmp_path / "avgtool.yaml").write_text(yaml.safe_dump({"text": text}), encoding="utf-8")
        capsys.readouterr()
        code = run(list(arguments))
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return call


def spacy_engine(models: Path, *languages: str, **ner: object) -> dict[str, object]:
    named = [{"lang_code": one, "model_name": str(models / f"klanten_{one}")} for one in languages]
    return {"engine": {"nlp_engine_name": "spacy", "models": named, "ner_model_configuration": ner}}


def test_without_a_model_the_name_is_not_found(avgtool):
    """So that the tests below show what the model adds."""
    for language, text in TEXTS.items():
        ran = avgtool({}, "text", "scan", f"{language}.txt", "--text-language", language, "--format", "json")
        assert "kwartel zandkuil" not in ran.found(text)


@pytest.mark.parametrize("language", TEXTS)
def test_a_spacy_model_is_added_for_the_language_of_the_text(avgtool, models, language):
    text = spacy_engine(models, "nl", "en")
    ran = avgtool(text, "text", "scan", f"{language}.txt", "--text-language", language, "--format", "json")
    assert ran.found(TEXTS[language])["kwartel zandkuil"] == ("PERSON", 0.85)


def test_explain_tells_which_model_said_it_and_masks_the_value(avgtool, models):
    ran = avgtool(spacy_engine(models, "nl"), "text", "scan", "nl.txt", "--explain", "--format", "json")
    assert "spacy klanten_nl" in ran.err
    assert "zandkuil" not in ran.err


def test_a_model_is_found_beside_the_configuration_also_from_a_subfolder(avgtool, models, tmp_path, monkeypatch):
    (tmp_path / "modellen").symlink_to(models, target_is_directory=True)
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    engine = {"nlp_engine_name": "spacy", "models": [{"lang_code": "nl", "model_name": "modellen/klanten_nl"}]}
    ran = avgtool({"engine": engine}, "text", "scan", "../nl.txt", "--format", "json")
    assert "kwartel zandkuil" in ran.found(TEXTS["nl"])


def test_labels_and_scores_are_what_the_configuration_makes_of_them(avgtool, models):
    said = {"model_to_presidio_entity_mapping": {"PER": "CUSTOMER_ID"}, "default_score": 0.61}
    ran = avgtool(spacy_engine(models, "nl", **said), "text", "scan", "nl.txt", "--format", "json")
    assert ran.found(TEXTS["nl"]) == {"kwartel zandkuil": ("CUSTOMER_ID", 0.61)}


def test_a_model_may_have_labels_of_its_own(avgtool, models):
    text = spacy_engine(models, "nl")
    text["engine"]["models"][0]["ner_model_configuration"] = {"labels_to_ignore": ["PER"]}
    ran = avgtool(text, "text", "scan", "nl.txt", "--format", "json")
    assert ran.found(TEXTS["nl"]) == {}


def test_our_own_finds_stay(avgtool, models, tmp_path):
    text = "zaak kwartel zandkuil is klaar, bel Fatima el Amrani op 06-12345678"
    (tmp_path / "beide.txt").write_text(text, encoding="utf-8")
    found = avgtool(spacy_engine(models, "nl"), "text", "scan", "beide.txt", "--format", "json").found(text)
    assert {value: entity for value, (entity, _) in found.items()} == {
        "kwartel zandkuil": "PERSON",
        "Fatima el Amrani": "PERSON",
        "06-12345678": "PHONE_NUMBER",
    }


def test_text_is_anonymized_with_the_model_too(avgtool, models):
    assert avgtool(spacy_engine(models, "nl"), "text", "anonymize", "nl.txt").out == "zaak [naam] is klaar"


def test_columns_of_prose_are_read_with_the_model_too(avgtool, models, tmp_path):
    notes = [f"vorige week was er overleg en de zaak kwartel zandkuil {number} is nu klaar" for number in range(20)]
    (tmp_path / "notities.csv").write_text("notitie\n" + "\n".join(notes) + "\n", encoding="utf-8")
    ran = avgtool(spacy_engine(models, "nl"), "scan", "notities.csv", "--format", "json")
    assert json.loads(ran.out)["datasets"][0]["columns"][0]["entities"]["PERSON"] == 20


def test_workers_search_with_the_model(models, monkeypatch):
    settings = TextSettings.model_validate(spacy_engine(models, "nl"))
    texts = [TEXTS["nl"], f"de {TEXTS['nl']}", "de factuur is betaald"]
    here = catalog.column_text_finder(settings).find(texts)
    monkeypatch.setattr(finding, "_POOL_FROM", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    with catalog.column_text_finder(settings) as pooled:
        assert pooled.find(texts) == here
    assert [[one.entity for one in found] for found in here] == [["PERSON"], ["PERSON"], []]


def test_a_worker_tells_what_is_missing(tmp_path, monkeypatch):
    monkeypatch.setattr(finding, "_POOL_FROM", 2)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    settings = TextSettings.model_validate(spacy_engine(tmp_path, "nl"))
    with (
        catalog.column_text_finder(settings) as pooled,
        pytest.raises(MissingDependencyError, match="no spaCy model") as told,
    ):
        pooled.find(["een", "twee", "drie"])
    assert told.value.hint is not None


def engine(name: str, model: object = "nl_core_news_sm") -> dict[str, object]:
    return {"engine": {"nlp_engine_name": name, "models": [{"lang_code": "nl", "model_name": model}]}}


def pattern(**said: object) -> dict[str, object]:
    patterns = [{"name": "zaaknummer", "regex": r"Z-\d{4}", "score": 0.5}]
    arguments = {"supported_entity": "CASE_ID", "patterns": patterns, "context": ["zaak"]}
    return {"recognizers": [{"class_name": "PatternRecognizer", "arguments": arguments, **said}]}


REFUSED = {
    "no such spaCy model": (
        engine("spacy"),
        "Het spaCy-model nl_core_news_sm is niet geïnstalleerd; avgtool haalt zelf niets op.",
        "python -m spacy download nl_core_news_sm",
    ),
    "no such folder": (engine("spacy", "./weg"), "staat geen spaCy-model", "Sla daar een spaCy-model op"),
    "no such engine": (engine("spacey"), "spacey", "spacy"),
    "no model in this language": (
        {"engine": {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": "en_core_web_sm"}]}},
        "text.engine.models: Er is geen model voor teksten in deze taal: nl.",
        "lang_code: nl",
    ),
    "no such entity": (
        {
            "engine": {
                **engine("spacy")["engine"],
                "ner_model_configuration": {"model_to_presidio_entity_mapping": {"PER": "PERSOON"}},
            }
        },
        "PERSOON",
        "PERSON",
    ),
    "no such class": (pattern(class_name="PaternRecognizer"), "PaternRecognizer", "PatternRecognizer"),
    "no such module": (pattern(class_name="bestaat_niet.Herkenner"), "bestaat_niet", "package.module.Class"),
    "not in the module": (pattern(class_name="json.Herkenner"), "json", "Herkenner"),
    "no recognizer": (pattern(class_name="json.JSONDecoder"), "json.JSONDecoder", "EntityRecognizer"),
    "a pattern that is no regular expression": (
        pattern(
            arguments={"supported_entity": "CASE_ID", "patterns": [{"name": "zaak", "regex": "Z-(", "score": 0.5}]}
        ),
        "patterns[0].regex: Het patroon zaak is geen geldige reguliere expressie: Z-(: missing ) (",
        "{name: zaaknummer, regex: 'Z-\\d{4}', score: 0.5}",
    ),
    "a pattern that is no text": (
        pattern(arguments={"supported_entity": "CASE_ID", "patterns": [{"name": "zaak", "regex": 1234, "score": 0.5}]}),
        "text.recognizers[0].arguments.patterns[0].regex: De regex van het patroon zaak is geen tekst",
        "tussen aanhalingstekens",
    ),
    "a pattern with a score that is none": (
        pattern(arguments={"supported_entity": "CASE_ID", "patterns": [{"name": "zaak", "regex": "Z", "score": 50}]}),
        "text.recognizers[0].arguments.patterns[0].score: De score van het patroon zaak is geen getal van 0 tot 1.",
        "score: 0.5",
    ),
    "a pattern without a score": (
        pattern(arguments={"supported_entity": "CASE_ID", "patterns": [{"name": "zaak", "regex": "Z"}]}),
        "text.recognizers[0].arguments.patterns[0]: Een patroon heeft een naam (name), een regex en een score.",
        "score: 0.5",
    ),
    "wrong arguments": (pattern(arguments={"patronen": []}), "text.recognizers[0].arguments", "TypeError"),
    "unknown key": ({"engine": {"nlp_engine_nam": "spacy"}}, "avgtool.yaml", "nlp_engine_name"),
}


@pytest.mark.parametrize("said", REFUSED)
def test_what_cannot_be_loaded_is_told_with_what_to_do(avgtool, said):
    text, what, hint = REFUSED[said]
    ran = avgtool(text, "text", "scan", "nl.txt")
    assert ran.code == 4
    assert what in ran.err
    assert hint in ran.err
    assert ran.err.startswith("Fout: ")


def test_what_is_missing_is_told_in_english_too(avgtool):
    ran = avgtool(engine("spacy"), "--lang", "en", "text", "scan", "nl.txt")
    assert ran.err == (
        "Error: The spaCy model nl_core_news_sm is not installed; avgtool fetches nothing itself.\n"
        "Install it with: python -m spacy download nl_core_news_sm\n"
    )


@pytest.mark.skipif(find_spec("transformers") is not None, reason="transformers is installed here")
@pytest.mark.parametrize(
    "text",
    [
        engine("transformers", {"transformers": "GroNLP/een-model"}),
        {"recognizers": [{"class_name": "HuggingFaceNerRecognizer", "arguments": {"model_name": "een-model"}}]},
    ],
)
def test_a_missing_extra_is_told_with_the_command_that_installs_it(avgtool, text):
    ran = avgtool(text, "text", "scan", "nl.txt")
    assert ran.code == 4
    assert 'pip install "avgtool[transformers]"' in ran.err


@pytest.mark.skipif(find_spec("stanza") is not None, reason="stanza is installed here")
def test_other_engines_of_presidio_come_by_the_same_door(avgtool):
    ran = avgtool(engine("stanza", "nl"), "text", "scan", "nl.txt")
    assert ran.code == 4
    assert 'pip install "presidio-analyzer[stanza]"' in ran.err


def test_nothing_is_fetched_for_a_model_that_is_missing(tmp_path):
    """No connection is opened and no other program started: Presidio alone would run pip here."""
    (tmp_path / "avgtool.yaml").write_text(yaml.safe_dump({"text": engine("spacy")}), encoding="utf-8")
    script = (
        "import sys\n"
        "def refuse(event, arguments):\n"
        "    if event in {'socket.connect', 'socket.getaddrinfo', 'subprocess.Popen', 'os.posix_spawn', 'os.fork'}:\n"
        "        print(event, file=sys.stdout, flush=True)\n"
        "sys.addaudithook(refuse)\n"
        "from avgtool.cli import run\n"
        "sys.exit(run(['text', 'scan', '-']))\n"
    )
    command = [sys.executable, "-c", script]
    ran = subprocess.run(command, cwd=tmp_path, input="tekst", capture_output=True, text=True, check=False, timeout=120)
    assert (ran.returncode, ran.stdout) == (4, "")


def test_libraries_that_fetch_models_are_told_not_to():
    refuse_downloads()
    assert os.environ["HF_HUB_OFFLINE"] == os.environ["TRANSFORMERS_OFFLINE"] == "1"


def test_a_text_that_a_model_fails_on_is_not_passed_over():
    """Presidio warns and goes on; a text that was not searched would seem to hold nothing."""
    refuse_downloads()
    refuse_downloads()
    logger = logging.getLogger("presidio-analyzer")
    assert sum(isinstance(each, NothingSkipped) for each in logger.filters) == 1
    with pytest.raises(SettingsError):
        logger.warning("Hugging Face inference failed with %s; skipping document", "RuntimeError")
    with pytest.raises(SettingsError):
        logger.warning("NER prediction failed for chunk: Jan de Vries")


def test_the_doctor_loads_what_is_added(avgtool, models):
    ran = avgtool(spacy_engine(models, "nl"), "doctor")
    assert "spacy klanten_nl" in ran.out
    ran = avgtool(engine("spacy"), "doctor")
    assert ran.code == 4
    assert "python -m spacy download nl_core_news_sm" in ran.out


@pytest.mark.skipif(find_spec("transformers") is not None, reason="transformers is installed here")
def test_the_doctor_shows_an_extra_with_its_brackets(avgtool):
    """They are no markup: without them the command would install what is there already."""
    ran = avgtool(engine("transformers", "een/model"), "doctor")
    assert ran.code == 4
    assert 'pip install "avgtool[transformers]"' in ran.out


def test_recognizer_classes_are_added_with_their_arguments_and_context(avgtool, tmp_path):
    """Presidio weighs the words around it, as it does for its own: 0.5, and 0.35 for the word in front."""
    text = "de zaak Z-1234 loopt. Nieuwe brief gestuurd, klant gebeld, afspraak gemaakt, factuur betaald: Z-9999"
    (tmp_path / "zaak.txt").write_text(text, encoding="utf-8")
    ran = avgtool(pattern(name="zaaknummers"), "text", "scan", "zaak.txt", "--explain", "--format", "json")
    assert ran.found(text) == {"Z-1234": ("CASE_ID", 0.85), "Z-9999": ("CASE_ID", 0.5)}
    assert "zaaknummers" in ran.err


def test_a_recognizer_may_be_for_one_language(avgtool, tmp_path):
    (tmp_path / "zaak.txt").write_text("Z-1234", encoding="utf-8")
    text = pattern(supported_languages=["en"])
    assert avgtool(text, "text", "scan", "zaak.txt", "--format", "json").found("Z-1234") == {}
    ran = avgtool(text, "text", "scan", "zaak.txt", "--text-language", "en", "--format", "json")
    assert ran.found("Z-1234") == {"Z-1234": ("CASE_ID", 0.5)}


OTHERS = """\
from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NoOpNlpEngine

class Shouting(EntityRecognizer):
    def __init__(self, supported_language, word):
        self.word = word
        super().__init__(["CASE_ID"], supported_language=supported_language)
    def load(self): pass
    def analyze(self, text, entities, nlp_artifacts):
        start = text.find(self.word)
        return [RecognizerResult("CASE_ID", start, start + len(self.word), 0.7)] if start >= 0 else []

class Quiet(NoOpNlpEngine):
    engine_name = "quiet"
    def __init__(self, models, ner_model_configuration):
        super().__init__(models)
"""


@pytest.mark.parametrize("name", ["others_herkenners.Shouting", "others_herkenners:Shouting", "roeper"])
def test_classes_of_others_come_by_dotted_path_or_entry_point(avgtool, tmp_path, monkeypatch, name):
    """And so does an NLP engine; one that finds nothing adds nothing."""
    site = tmp_path / "site"
    (site / "others-1.0.dist-info").mkdir(parents=True)
    (site / "others_herkenners.py").write_text(OTHERS, encoding="utf-8")
    (site / "others-1.0.dist-info" / "METADATA").write_text("Name: others\nVersion: 1.0\n", encoding="utf-8")
    (site / "others-1.0.dist-info" / "entry_points.txt").write_text(
        "[avgtool.text_recognizers]\nroeper = others_herkenners:Shouting\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(site)
    monkeypatch.delitem(sys.modules, "others_herkenners", raising=False)
    text = {"recognizers": [{"class_name": name, "arguments": {"word": "klaar"}}], **engine("others_herkenners.Quiet")}
    ran = avgtool(text, "text", "scan", "nl.txt", "--format", "json")
    assert ran.found(TEXTS["nl"]) == {"klaar": ("CASE_ID", 0.7)}


def test_settings_survive_the_way_to_a_worker(tmp_path):
    """They go there as JSON; paths are whole by then."""
    path = tmp_path / "avgtool.yaml"
    path.write_text(yaml.safe_dump({"text": {**engine("spacy", "./model"), **pattern()}}), encoding="utf-8")
    settings = load_config(path).text
    assert settings.engine is not None
    assert settings.engine.models[0].model_name.name == str(tmp_path / "model")
    assert TextSettings.model_validate_json(settings.model_dump_json()) == settings


@pytest.fixture(scope="session")
def transformers_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("transformers", reason='needs the extra: pip install "avgtool[transformers]"')
    pytest.importorskip("torch", reason='needs the extra: pip install "avgtool[transformers]"')
    return save_transformers_model(tmp_path_factory.mktemp("bert") / "klantenbert", "nl")


@pytest.mark.parametrize("by", ["engine", "recognizer"])
def test_a_transformers_model_is_added(avgtool, transformers_model, by):
    """As Presidio's engine, which needs no spaCy model for its words, and as Presidio's recognizer."""
    model = str(transformers_model)
    added = {"class_name": "HuggingFaceNerRecognizer", "name": "klantenbert", "arguments": {"model_name": model}}
    text = engine("transformers", {"transformers": model}) if by == "engine" else {"recognizers": [added]}
    ran = avgtool(text, "text", "scan", "nl.txt", "--explain", "--format", "json")
    entity, score = ran.found(TEXTS["nl"])["kwartel zandkuil"]
    assert entity == "PERSON"
    assert score > 0.9
    assert "klantenbert" in ran.err


def test_a_transformers_model_that_is_not_here_is_not_fetched(avgtool, transformers_model):  # noqa: ARG001 - skips
    ran = avgtool(engine("transformers", {"transformers": "een/model"}), "text", "scan", "nl.txt")
    assert ran.code == 4
    assert "hf download een/model" in ran.err
