"""avgtool.yaml: who the organisation is, what it calls a person, where its data lies, what a person overruled."""

from __future__ import annotations

import os
from datetime import date  # noqa: TC003 - pydantic needs it at run time
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator, model_validator

from avgtool.errors import ConfigError
from avgtool.model.consent_law import Sector  # noqa: TC001 - the same
from avgtool.model.kinds import Kind  # noqa: TC001 - pydantic needs it at run time

FILE_NAME = "avgtool.yaml"
BLANK = "blank"
"""A spaCy pipeline without a model: its rules for making words of a text."""


HolidayName = Literal[
    "new_year",
    "good_friday",
    "easter",
    "easter_monday",
    "kings_day",
    "liberation_day",
    "ascension",
    "whit_sunday",
    "whit_monday",
    "christmas",
    "boxing_day",
]
"""The public holidays of the Netherlands."""


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Organisation(_Section):
    """Who answers for the processing: the controller (art. 4(7) AVG)."""

    name: str = ""
    address: str = ""
    contact: str = ""
    fg: str = ""
    """Data protection officer (functionaris voor gegevensbescherming, art. 37 AVG)."""
    phone: str = ""
    privacy_url: str = ""
    """Where the privacy notice stands (art. 13 AVG)."""
    sector: Sector | None = None
    """One for which the law keeps an exception; none for all others."""


class ColumnOverride(_Section):
    """A verdict that a person overrules, with reason and name."""

    column: str = Field(min_length=1)
    """Name of the column, or a glob such as ``K*``."""
    source: str = "*"
    """Glob for the name of the file or table."""
    kind: Kind
    reason: str = Field(min_length=1)
    by: str = Field(min_length=1)


class ConsentSettings(_Section):
    """By which law consents are judged, and what receipts say of them."""

    country: Literal["nl", "be"] = "nl"
    confirm_when_of_age: bool = True
    """Whether who reaches the age of consent must confirm what a parent consented to."""
    withdrawal: str = ""
    """How a consent is withdrawn (art. 7(3) AVG); by default through ``organisation.contact``."""
    rights_url: str = ""
    """Where it stands how persons exercise their rights."""
    jurisdiction: str = ""
    """Whose law applies; by default the code of the country."""
    storage: str = ""
    """Where the data is kept: a country, or the EEA."""
    timezone: str | None = None
    """IANA name of the place by whose clock imports write moments without an offset; none: such rows are refused."""


class SourceEntry(_Section):
    """A file, folder or database with customer data."""

    path: str | None = None
    url: str | None = None
    name: str | None = None


class LimitSettings(_Section):
    """Sizes above which a file that cannot be streamed is refused."""

    workbook_megabytes: int = Field(default=200, gt=0)
    json_megabytes: int = Field(default=200, gt=0)
    checked_megabytes: int = Field(default=64, gt=0)
    """Delimited text up to this size is looked through before it is read; of larger files parts are."""


class NerSettings(_Section):
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


class ModelName(_Section):
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


class EngineModel(_Section):
    """The model for texts in one language."""

    lang_code: Literal["nl", "en"]
    model_name: ModelName
    ner_model_configuration: NerSettings | None = None
    """Instead of the engine's."""


class EngineSettings(_Section):
    """An NLP engine of Presidio's whose finds are added to avgtool's own; the keys are those of Presidio's files."""

    nlp_engine_name: str = Field(min_length=1)
    """``spacy``, ``transformers``, ``stanza``; an entry point's name, or the dotted path of a class."""
    models: tuple[EngineModel, ...] = Field(min_length=1)
    ner_model_configuration: NerSettings = NerSettings()


class RecognizerSettings(_Section):
    """A Presidio recognizer class whose finds are added to avgtool's own."""

    class_name: str = Field(min_length=1)
    """One of Presidio's by its name; an entry point's name, or a dotted path."""
    name: str | None = None
    """What explanations call it; by default the name of the class."""
    supported_languages: tuple[Literal["nl", "en"], ...] = ("nl", "en")
    arguments: dict[str, Any] = {}
    """What the class is made with, beside its language."""

    @field_validator("arguments")
    @classmethod
    def _beside_the_file(cls, arguments: dict[str, Any], info: ValidationInfo) -> dict[str, Any]:
        return {
            key: _beside_the_file(value, info) if isinstance(value, str) and _looks_like_path(value) else value
            for key, value in arguments.items()
        }


