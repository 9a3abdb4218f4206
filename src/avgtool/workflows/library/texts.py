"""Finding and replacing personal data in free text, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from avgtool import catalog
from avgtool.config import Config, TextSettings
from avgtool.i18n import LANGUAGES
from avgtool.workflows.library.arguments import key_of, policy_of
from avgtool.workflows.text import replace_in_text, text_replacer

if TYPE_CHECKING:
    import os

    from avgtool.keys import Key
    from avgtool.model.findings import TextFinding
    from avgtool.policy.schema import Policy

    StrPath = str | os.PathLike[str]

_DEFAULTS = Config()


def find_in_text(
    text: str, *, language: Literal["nl", "en"] = "nl", threshold: float | None = None
) -> list[TextFinding]:
    """Personal data in one text: ``.start`` and ``.end`` in characters, ``.entity`` as Presidio names it, ``.score``.

    Args:
        text: The text.
        language: Language of the text.
        threshold: Least score in 0..1 that counts; lower finds more and errs more. By default 0.4; up to 0.3
            words of Dutch texts that can reveal something special count too (HEALTH, RELIGION, UNION, …).

    Raises:
        TypeError: ``text`` is no ``str``, or ``threshold`` no number.
        ValueError: ``language`` is neither ``nl`` nor ``en``, or ``threshold`` lies outside 0..1.
    """
    _require_text(text)
    return catalog.text_finder(_text_settings(language, threshold)).find([text])[0]


def anonymize_text(text: str, policy: Policy | StrPath | None = None, *, key: Key | StrPath | None = None) -> str:
    """A text with its personal data replaced, each entity by the policy's own operator; without a policy by its label.

    Raises:
        PolicyError: The policy is unknown or invalid.
        KeyFileError: A key is needed and missing, or unsafe.
        TypeError: ``text`` is no ``str``.
    """
    _require_text(text)
    chosen = None if policy is None else policy_of(policy)
    return replace_in_text(text, text_replacer(chosen, key_of(key), _DEFAULTS.text))


def _require_text(text: object) -> None:
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}")


def _text_settings(language: str, threshold: float | None) -> TextSettings:
    if language not in LANGUAGES:
        raise ValueError(f"language must be 'nl' or 'en', not {language!r}")
    if threshold is None:
        return TextSettings(language=cast('Literal["nl", "en"]', language))
    if isinstance(threshold, bool) or not isinstance(threshold, int | float):
        raise TypeError(f"threshold must be a number, not {type(threshold).__name__}")
    if not 0 <= threshold <= 1:
        raise ValueError(f"threshold must lie between 0 and 1, not {threshold}")
    return TextSettings(language=cast('Literal["nl", "en"]', language), threshold=threshold)
