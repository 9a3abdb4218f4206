"""Texts of the organization in the language of a letter: translated where that is known, else marked to be filled in.

Registers are written in one language, and who asks may read another (art. 12(1) AVG). No text is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from avgtool.i18n import Message
    from avgtool.model.activities import Activity, AutomatedDecision, StoragePeriod
    from avgtool.subject_requests.letters.facts import Answer

_PERSONS = "{persons}"
_LAW = re.compile(r"(?:[A-Z]{2,}|Tw|art\.|\d[\w:.-]*|[\s().,;:/–-])+")
"""A law with its article: *AWR 52(4)*, *BW 7:454*."""


class Untranslated(str):
    """A text that nobody wrote in the language of the letter."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Glossary:
    """What texts of the organization are called in the language of a letter."""

    words: Mapping[str, str]
    own: frozenset[str] = frozenset()
    """Further texts of the organization; what is neither of these somebody wrote for this letter."""

    def said(self, text: str) -> str:
        """A text that stands in the register."""
        known = self.known(text)
        if known is not None or not text or _LAW.fullmatch(text):
            return known or text
        return Untranslated(text)

    def named(self, text: str) -> str:
        """A name, which stays as it is where nothing else is known."""
        return self.known(text) or text

    def written(self, text: str) -> str:
        """A text that may be of the organization, or written for this letter."""
        return self.said(text) if text in self.own else self.named(text)

    def known(self, text: str) -> str | None:
        """Its translation, with a small or a great first letter; None where there is none."""
        for key in (text, text[:1].upper() + text[1:], text[:1].lower() + text[1:]):
            if key in self.words:
                return self.words[key]
        return next((said for key, said in self.words.items() if _PERSONS in key and _fits(key, text)), None)


@cache
def _pattern(key: str) -> re.Pattern[str]:
    before, after = map(re.escape, key.split(_PERSONS))
    return re.compile(f"{before}[^,;.]{{2,40}}{after}")


def _fits(key: str, text: str) -> bool:
    return _pattern(key).fullmatch(text) is not None


def combined(message: Message, parts: Sequence[str], language: str = "en") -> str | Message:
    """A message made of parts: untranslated where one of them is."""
    if any(isinstance(part, Untranslated) for part in parts):
        return Untranslated(message.render(language))
    return message


def translated_activity(activity: Activity, glossary: Glossary) -> Activity:
    """An entry of the register, with its texts in the language of a letter."""
    said = glossary.said
    return replace(
        activity,
        name=said(activity.name),
        purposes=tuple(
            replace(one, text=said(one.text), law=said(one.law), interest=said(one.interest))
            for one in activity.purposes
        ),
        other_data=tuple(map(said, activity.other_data)),
        recipients=tuple(replace(one, name=glossary.named(one.name)) for one in activity.recipients),
        processors=tuple(replace(one, name=glossary.named(one.name)) for one in activity.processors),
        transfers=tuple(
            replace(one, country=said(one.country), safeguard=said(one.safeguard)) for one in activity.transfers
        ),
        retention=tuple(_period(one, glossary) for one in activity.retention),
        origin=said(activity.origin),
        decisions=tuple(_decision(one, glossary) for one in activity.decisions),
    )


def _period(period: StoragePeriod, glossary: Glossary) -> StoragePeriod:
    said = glossary.said
    return replace(period, data=said(period.data), start=said(period.start), ground=said(period.ground))


def _decision(decision: AutomatedDecision, glossary: Glossary) -> AutomatedDecision:
    said = glossary.said
    return replace(
        decision,
        what=said(decision.what),
        logic=said(decision.logic),
        consequences=said(decision.consequences),
    )


def translated_answer(answer: Answer, glossary: Glossary) -> Answer:
    """An answer, with what avgtool.yaml says in it in the language of a letter."""
    written = glossary.written
    return replace(
        answer,
        backups=tuple(map(written, answer.backups)),
        kept=tuple(replace(one, ground=written(one.ground)) for one in answer.kept),
        left_out=tuple(replace(one, reason=written(one.reason)) for one in answer.left_out),
        not_portable=tuple(replace(one, reason=written(one.reason)) for one in answer.not_portable),
    )
