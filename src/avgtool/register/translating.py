"""Usual texts in the language of who reads: what a template wrote in one language is known in the other."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from avgtool.model.activities import Activity

_PERSONS = "{persons}"
_CODES = frozenset({"code", "consent", "policy", "law", "systems", "columns", "where", "owner", "measures", "permits"})
"""Fields that are the same in every language, or one's own."""


@dataclass(frozen=True, slots=True)
class UsualTexts:
    """Texts that are known in another language."""

    texts: Mapping[str, str] = field(default_factory=dict)
    """As templates have them, ``{persons}`` in the place of the word for the persons."""
    persons: Mapping[str, str] = field(default_factory=dict)
    """Words for several persons: *gasten* to *guests*."""

    def said(self, text: str) -> str:
        """A text in that language, with a capital where it had one; as it is where it is nobody's usual one."""
        found = self._found(text) or self._found(text[:1].lower() + text[1:])
        if found is None:
            return text
        return found[:1].upper() + found[1:] if text[:1].isupper() else found

    def _found(self, text: str) -> str | None:
        if text in self.texts:
            return self.texts[text]
        for own, other in self.persons.items():
            known = self.texts.get(text.replace(own, _PERSONS, 1)) if own in text else None
            if known is not None:
                return known.replace(_PERSONS, other)
        return None


def in_other_words(activity: Activity, usual: UsualTexts) -> Activity:
    """An activity with its usual texts in the language of ``usual``; what somebody wrote stays as it was written."""
    translated: Activity = _said(activity, usual)
    return translated


def _said(value: Any, usual: UsualTexts) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return usual.said(value)
    if isinstance(value, tuple):
        return tuple(_said(one, usual) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        names = (one.name for one in fields(value) if one.name not in _CODES)
        return replace(value, **{name: _said(getattr(value, name), usual) for name in names})
    return value
