"""How free text is searched."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator

from avgtool.config.base import Section

BLANK = "blank"
"""A spaCy pipeline without a model: its rules for making words of a text."""


class NerSettings(Section):
    """What a model's finds become: Presidio's ``ner_model_configuration``, under its names and with its defaults."""

    model_to_presidio_entity_mapping: dict[str, str] | None = None
    """Label of the model to entity; by default the usual labels of persons, places and organizations."""
    labels_to_ignore: tuple[str, ...] = ()
    default_score: float = Field(default=0.85, ge=0, le=1)
    """Score of a find where the model itself gives none, as spaCy's do not."""
    low_score_entity_names: tuple[str, ...] = ()
    low_confidence_score_multiplier: float = Field(default=0.4, ge=0, le=1)
    aggregation_strategy: Literal["simple", "first", "average", "max"] = "max"
    stride: int = Field(default=14, ge=0)
    alignment_mode: Literal["strict", "contract", "expand"] = "expand"


class ModelName(Section):
    """Which model an engine reads: one name, or the two that Presidio's engine ``transformers`` takes."""

    name: str | None = None
    """Name of an installed model, or its folder; a relative one starts where avgtool.yaml lies."""
    spacy: str = Field(default=BLANK, min_length=1)
    """Makes words of a text: a spaCy model, or ``blank`` for spaCy's own rules, which need no model."""
    transformers: str | None = None
    """Finds names: a folder, or the name of a model that has been fetched."""

    @model_validator(mode="before")
    @classmethod
    def _from_one_name(cls, given: object) -> object:
        return {"name": given} if isinstance(given, str) else given

    @field_validator("name", "spacy", "transformers")
    @classmethod
    def _beside_the_file(cls, model: str | None, info: ValidationInfo) -> str | None:
        return model and _beside_the_file(model, info)


class EngineModel(Section):
    """The model for texts in one language."""

    lang_code: Literal["nl", "en"]
    model_name: ModelName
    ner_model_configuration: NerSettings | None = None
    """Instead of the engine's."""


class EngineSettings(Section):
    """An NLP engine of Presidio's whose finds are added to avgtool's own; the keys are those of Presidio's files."""

    nlp_engine_name: str = Field(min_length=1)
    """``spacy``, ``transformers``, ``stanza``; an entry point's name, or the dotted path of a class."""
    models: tuple[EngineModel, ...] = Field(min_length=1)
    ner_model_configuration: NerSettings = NerSettings()


class RecognizerSettings(Section):
    """A Presidio recognizer class whose finds are added to avgtool's own."""

    class_name: str = Field(min_length=1)
    """One of Presidio's by its name; an entry point's name, or a dotted path."""
    name: str | None = None
    """What explanations call it; by default the name of the class."""
    supported_languages: tuple[Literal["nl", "en"], ...] = ("nl", "en")
    arguments: dict[str, Any] = Field(default_factory=dict)
    """What the class is made with, beside its language."""

    @field_validator("arguments")
    @classmethod
    def _beside_the_file(cls, arguments: dict[str, Any], info: ValidationInfo) -> dict[str, Any]:
        return {
            key: _beside_the_file(value, info) if isinstance(value, str) and _looks_like_path(value) else value
            for key, value in arguments.items()
        }


class TextSettings(Section):
    """How free text is searched."""

    language: Literal["nl", "en"] = "nl"
    threshold: float = Field(default=0.4, ge=0, le=1)
    """Score from which a find counts; lower finds more and errs more."""
    engine: EngineSettings | None = None
    recognizers: tuple[RecognizerSettings, ...] = ()

    @property
    def adds_something(self) -> bool:
        """Whether texts are read by more than avgtool's own recognizers."""
        return self.engine is not None or bool(self.recognizers)


def _beside_the_file(model: str, info: ValidationInfo) -> str:
    """A model's folder in full, when it is written as a path or lies beside the configuration; else the name."""
    folder: Path | None = (info.context or {}).get("folder")
    if folder is None:
        return model
    place = folder / Path(model).expanduser()
    return os.path.normpath(place) if _looks_like_path(model) or place.is_dir() else model


def _looks_like_path(text: str) -> bool:
    return text.startswith((".", "~")) or Path(text).is_absolute()
