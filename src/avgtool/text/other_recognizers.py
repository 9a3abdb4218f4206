"""Recognizer classes of Presidio's and of others, by configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import regex  # type: ignore[import-untyped]
from presidio_analyzer import EntityRecognizer, PatternRecognizer, predefined_recognizers

from avgtool.errors import AvgtoolError, ConfigError, MissingDependencyError
from avgtool.i18n import msg
from avgtool.text.local_engines import how_to_get
from avgtool.text.named_classes import named_class

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.config import RecognizerSettings
    from avgtool.i18n import Message

ENTRY_POINT = "avgtool.text_recognizers"
_INSTALLED_BY = {
    "HuggingFaceNerRecognizer": "avgtool[transformers]",
    "MedicalNERRecognizer": "avgtool[transformers]",
    "GLiNERRecognizer": "presidio-analyzer[gliner]",
}
"""What a class of Presidio's needs besides."""
_EXAMPLE = r"{name: zaaknummer, regex: 'Z-\d{4}', score: 0.5}"


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
    if wrong := _wrong_pattern(settings.arguments, f"{where}.arguments"):
        return wrong
    what = msg("{name} cannot be made ({fault}).", name=name, fault=type(error).__name__)
    return ConfigError(what, where=f"{where}.arguments", hint=msg("Check its arguments with its documentation."))


def _wrong_pattern(arguments: Mapping[str, Any], where: str) -> ConfigError | None:
    """The first of the patterns in ``arguments`` that Presidio takes for none, with what is wrong with it."""
    patterns = arguments.get("patterns")
    for place, one in enumerate(patterns if isinstance(patterns, list) else ()):
        told = _pattern_fault(one) if isinstance(one, dict) else ("", msg("A pattern has a name, a regex and a score."))
        if told:
            key, what = told
            there = f"{where}.patterns[{place}]" + (f".{key}" if key else "")
            return ConfigError(what, where=there, hint=msg("Such a pattern works: {example}", example=_EXAMPLE))
    return None


def _pattern_fault(pattern: Mapping[str, Any]) -> tuple[str, Message] | None:
    """The key that is wrong in one pattern, and how; none where Presidio takes it."""
    if set(pattern) != {"name", "regex", "score"}:
        return "", msg("A pattern has a name, a regex and a score.")
    name, written, score = pattern["name"], pattern["regex"], pattern["score"]
    if not isinstance(score, int | float) or not 0 <= score <= 1:
        return "score", msg("The score of the pattern {name} is no number from 0 to 1.", name=name)
    try:
        regex.compile(written)
    except regex.error as error:
        fault = f"{error.msg} ({error.pos})" if error.pos is not None else error.msg
        return "regex", msg(
            "The pattern {name} is no valid regular expression: {pattern}: {fault}",
            name=name,
            pattern=written,
            fault=fault,
        )
    except TypeError:
        return "regex", msg("The regex of the pattern {name} is no text: write it between quotes.", name=name)
    return None
