"""Recognizer classes of Presidio's and of others, by configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presidio_analyzer import EntityRecognizer, PatternRecognizer, predefined_recognizers

from avgtool.errors import AvgtoolError, ConfigError, MissingDependencyError
from avgtool.i18n import msg
from avgtool.text.local_engines import how_to_get
from avgtool.text.named_classes import named_class

if TYPE_CHECKING:
    from avgtool.config import RecognizerSettings

ENTRY_POINT = "avgtool.text_recognizers"
_INSTALLED_BY = {
    "HuggingFaceNerRecognizer": "avgtool[transformers]",
    "MedicalNERRecognizer": "avgtool[transformers]",
    "GLiNERRecognizer": "presidio-analyzer[gliner]",
}
"""What a class of Presidio's needs besides."""


def other_recognizers(settings: tuple[RecognizerSettings, ...], language: str) -> list[EntityRecognizer]:
    """The recognizers that are configured for texts in one language, made and loaded.

    Raises:
        ConfigError: There is no such class, or it cannot be made with these arguments.
        MissingDependencyError: A package that it needs is not installed.
    """
    return [
        _made(one, language, f"text.recognizers[{place}]")
        for place, one in enumerate(settings)
        if language in one.supported_languages
    ]


def presidio_recognizers() -> dict[str, type[EntityRecognizer]]:
    """Presidio's own recognizer classes, by name."""
    every = [PatternRecognizer, *vars(predefined_recognizers).values()]
    return {one.__name__: one for one in every if isinstance(one, type) and issubclass(one, EntityRecognizer)}


def _made(settings: RecognizerSettings, language: str, where: str) -> EntityRecognizer:
    known = presidio_recognizers()
    found: type[EntityRecognizer] = named_class(
        settings.class_name, EntityRecognizer, known, group=ENTRY_POINT, where=f"{where}.class_name"
    )
    given = {**settings.arguments, "supported_language": language}
    if settings.name:
        given["name"] = settings.name
    try:
        return found.from_dict(given)
    except AvgtoolError:
        raise
    except Exception as error:
        raise _told(error, settings, where) from error


def _told(error: Exception, settings: RecognizerSettings, where: str) -> AvgtoolError:
    name, model = settings.class_name, settings.arguments.get("model_name")
    if isinstance(error, ImportError):
        what = msg("{name} needs a package that is not installed.", name=name)
        install = msg(
            'Install it with: pip install "{name}"', name=_INSTALLED_BY.get(name, getattr(error, "name", name))
        )
        return MissingDependencyError(what, where=where, hint=install)
    if isinstance(error, OSError) and model:
        what = msg("The model {model} cannot be loaded ({fault}).", model=model, fault=type(error).__name__)
        return MissingDependencyError(what, where=where, hint=how_to_get("transformers", model, ""))
    what = msg("{name} cannot be made ({fault}).", name=name, fault=type(error).__name__)
    return ConfigError(what, where=f"{where}.arguments", hint=msg("Check its arguments with its documentation."))
