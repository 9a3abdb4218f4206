"""NLP engines with a model, by configuration: Presidio's provider loads them, from this machine only."""

from __future__ import annotations

from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import spacy
from presidio_analyzer import RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpEngine, NlpEngineProvider

from avgtool.config import BLANK
from avgtool.errors import AvgtoolError, ConfigError, MissingDependencyError
from avgtool.i18n import msg
from avgtool.strict_yaml.explaining import suggestion
from avgtool.text.local_engines import LOCAL_ENGINES, how_to_get
from avgtool.text.named_classes import named_class

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from presidio_analyzer import EntityRecognizer

    from avgtool.config import EngineModel, EngineSettings, NerSettings

ENTRY_POINT = "avgtool.nlp_engines"
LABELS = {
    "PER": "PERSON",
    "PERSON": "PERSON",
    "PERS": "PERSON",
    "LOC": "LOCATION",
    "LOCATION": "LOCATION",
    "GPE": "LOCATION",
    "ORG": "ORGANIZATION",
    "ORGANIZATION": "ORGANIZATION",
}
"""What the labels that most models use mean; a label that is not mapped is left out."""
_NAME = "text.engine.nlp_engine_name"
_PACKAGES = {
    "transformers": (("transformers", "torch"), "avgtool[transformers]"),
    "stanza": (("stanza",), "presidio-analyzer[stanza]"),
}
"""What an engine needs besides, and what installs it."""


def load_engine(settings: EngineSettings, language: str, entities: Collection[str]) -> NlpEngine:
    """The engine with its model for texts in one language.

    Args:
        settings: What avgtool.yaml says.
        language: ISO 639-1 code.
        entities: What a label may stand for.

    Raises:
        ConfigError: There is no such engine, no model for the language, or a label stands for nothing known.
        MissingDependencyError: A package or a model is not installed; the hint has the command.
    """
    name = settings.nlp_engine_name
    model = _model_for(settings, language)
    ner = model.ner_model_configuration or settings.ner_model_configuration
    _require_entities(ner, entities)
    engine = named_class(name, NlpEngine, LOCAL_ENGINES, group=ENTRY_POINT, where=_NAME)
    _require_packages(name, engine)
    with _ready(name, model) as model_name:
        configuration = {
            "nlp_engine_name": engine.engine_name,
            "models": [{"lang_code": language, "model_name": model_name}],
            "ner_model_configuration": _as_presidio_takes_it(ner),
        }
        return _loaded(engine, configuration, model)


def ner_recognizer(engine: NlpEngine, settings: EngineSettings, language: str) -> EntityRecognizer | None:
    """What hands on the finds of an engine's model, under the name of both; none where the engine finds nothing."""
    entities = engine.get_supported_entities()
    if not entities:
        return None
    made = RecognizerRegistry.get_nlp_recognizer(engine)
    name = f"{settings.nlp_engine_name} {model_title(_model_for(settings, language))}"
    return made(supported_language=language, supported_entities=entities, name=name)


def model_title(model: EngineModel) -> str:
    """What explanations call a model: its name, of a folder the last part."""
    name = _finding_model(model)
    return Path(name).name if Path(name).is_absolute() else name


def _finding_model(model: EngineModel) -> str:
    return str(model.model_name.transformers or model.model_name.name)


def _model_for(settings: EngineSettings, language: str) -> EngineModel:
    for place, model in enumerate(settings.models):
        if model.lang_code == language:
            if not (model.model_name.name or model.model_name.transformers):
                key = f"text.engine.models[{place}].model_name"
                raise ConfigError(msg("{key} names no model.", key=key))
            return model
    raise ConfigError(
        msg("There is no model for texts in this language: {language}.", language=language),
        where="text.engine.models",
        hint=msg(
            "Add one with lang_code: {language}, or choose the other language by --text-language.", language=language
        ),
    )


def _require_entities(ner: NerSettings, entities: Collection[str]) -> None:
    for entity in (ner.model_to_presidio_entity_mapping or {}).values():
        if entity not in entities:
            where = "text.engine.ner_model_configuration.model_to_presidio_entity_mapping"
            raise ConfigError(
                msg("There is no entity {entity}.", entity=entity), where=where, hint=suggestion(entity, entities)
            )


def _require_packages(name: str, engine: Any) -> None:
    packages, installed_by = _PACKAGES.get(name, ((), ""))
    missing = ", ".join(package for package in packages if find_spec(package) is None)
    if missing:
        what = msg("The engine {engine} needs packages that are not installed: {names}.", engine=name, names=missing)
    elif not getattr(engine, "is_available", True):
        what = msg(
            "The packages of the engine {engine} are installed, but not in versions that work together.", engine=name
        )
    else:
        return
    hint = msg('Install them with: pip install "{name}"', name=installed_by) if installed_by else None
    raise MissingDependencyError(what, where=_NAME, hint=hint)


@contextmanager
def _ready(engine: str, model: EngineModel) -> Iterator[str | dict[str, str]]:
    """The model's name as the engine takes it; spaCy's own rules are saved for the while: it loads models only."""
    if engine != "transformers":
        yield _finding_model(model)
        return
    with TemporaryDirectory() as folder:
        words = model.model_name.spacy
        if words == BLANK:
            words = folder
            spacy.blank(model.lang_code).to_disk(folder)
        yield {"spacy": words, "transformers": _finding_model(model)}


def _as_presidio_takes_it(ner: NerSettings) -> dict[str, Any]:
    said = ner.model_dump(mode="json")
    return {**said, "model_to_presidio_entity_mapping": ner.model_to_presidio_entity_mapping or dict(LABELS)}


def _loaded(engine: Any, configuration: dict[str, Any], model: EngineModel) -> NlpEngine:
    try:
        return NlpEngineProvider((engine,), nlp_configuration=configuration).create_engine()
    except AvgtoolError:
        raise
    except Exception as error:
        name = _finding_model(model)
        what = msg("The model {model} cannot be loaded ({fault}).", model=name, fault=type(error).__name__)
        hint = how_to_get(engine.engine_name, name, model.lang_code)
        raise MissingDependencyError(what, where="text.engine.models", hint=hint) from error