class TextSettings(_Section):
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


class VerdictSettings(_Section):
    """What a copy must satisfy before it is proposed as anonymous; a policy may ask for more, never for less."""

    k: int = Field(default=10, ge=10)
    """Fewest rows alike: 10 is common for publication, 11 in health care (a risk of 0.09)."""
    answers_months: int = Field(default=12, gt=0, le=60)
    """How many months the answers of a person in a policy hold."""


class CalendarSettings(_Section):
    """Which days move the end of a term. The defaults are those of the Algemene termijnenwet."""

    by_decree: bool = False
    """Whether days that a decree puts on a par with holidays move it too; without them it ends earlier, never late."""
    without: frozenset[HolidayName] = frozenset()
    """Holidays that do not move it: Good Friday and 5 May may be unknown to the European rule."""
    also: tuple[date, ...] = ()
    """Further days that do: a local holiday."""


class Config(_Section):
    """Everything avgtool.yaml may say; every field has a default."""

    organisation: Organisation = Organisation()
    language: Literal["nl", "en"] = "nl"
    person: str = "klant"
    ledger: str = Field(default="sqlite:///avgtool.db", validate_default=True)
    """URL of the database; a relative file of SQLite lies beside avgtool.yaml."""
    ledger_key: str | None = None
    """Key file of the ledger, or ``keyring:NAME``; by default ``avgtool-ledger.key`` beside a file of SQLite."""
    consent: ConsentSettings = ConsentSettings()
    sources: tuple[SourceEntry, ...] = ()
    columns: tuple[ColumnOverride, ...] = ()
    limits: LimitSettings = LimitSettings()
    text: TextSettings = TextSettings()
    calendar: CalendarSettings = CalendarSettings()
    verdict: VerdictSettings = VerdictSettings()

    @field_validator("ledger")
    @classmethod
    def _ledger_beside_the_file(cls, url: str, info: ValidationInfo) -> str:
        beginning, three_slashes, path = url.partition("sqlite:///")
        folder: Path | None = (info.context or {}).get("folder")
        if folder is None or beginning or not three_slashes or not path:
            return url
        return f"{three_slashes}{os.path.normpath(folder / Path(path).expanduser())}"

    @field_validator("ledger_key")
    @classmethod
    def _key_beside_the_file(cls, place: str | None, info: ValidationInfo) -> str | None:
        folder: Path | None = (info.context or {}).get("folder")
        if place is None or folder is None or place.startswith("keyring:"):
            return place
        return os.path.normpath(folder / Path(place).expanduser())

    def with_text_language(self, language: str) -> Config:
        """The same for texts in another language: ``nl`` or ``en``."""
        return self.model_copy(update={"text": self.text.model_copy(update={"language": language})})

    def with_text_threshold(self, threshold: float | None) -> Config:
        """The same with another least score, 0..1, for texts; as it is without one."""
        if threshold is None:
            return self
        return self.model_copy(update={"text": self.text.model_copy(update={"threshold": threshold})})


def find_config(folder: Path) -> Path | None:
    """The first avgtool.yaml in ``folder`` or a folder above it."""
    candidates = (parent / FILE_NAME for parent in (folder, *folder.parents))
    return next((path for path in candidates if path.is_file()), None)


def load_config(path: Path | None) -> Config:
    """Read and validate a configuration; the defaults without one.

    Raises:
        ConfigError: with file, line and what to write instead.
    """
    if path is None:
        return Config()
    from avgtool.strict_yaml import explain, load

    located = load(path, error=ConfigError)
    try:
        return Config.model_validate(located.data, context={"folder": path.absolute().parent})
    except ValidationError as error:
        raise explain(error, located, ConfigError, model=Config) from None


def _beside_the_file(model: str, info: ValidationInfo) -> str:
    """A model's folder in full, when it is written as a path or lies beside the configuration; else the name."""
    folder: Path | None = (info.context or {}).get("folder")
    if folder is None:
        return model
    place = folder / Path(model).expanduser()
    return os.path.normpath(place) if _looks_like_path(model) or place.is_dir() else model


def _looks_like_path(text: str) -> bool:
    return text.startswith((".", "~")) or Path(text).is_absolute()
